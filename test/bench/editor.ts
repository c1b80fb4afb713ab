// An editor that only measures: it speaks to any language server over real standard input and output.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgress,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type ServerCapabilities,
  type WorkDoneProgressCreateParams,
} from 'vscode-languageserver-protocol/node';

/** How a server is started, and what it is told when it asks. */
export interface ServerUnderTest {
  readonly name: string;
  readonly script: string;
  /** By section, as `workspace/configuration` asks for them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Notifications to send once it is initialized. */
  readonly announce?: readonly string[];
  /** Answers to requests that are the server's own. */
  readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
}

const capabilities: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    diagnostic: { relatedDocumentSupport: false },
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    codeLens: {},
    inlayHint: {},
    definition: {},
    documentLink: {},
  },
};

/** Requests of servers that are answered with nothing. */
const acknowledged = [
  'client/registerCapability',
  'client/unregisterCapability',
  'window/showMessageRequest',
  'workspace/diagnostic/refresh',
  'workspace/inlayHint/refresh',
  'workspace/codeLens/refresh',
];

export class Editor {
  readonly connection: ProtocolConnection;
  /** When the process was spawned, when it had answered `initialize`, and when it last ended what it showed the progress of. */
  readonly spawnedAt = performance.now();
  initializedAt = Number.NaN;
  progressEndedAt: number | undefined;
  server: ServerCapabilities = {};
  readonly #process: ChildProcess;
  readonly #published = new Map<string, (params: PublishDiagnosticsParams) => void>();

  private constructor({ script }: ServerUnderTest) {
    const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#process = child;
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
  }

  static async start(server: ServerUnderTest, root: string): Promise<Editor> {
    const editor = new Editor(server);
    const { connection } = editor;
    const folder = { uri: pathToFileURL(root).href, name: 'bench' };
    connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
      items.map(({ section = '' }) => server.settings[section] ?? null),
    );
    connection.onRequest('workspace/workspaceFolders', () => [folder]);
    for (const method of acknowledged) connection.onRequest(method, () => null);
    for (const [method, answer] of Object.entries(server.answers ?? {})) connection.onRequest(method, answer);
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      editor.#published.get(params.uri)?.(params);
    });
    connection.onRequest('window/workDoneProgress/create', ({ token }: WorkDoneProgressCreateParams) => {
      connection.onProgress(WorkDoneProgress.type, token, ({ kind }) => {
        if (kind === 'end') editor.progressEndedAt = performance.now();
      });
      return null;
    });
    connection.listen();
    const answer: InitializeResult = await connection.sendRequest('initialize', {
      processId: process.pid,
      locale: 'en',
      rootUri: folder.uri,
      workspaceFolders: [folder],
      capabilities,
    });
    editor.initializedAt = performance.now();
    editor.server = answer.capabilities;
    await connection.sendNotification('initialized', {});
    for (const method of server.announce ?? []) await connection.sendNotification(method, {});
    return editor;
  }

  /** Rejects when the server does not end as it should. */
  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }

  open(uri: string, text: string): Promise<OpenFile> {
    return OpenFile.open(this, uri, text);
  }

  /** The next report that the server sends of a file by itself. */
  published(uri: string): Promise<readonly Diagnostic[]> {
    return new Promise((resolve) => {
      this.#published.set(uri, ({ diagnostics }) => {
        this.#published.delete(uri);
        resolve(diagnostics);
      });
    });
  }

  /** Megabytes that the server holds now, and held at most; undefined where the system does not tell. */
  memory(): { readonly resident: number; readonly peak: number } | undefined {
    const status = this.#told('status');
    const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status ?? '')?.[1]) / 1024;
    return status === undefined ? undefined : { resident: megabytes('VmRSS'), peak: megabytes('VmHWM') };
  }

  /** CPU time of the server so far, to the 10 ms that Linux counts in; undefined where the system does not tell. */
  cpuMillis(): number | undefined {
    const stat = this.#told('stat');
    if (stat === undefined) return undefined;
    // Counted from behind the name, which may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  }

  #told(what: 'status' | 'stat'): string | undefined {
    const file = `/proc/${String(this.#process.pid)}/${what}`;
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }
}

/** A change within one line; a line break may be inserted and taken back. */
export interface Edit {
  readonly line: number;
  readonly character: number;
  readonly insert: string;
  readonly remove: string;
}

export class OpenFile {
  readonly uri: string;
  diagnostics: readonly Diagnostic[] = [];
  readonly #editor: Editor;
  #version = 1;
  #resultId: string | undefined;
  #asking: CancellationTokenSource | undefined;

  private constructor(editor: Editor, uri: string) {
    this.#editor = editor;
    this.uri = uri;
  }

  static async open(editor: Editor, uri: string, text: string): Promise<OpenFile> {
    const file = new OpenFile(editor, uri);
    await file.#report(() =>
      editor.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      }),
    );
    return file;
  }

  close(): Promise<void> {
    return this.#editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri } });
  }

  /** Types, and waits for what the server has to say about it. */
  edit(edit: Edit): Promise<void> {
    return this.#report(() => this.type(edit));
  }

  /** Types and asks nothing. */
  type({ line, character, insert, remove }: Edit): Promise<void> {
    this.#version += 1;
    const end = remove === '\n' ? { line: line + 1, character: 0 } : { line, character: character + remove.length };
    return this.#editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version: this.#version },
      contentChanges: [{ range: { start: { line, character }, end }, text: insert }],
    });
  }

  /** As VS Code asks: with the last result, so that a report which says the same again need not be sent. */
  async #report(change: () => Promise<void>): Promise<void> {
    if (!this.#editor.server.diagnosticProvider) {
      const published = this.#editor.published(this.uri);
      await change();
      this.diagnostics = await published;
      return;
    }
    await change();
    await this.pull();
  }

  async pull(): Promise<void> {
    const asking = new CancellationTokenSource();
    this.#asking = asking;
    const params = {
      textDocument: { uri: this.uri },
      ...(this.#resultId !== undefined && { previousResultId: this.#resultId }),
    };
    const report = await this.#editor.connection.sendRequest('textDocument/diagnostic', params, asking.token);
    const { kind, resultId, items } = report as { kind: string; resultId?: string; items?: readonly Diagnostic[] };
    this.#resultId = resultId;
    if (kind === 'full') this.diagnostics = items ?? [];
  }

  /** Of a text that has changed since nobody wants to know. */
  takeBack(): void {
    this.#asking?.cancel();
  }

  request(method: string, params: object = {}): Promise<unknown> {
    return this.#editor.connection.sendRequest(method, { textDocument: { uri: this.uri }, ...params });
  }
}
