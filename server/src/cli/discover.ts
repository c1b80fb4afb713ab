// Which files a run is about, and which belong to them: those of the folders, and those that stand beside a named file.
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileUri, type FileUri } from '../core/base/place.ts';
import { filesBelow } from '../disk/walk.ts';
import { isWanted } from '../files/wantedFile.ts';
import { Selection } from '../files/selection.ts';
import { displayPath } from './displayPath.ts';
import { foundFile, type FoundFile } from './files.ts';
import { reason } from './reason.ts';

export interface Company {
  /** Others than those that were asked about: a Service may be among them that selects their pods. */
  readonly beside: readonly FoundFile[];
  /** Folders all of whose files are known. */
  readonly folders: readonly FileUri[];
}

export interface Discovery extends Company {
  /** Folder by folder in the order of their paths, each once. */
  readonly files: readonly FoundFile[];
  readonly unreadable: readonly UnreadablePath[];
}

export interface UnreadablePath {
  readonly name: string;
  readonly why: string;
}

/** A file that is named is taken whatever its name, and whatever `.gitignore` says. */
export async function discover(paths: readonly string[]): Promise<Discovery> {
  const named = new Map<string, FoundFile>();
  const found = new Map<string, FoundFile>();
  const folders: string[] = [];
  const unreadable: UnreadablePath[] = [];
  const unknown = (path: string, error: unknown): undefined => {
    unreadable.push({ name: path, why: reason(error) });
  };
  for (const path of paths) {
    const isFolder =
      path !== '-' &&
      (await isFolderAt(path).catch((error: unknown) => {
        unknown(path, error);
      }));
    if (isFolder === undefined) continue;
    if (isFolder) folders.push(resolve(path));
    else named.set(foundFile(path).path, foundFile(path));
  }
  for (const folder of folders) for (const file of await manifestsOf(folder, unknown)) found.set(file.path, file);
  const files = [...new Map([...named, ...found]).values()].sort(byFolder);
  const company = await companyOf([...named.values()]);
  return {
    files,
    beside: company.beside.filter(({ path }) => !found.has(path)),
    folders: [...folders.map(uriOf), ...company.folders],
    unreadable,
  };
}

/** The other files of the folders of some. */
export async function companyOf(files: readonly FoundFile[]): Promise<Company> {
  const onDisk = files.filter(({ path }) => path !== '-');
  const own = new Set(onDisk.map(({ path }) => path));
  const folders = [...new Set(onDisk.map(({ folder }) => folder))];
  const found = await Promise.all(folders.map((folder) => manifestsOf(folder)));
  return { beside: found.flat().filter(({ path }) => !own.has(path)), folders: folders.map(uriOf) };
}

async function isFolderAt(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}

/** Without `unreadable` only the files of the folder itself, and those below otherwise. */
async function manifestsOf(
  root: string,
  unreadable?: (folder: string, error: unknown) => void,
): Promise<readonly FoundFile[]> {
  const found: string[] = [];
  const selection = new Selection(isWanted);
  const walk = unreadable
    ? {
        unreadable: (folder: string, error: unknown) => {
          unreadable(displayPath(folder), error);
        },
      }
    : { flat: true };
  for await (const paths of filesBelow({ root, selection, ...walk })) found.push(...paths);
  return found.map((path) => foundFile(join(root, path)));
}

function uriOf(folder: string): FileUri {
  return fileUri(pathToFileURL(folder).href);
}

function byFolder(a: FoundFile, b: FoundFile): number {
  return compare(a.folder, b.folder) || compare(a.path, b.path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
