// The built language server, spoken to as an editor does: over standard input and output.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type CodeLens,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InlayHint,
  type Position,
  type ProtocolConnection,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import type { TargetView, TimelineResult } from '../../server/src/protocol/timelineView.ts';

const built = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));

const pullingClient: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: {
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
};

export interface ServerOptions {
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  /** Files on disk, beside those that are opened. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the client answers when it is asked for its settings. */
  readonly settings?: unknown;
}

export class LanguageServer {
  readonly connection: ProtocolConnection;
  readonly log: string[] = [];
  readonly #process;
  readonly #folder;
  readonly #versions = new Map<string, number>();

  private constructor(files: Readonly<Record<string, string>>) {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'graceline-lsp-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(this.#folder, name), text);
    this.#process = spawn(process.execPath, [built, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
    );
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
  }

  static async start(options: ServerOptions = {}): Promise<LanguageServer> {
    const { capabilities = pullingClient, files = {}, settings, locale = 'en' } = options;
    const server = new LanguageServer(files);
    const { connection } = server;
    connection.onRequest('workspace/configuration', (): unknown => [settings]);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.onRequest('workspace/codeLens/refresh', () => null);
    connection.onRequest('workspace/inlayHint/refresh', () => null);
    connection.listen();
    const workspace = { ...capabilities.workspace, configuration: settings !== undefined };
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      locale,
      capabilities: { ...capabilities, workspace },
    });
    await connection.sendNotification('initialized', {});
    return server;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const ended = once(this.#process, 'exit');
      await this.connection.sendRequest('shutdown');
      await this.connection.sendNotification('exit');
      await ended;
    }
    this.connection.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  uri(name: string): string {
    return pathToFileURL(path.join(this.#folder, name)).href;
  }

  write(name: string, text: string): void {
    writeFileSync(path.join(this.#folder, name), text);
  }

  /** Opens a text; the file need not exist. */
  async open(name: string, text: string, languageId = 'yaml'): Promise<string> {
    const uri = this.uri(name);
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    return uri;
  }

  /** Types into an open text. */
  async change(uri: string, range: Range, text: string): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  report(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.report(uri);
    return report.kind === 'full' ? report.items : [];
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  inlayHints(uri: string, range: Range): Promise<InlayHint[]> {
    return this.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range });
  }

  codeLenses(uri: string): Promise<CodeLens[]> {
    return this.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
  }

  codeActions(uri: string, range: Range, only?: string): Promise<CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only !== undefined && { only: [only] }) },
    });
  }

  timelineTarget(uri: string, position: Position | null): Promise<TargetView | null> {
    return this.connection.sendRequest('graceline/timelineTarget', { uri, position });
  }

  timeline(target: TargetView, trigger = 'deletion'): Promise<TimelineResult> {
    return this.connection.sendRequest('graceline/timeline', { target, trigger });
  }
}

/** Where a piece of text stands in a text. */
export function rangeOf(text: string, piece: string): Range {
  const start = text.indexOf(piece);
  if (start < 0) throw new Error(`the text does not hold ${JSON.stringify(piece)}`);
  return { start: positionAt(text, start), end: positionAt(text, start + piece.length) };
}

export function positionOf(text: string, piece: string): Position {
  return rangeOf(text, piece).start;
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return edits
    .toSorted((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (changed, { range, newText }) =>
        changed.slice(0, offset(range.start)) + newText + changed.slice(offset(range.end)),
      text,
    );
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
