// Wires a connection to the core. What differs between Node and a browser worker – files and time – is handed in.
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { AnalysisConfig } from '../core/analysis.ts';
import { defaultSettings } from '../core/settings.ts';
import { announceChanges } from './announceChanges.ts';
import { answerRequests } from './answerRequests.ts';
import type { Clock } from './clock.ts';
import { Configs } from './configs.ts';
import type { FileReader } from './fileReader.ts';
import { fixAllKind } from './handlers/codeAction.ts';
import { Session } from './session.ts';
import { configFrom, localeFrom, settingsSection } from './settings.ts';

export interface ServerHost {
  readonly files: FileReader;
  readonly clock: Clock;
}

/** The files whose changes outside the editor matter. */
const watchedFiles = '**/*.{yaml,yml,json}';

export function startServer(connection: Connection, { files, clock }: ServerHost): void {
  connection.onInitialize(({ capabilities, locale: language }) => {
    const locale = localeFrom(language);
    const log = (message: string): void => {
      connection.console.error(message);
    };
    const configs = new Configs(files, Promise.resolve({ ...defaultSettings, locale }), log);
    const session = new Session(files, configs);
    session.onChange(announceChanges(connection, session, capabilities, clock));
    answerRequests(connection, session, { capabilities, locale, log });
    followSettings(connection, session, capabilities, (written) => configFrom(written, locale, log));
    connection.onDidChangeWatchedFiles(({ changes }) => void session.reread(changes.map(({ uri }) => uri)));
    session.documents.listen(connection);
    return { serverInfo: { name: 'graceline' }, capabilities: serverCapabilities(capabilities) };
  });
  connection.listen();
}

function serverCapabilities({ textDocument }: ClientCapabilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    inlayHintProvider: true,
    codeLensProvider: {},
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    ...(textDocument?.diagnostic && {
      diagnosticProvider: { identifier: 'graceline', interFileDependencies: true, workspaceDiagnostics: false },
    }),
  };
}

/** Asks for the settings where the client can be asked, and takes those that it sends otherwise. */
function followSettings(
  connection: Connection,
  session: Session,
  { workspace }: ClientCapabilities,
  read: (written: unknown) => AnalysisConfig,
): void {
  const ask = async (): Promise<AnalysisConfig> =>
    read(await connection.workspace.getConfiguration(settingsSection).catch(() => undefined));
  connection.onInitialized(() => {
    if (workspace?.configuration) session.useEditorSettings(ask());
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
    }
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: watchedFiles }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
  });
  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
    const sent = (settings as Readonly<Record<string, unknown>> | null)?.[settingsSection];
    session.useEditorSettings(workspace?.configuration ? ask() : Promise.resolve(read(sent)));
  });
}
