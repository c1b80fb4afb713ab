// The built language server, spoken to as an editor does: over standard input and output.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
  type CompletionItem,
  type ConfigurationParams,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentLink,
  type Hover,
  type InlayHint,
  type Location,
  type LocationLink,
  type Position,
  type ProtocolConnection,
  type Range,
  type TextEdit,
  type WorkspaceFolder,
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
  /** The same where it depends on the folder: by section, and by name of the folder. */
  readonly settingsOf?: (section: string, folder: string | undefined) => unknown;
  /** Folders of the workspace; the empty name is the one that holds all files. */
  readonly folders?: readonly string[];
  /** The same as the protocol names them, for folders that are not on the disk. */
  readonly workspaceFolders?: readonly WorkspaceFolder[];
  readonly initializationOptions?: unknown;
  /** Variables of the server's environment, in place of ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** Is called before anything is sent. */
  readonly prepare?: (server: LanguageServer) => void;
}

export class LanguageServer {
  readonly connection: ProtocolConnection;
  readonly log: string[] = [];
  readonly #process;
  readonly #folder;
  readonly #versions = new Map<string, number>();

  private constructor(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>>) {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'graceline-lsp-'));
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    const stdio = ['pipe', 'pipe', 'inherit'] as const;
    this.#process = spawn(process.execPath, [built, '--stdio'], { stdio: [...stdio], env: { ...process.env, ...env } });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
    );
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
  }

  static async start(options: ServerOptions = {}): Promise<LanguageServer> {
    const { capabilities = pullingClient, files = {}, folders, locale = 'en', initializationOptions } = options;
    const server = new LanguageServer(files, options.env ?? {});
    const { connection } = server;
    const settingsOf = settingsFrom(options);
    connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams): unknown =>
      items.map(({ section = '', scopeUri }) => settingsOf?.(section, server.#nameOf(scopeUri))),
    );
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.onRequest('workspace/codeLens/refresh', () => null);
    connection.onRequest('workspace/inlayHint/refresh', () => null);
    options.prepare?.(server);
    connection.listen();
    const workspace = { ...capabilities.workspace, configuration: settingsOf !== undefined, workspaceFolders: true };
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: options.workspaceFolders ?? folders?.map((name) => server.folder(name)) ?? null,
      locale,
      capabilities: { ...capabilities, workspace },
      initializationOptions,
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

  path(name: string): string {
    return path.join(this.#folder, name);
  }

  uri(name: string): string {
    return pathToFileURL(path.join(this.#folder, name)).href;
  }

  /** A folder of the workspace, as the protocol names it. */
  folder(name: string): WorkspaceFolder {
    return { name, uri: pathToFileURL(path.join(this.#folder, name)).href };
  }

  #nameOf(folder: string | undefined): string | undefined {
    return folder?.slice(this.folder('').uri.length + 1);
  }

  write(name: string, text: string): void {
    const file = path.join(this.#folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** A file or a folder. */
  delete(name: string): void {
    rmSync(path.join(this.#folder, name), { recursive: true });
  }

  /** A symbolic link. */
  link(target: string, name: string): void {
    symlinkSync(target, path.join(this.#folder, name));
  }

  move(from: string, to: string): void {
    renameSync(path.join(this.#folder, from), path.join(this.#folder, to));
  }

  /** Tells of files that changed on disk, as the watchers of an editor do. */
  async tell(changes: Readonly<Record<string, 'created' | 'changed' | 'deleted'>>): Promise<void> {
    const types = { created: 1, changed: 2, deleted: 3 };
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: Object.entries(changes).map(([name, type]) => ({ uri: this.uri(name), type: types[type] })),
    });
  }

  /** Asks again after every change that the server tells of, until the answer is yes. */
  async until(ask: () => Promise<boolean>): Promise<void> {
    let changed = this.#nextChange();
    while (!(await ask())) {
      await changed;
      changed = this.#nextChange();
    }
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const listening = this.connection.onNotification('graceline/timelinesDidChange', () => {
        listening.dispose();
        resolve();
      });
    });
  }

  /** Opens a text; the file need not exist. */
  async open(name: string, text: string, languageId = 'yaml'): Promise<string> {
    const uri = this.uri(name);
    await this.openAt(uri, text, languageId);
    return uri;
  }

  async openAt(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
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

  completions(uri: string, position: Position): Promise<CompletionItem[]> {
    return this.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
  }

  definition(uri: string, position: Position): Promise<LocationLink[] | Location[]> {
    return this.connection.sendRequest('textDocument/definition', { textDocument: { uri }, position });
  }

  references(uri: string, position: Position): Promise<Location[]> {
    const context = { includeDeclaration: false };
    return this.connection.sendRequest('textDocument/references', { textDocument: { uri }, position, context });
  }

  documentLinks(uri: string): Promise<DocumentLink[]> {
    return this.connection.sendRequest('textDocument/documentLink', { textDocument: { uri } });
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

function settingsFrom({ settings, settingsOf }: ServerOptions): ServerOptions['settingsOf'] {
  if (settings === undefined) return settingsOf;
  return (section) => (section === 'graceline' ? settings : undefined);
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
