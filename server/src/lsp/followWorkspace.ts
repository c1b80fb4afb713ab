// What the client tells of the workspace: its folders, its files, its settings.
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  WatchKind,
  type ClientCapabilities,
  type Connection,
} from 'vscode-languageserver';
import { wantedPatterns } from '../files/wantedFile.ts';
import { reason } from './guard.ts';
import type { Session } from './session.ts';
import { settingsSection } from './settings.ts';

/**
 * A folder may be told of without its files, so whatever comes and goes matters; of changes only those of our files, and
 * of the parts of charts.
 */
const watchers = [
  { globPattern: `**/{${[...wantedPatterns, '*.tpl', '.gitignore'].join(',')}}`, kind: WatchKind.Change },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

export function followWorkspace(
  connection: Connection,
  session: Session,
  { workspace }: ClientCapabilities,
  folders: readonly string[],
): void {
  const follow = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      connection.console.error(`The workspace could not be followed: ${reason(error)}`);
    });
  };
  connection.onInitialized(() => {
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, {
        section: [settingsSection, 'files.exclude'],
      });
    }
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        session.removeFolders(removed.map(({ uri }) => uri));
        follow(session.addFolders(added.map(({ uri }) => uri)));
      });
    }
    follow(session.addFolders(folders));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    follow(session.takeDiskChanges(changes));
  });
  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
    const sent = (settings as Readonly<Record<string, unknown>> | null)?.[settingsSection];
    follow(session.takeSettings(sent));
  });
}
