// Wires a connection to the core. What differs between Node and a browser worker – files and time – is handed in.
import {
  CodeActionKind,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { announceChanges } from './announceChanges.ts';
import { answerRequests } from './answerRequests.ts';
import { ClientFiles } from './clientFiles.ts';
import type { CreateBuilder } from './builder.ts';
import type { Clock } from './clock.ts';
import { accessByScheme, type FileAccess } from './fileAccess.ts';
import { followWorkspace } from './followWorkspace.ts';
import { IndexProgress } from './indexProgress.ts';
import { fixAllKind } from './handlers/codeAction.ts';
import { ProgramPermission } from './programPermission.ts';
import { Session } from './session.ts';
import { localeFrom, readEditorSettings } from './settings.ts';
import { SettingsOfEditor } from './settingsOfEditor.ts';
import type { Spellings } from './spellings.ts';

export interface ServerHost {
  /** The disk; undefined where there is none, and the client reads all files. */
  readonly disk: FileAccess | undefined;
  /** Kustomize and Helm; undefined where no program can be run. */
  readonly createBuilder: CreateBuilder | undefined;
  readonly clock: Clock;
  /** Those that the connection takes its messages through. */
  readonly spellings: Spellings;
}

export function startServer(connection: Connection, host: ServerHost): void {
  const { clock, spellings } = host;
  connection.onInitialize((params) => {
    const { capabilities, locale: language } = params;
    const locale = localeFrom(language);
    const log = (message: string): void => {
      connection.console.error(message);
    };
    const disk = isReadByClient(params) ? undefined : host.disk;
    const session = new Session({
      access: accessFor(connection, disk, spellings),
      createBuilder: disk && host.createBuilder,
      permission: new ProgramPermission(connection, locale),
      clock,
      progress: new IndexProgress(connection, clock, locale, capabilities.window?.workDoneProgress === true),
      settings: new SettingsOfEditor(connection, capabilities, spellings, (written) =>
        readEditorSettings(written, locale, log),
      ),
      log,
    });
    session.texts.onChange(announceChanges(connection, session, capabilities, { clock, spellings }));
    answerRequests(connection, session, { capabilities, locale, log, clock, spellings });
    followWorkspace(connection, session, capabilities, foldersOf(params));
    connection.onShutdown(() => {
      session.stop();
    });
    session.texts.documents.listen(connection);
    return { serverInfo: { name: 'graceline' }, capabilities: serverCapabilities(capabilities) };
  });
  connection.listen();
}

function accessFor(connection: Connection, disk: FileAccess | undefined, spellings: Spellings): FileAccess {
  const client = new ClientFiles(connection, spellings);
  return disk ? accessByScheme(disk, client) : client;
}

/** Folders on the disk are read from there, unless the client says that it does. */
function isReadByClient({ initializationOptions }: InitializeParams): boolean {
  const options = initializationOptions as
    { readonly graceline?: { readonly clientFiles?: unknown } } | null | undefined;
  return options?.graceline?.clientFiles === true;
}

/** Older clients know one folder, by the name of `rootUri`. */
function foldersOf(params: InitializeParams): readonly string[] {
  const { rootUri }: { readonly rootUri?: string | null } = params;
  return params.workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}

function serverCapabilities({ textDocument }: ClientCapabilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    inlayHintProvider: true,
    // Behind a colon a value is wanted.
    completionProvider: { triggerCharacters: [' '] },
    definitionProvider: true,
    referencesProvider: true,
    documentLinkProvider: {},
    codeLensProvider: {},
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(textDocument?.diagnostic && {
      diagnosticProvider: { identifier: 'graceline', interFileDependencies: true, workspaceDiagnostics: true },
    }),
  };
}
