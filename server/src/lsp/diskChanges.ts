// Files that changed outside the editor, as the client tells: made, written, deleted, alone or with a whole folder.
import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { isWanted } from '../files/wantedFile.ts';
import type { ClosedFiles } from './closedFiles.ts';
import type { FileAccess } from './fileAccess.ts';
import type { Neighbours } from './neighbours.ts';
import type { Roots } from './roots.ts';
import { nameOf } from './uris.ts';

export interface DiskChangesHost {
  readonly access: FileAccess;
  readonly roots: Roots;
  readonly closed: ClosedFiles;
  readonly neighbours: Neighbours;
  /** More files of a new folder than this are not looked for. */
  readonly maxFiles: number;
}

/** What is to be read again; what is gone is forgotten at once. */
export async function takeDiskChanges(
  host: DiskChangesHost,
  changes: readonly FileEvent[],
): Promise<readonly string[]> {
  forgetDeleted(host.closed, changes);
  const toRead: string[] = [];
  for (const { uri, type } of changes) {
    if (type === FileChangeType.Deleted) continue;
    if (isOurs(host, uri)) toRead.push(uri);
    else if (type === FileChangeType.Created) toRead.push(...(await filesOfNewFolder(host, uri)));
  }
  return toRead;
}

/** Whoever deletes a folder may tell of the folder alone. */
function forgetDeleted(closed: ClosedFiles, changes: readonly FileEvent[]): void {
  const deleted = changes.filter(({ type }) => type === FileChangeType.Deleted).map(({ uri }) => uri);
  const files = new Set(deleted);
  const folders = deleted.filter((uri) => !closed.has(uri)).map((uri) => `${uri}/`);
  if (files.size > 0) closed.forget((uri) => files.has(uri) || folders.some((folder) => uri.startsWith(folder)));
}

function isOurs({ roots, closed, neighbours }: DiskChangesHost, uri: string): boolean {
  return closed.has(uri) || roots.cover(uri) || (isWanted(nameOf(uri)) && neighbours.hold(uri));
}

/** A folder that was moved here may be told of without its files. */
async function filesOfNewFolder({ access, roots, maxFiles }: DiskChangesHost, uri: string): Promise<readonly string[]> {
  const root = roots.of(uri);
  const from = root?.pathTo(uri);
  if (!root || from === undefined || !root.selection.reaches(from)) return [];
  const found: string[] = [];
  for await (const batch of access.find(root, { from, flat: false, maxFiles })) found.push(...batch);
  return found;
}
