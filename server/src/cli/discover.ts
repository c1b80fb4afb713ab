// Which files a run is about, and which belong to them: those of the folders, and those that stand beside a named file.
import { stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Localized } from '../core/base/localized.ts';
import { fileUri, type FileUri } from '../core/base/place.ts';
import { filesBelow } from '../disk/walk.ts';
import { parseGlob, type Glob } from '../files/glob.ts';
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
  readonly why: Localized;
}

/** A file that is named is taken whatever its name, and whatever `.gitignore` says; one that a pattern finds is not. */
export async function discover(paths: readonly string[]): Promise<Discovery> {
  const named = new Map<string, FoundFile>();
  const found = new Map<string, FoundFile>();
  const folders: string[] = [];
  const unreadable: UnreadablePath[] = [];
  for (const path of paths) {
    const answer = await lookUp(path);
    if ('why' in answer) unreadable.push(answer);
    else if (answer.type === 'folder') folders.push(resolve(path));
    else for (const file of answer.files) named.set(file.path, file);
  }
  const unknown = (folder: string, error: unknown): void => {
    unreadable.push({ name: folder, why: reason(error) });
  };
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

type LookedUp = { readonly type: 'folder' } | { readonly type: 'files'; readonly files: readonly FoundFile[] };

/** A name that is there is no pattern, whatever it looks like. */
async function lookUp(path: string): Promise<LookedUp | UnreadablePath> {
  if (path === '-') return { type: 'files', files: [foundFile(path)] };
  try {
    return (await stat(path)).isDirectory() ? { type: 'folder' } : { type: 'files', files: [foundFile(path)] };
  } catch (error) {
    const glob = parseGlob(sep === '/' ? path : path.replaceAll(sep, '/'));
    if (!glob) return { name: path, why: reason(error) };
    const files = await filesMatching(glob);
    return files.length > 0 ? { type: 'files', files } : { name: path, why: noMatch };
  }
}

const noMatch: Localized = { en: 'no YAML or JSON file matches', ko: '일치하는 YAML이나 JSON 파일이 없습니다' };

async function filesMatching({ base, matches }: Glob): Promise<readonly FoundFile[]> {
  const root = resolve(base);
  const found: string[] = [];
  for await (const paths of filesBelow({ root, selection: new Selection(isWanted) })) found.push(...paths);
  return found.filter(matches).map((path) => foundFile(join(root, path)));
}

/** The other files of the folders of some. */
export async function companyOf(files: readonly FoundFile[]): Promise<Company> {
  const onDisk = files.filter(({ path }) => path !== '-');
  const own = new Set(onDisk.map(({ path }) => path));
  const folders = [...new Set(onDisk.map(({ folder }) => folder))];
  const found = await Promise.all(folders.map((folder) => manifestsOf(folder)));
  return { beside: found.flat().filter(({ path }) => !own.has(path)), folders: folders.map(uriOf) };
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
