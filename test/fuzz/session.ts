// A text typed into the built server, with the questions that an editor asks after each edit.
import { LineIndex } from '../../server/src/core/base/lineIndex.ts';
import { LanguageServer } from '../lsp/languageServer.ts';
import { extentOf, torn, type Tear } from './arbitraries.ts';

export class Session {
  readonly #server: LanguageServer;

  private constructor(server: LanguageServer) {
    this.#server = server;
  }

  /** With less memory than the texts of all cases need: what is closed has to be forgotten. */
  static async start(heapMegabytes: number): Promise<Session> {
    const env = { NODE_OPTIONS: `--max-old-space-size=${String(heapMegabytes)}` };
    return new Session(await LanguageServer.start({ env, settings: { preset: 'strict' } }));
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** Fails where the server ends, answers with an error, or logs that a request failed. */
  async play(text: string, edits: readonly Tear[], cursors: readonly number[]): Promise<void> {
    const server = this.#server;
    const uri = await server.open('fuzz.yaml', text);
    await this.#ask(uri, text, cursors);
    let now = text;
    for (const edit of edits) {
      const lines = new LineIndex(now);
      const { start, end } = extentOf(now, edit);
      await server.change(uri, { start: lines.position(start), end: lines.position(end) }, edit.insert);
      now = torn(now, edit);
      await this.#ask(uri, now, cursors);
    }
    await server.close(uri);
    const [failure] = server.log.splice(0);
    if (failure !== undefined) throw new Error(`the server logged: ${failure}`);
  }

  async #ask(uri: string, text: string, cursors: readonly number[]): Promise<void> {
    const server = this.#server;
    const lines = new LineIndex(text);
    const whole = { start: { line: 0, character: 0 }, end: lines.position(text.length) };
    const positions = cursors.map((cursor) => lines.position(Math.floor(cursor * text.length)));
    const target = await server.timelineTarget(uri, positions[0] ?? null);
    await Promise.all([
      server.diagnostics(uri),
      server.codeLenses(uri),
      server.codeActions(uri, whole),
      server.inlayHints(uri, whole),
      server.documentLinks(uri),
      target && server.timeline(target),
      ...positions.flatMap((position) => [
        server.hover(uri, position),
        server.completions(uri, position),
        server.definition(uri, position),
        server.references(uri, position),
      ]),
    ]);
  }
}
