// Clients may spell a URI otherwise than we do, as `file:///C:/a@b` for `file:///c%3A/a%40b`, and files that were found on
// the disk know no client. Within the server each file has one spelling, that of vscode-uri; to the client it has the
// client's own. Texts that merely look like URIs are left alone on the way in, where only these members are read.
import type { Message, MessageStrategy } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { fileUri } from '../core/base/place.ts';
import { isRendered } from '../core/builds/build.ts';

const uriMembers: ReadonlySet<string> = new Set(['uri', 'rootUri']);

interface Incoming extends Message {
  readonly method?: string;
  readonly params?: unknown;
}

export class Spellings implements MessageStrategy {
  /** The client's spellings by ours, where they differ. */
  readonly #ofClient = new Map<string, string>();

  /** Passes a message on with our spellings. That of an open document counts, whatever else names the file. */
  handleMessage(message: Incoming, next: (message: Message) => void | Promise<void>): void | Promise<void> {
    if (message.params === undefined) return next(message);
    const opens = message.method === 'textDocument/didOpen';
    const params = mapUris(message.params, (uri) => this.#take(uri, opens));
    const spelt: Incoming = { ...message, params };
    return next(spelt);
  }

  /** What is told the client, with its spellings. */
  toClient<T>(value: T): T {
    return this.#ofClient.size === 0 ? value : (this.#respell(value) as T);
  }

  #take(uri: string, opens: boolean): string {
    const ours = ourSpelling(uri);
    if (opens) this.#ofClient.delete(ours);
    if (ours !== uri && !this.#ofClient.has(ours)) this.#ofClient.set(ours, uri);
    return ours;
  }

  /** A link into a file has a fragment, and an edit of several files has their URIs for keys. */
  #respell(value: unknown): unknown {
    if (typeof value === 'string') return value.replace(/^[^#]*/, (uri) => this.#ofClient.get(uri) ?? uri);
    if (Array.isArray(value)) return value.map((one) => this.#respell(one));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, one]) => [this.#ofClient.get(key) ?? key, this.#respell(one)]);
    return Object.fromEntries(entries) as unknown;
  }
}

function mapUris(value: unknown, spell: (uri: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => mapUris(one, spell));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]: [string, unknown]) => [
    key,
    typeof one === 'string' && uriMembers.has(key) ? spell(one) : mapUris(one, spell),
  ]);
  return Object.fromEntries(entries) as unknown;
}

/** What is no URI stays as it is, and so does what only we give a name to. */
function ourSpelling(uri: string): string {
  if (isRendered(fileUri(uri)) || !/^[a-z][a-z\d+.-]*:/i.test(uri)) return uri;
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}
