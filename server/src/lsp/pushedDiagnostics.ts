// Findings for clients that do not ask for them.
import { CancellationToken, type Connection, type Diagnostic } from 'vscode-languageserver';
import { pausing, type Clock } from './clock.ts';
import { reason } from './guard.ts';
import { diagnostics } from './handlers/diagnostic.ts';
import { analysisWith } from './littleByLittle.ts';
import type { Session } from './session.ts';
import type { Spellings } from './spellings.ts';

export class PushedDiagnostics {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #clock: Clock;
  readonly #spellings: Spellings;
  /** Files that the client shows something for. */
  readonly #shown = new Set<string>();

  constructor(connection: Connection, session: Session, clock: Clock, spellings: Spellings) {
    this.#connection = connection;
    this.#session = session;
    this.#clock = clock;
    this.#spellings = spellings;
  }

  /** Open files first. A change that comes meanwhile ends it: it brings the next round. */
  async pushAll(): Promise<void> {
    const { texts, isIndexing } = this.#session;
    const { version } = texts;
    const pause = pausing(this.#clock);
    const wanted = new Set([
      ...texts.documents.keys(),
      ...(isIndexing ? [] : ((await this.#session.reportedFiles()) ?? [])),
    ]);
    for (const uri of wanted) {
      await this.#push(uri);
      await pause();
      if (texts.version !== version) return;
    }
    for (const uri of [...this.#shown].filter((one) => !wanted.has(one))) this.#show(uri, []);
  }

  async #push(uri: string): Promise<void> {
    try {
      const wanted = { uri, what: 'diagnostics', token: CancellationToken.None } as const;
      this.#show(uri, diagnostics(await analysisWith(this.#session, this.#clock, wanted), uri));
    } catch (error) {
      this.#connection.console.error(`textDocument/publishDiagnostics failed for ${uri}: ${reason(error)}`);
    }
  }

  #show(uri: string, found: Diagnostic[]): void {
    const version = this.#session.texts.documents.get(uri)?.version;
    if (found.length > 0) this.#shown.add(uri);
    else if (!this.#shown.delete(uri) && version === undefined) return;
    const shown = { uri, ...(version !== undefined && { version }), diagnostics: found };
    void this.#connection.sendDiagnostics(this.#spellings.toClient(shown));
  }
}
