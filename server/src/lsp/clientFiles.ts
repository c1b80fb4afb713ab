// Files that the client reads and finds: it knows the file systems of its workspace.
import type { Connection } from 'vscode-languageserver';
import { wantedPatterns, maxUnopenedBytes } from '../files/wantedFile.ts';
import { parentOf } from '../files/ignoreRules.ts';
import type { ParamsOf } from '../protocol/request.ts';
import { findFiles, readFile } from '../protocol/fileAccess.ts';
import type { FileAccess, Search } from './fileAccess.ts';
import type { Root } from './root.ts';
import type { Spellings } from './spellings.ts';

const rulesName = '.gitignore';

export class ClientFiles implements FileAccess {
  readonly #connection: Connection;
  readonly #spellings: Spellings;

  constructor(connection: Connection, spellings: Spellings) {
    this.#connection = connection;
    this.#spellings = spellings;
  }

  async *find(root: Root, { from, flat, maxFiles }: Search): AsyncIterable<readonly string[]> {
    const folder = from === '' ? root.uri : root.uriOf(from);
    const params: ParamsOf<typeof findFiles> = { folder, flat, maxFiles, names: [...wantedPatterns, rulesName] };
    const found = await this.#connection
      .sendRequest<readonly string[]>(findFiles.method, this.#spellings.toClient(params))
      .catch(() => []);
    const paths = found.flatMap((uri) => root.pathTo(uri) ?? []);
    const rules = paths.filter((path) => path.endsWith(rulesName));
    await Promise.all(rules.map((path) => this.#learn(root, path)));
    yield paths.filter((path) => root.selection.covers(path)).map((path) => root.uriOf(path));
  }

  async read(uri: string, maxBytes: number): Promise<string | undefined> {
    const params: ParamsOf<typeof readFile> = { uri, maxBytes };
    const text = await this.#connection
      .sendRequest<string | null>(readFile.method, this.#spellings.toClient(params))
      .catch(() => null);
    return text ?? undefined;
  }

  async #learn(root: Root, path: string): Promise<void> {
    const text = await this.read(root.uriOf(path), maxUnopenedBytes);
    if (text !== undefined) root.selection.rules.add(parentOf(path), text);
  }
}
