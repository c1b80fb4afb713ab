// Finds files on a disk, `.gitignore` files respected. Links are followed to files and not to folders: they could lead in
// circles.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parentOf, type IgnoreRules } from '../files/ignoreRules.ts';
import type { Selection } from '../files/selection.ts';

/** Folders that are read at the same time. */
const parallelFolders = 16;

export interface Walk {
  /** Absolute. */
  readonly root: string;
  readonly selection: Selection;
  /** The folder to begin with, as a path from the root. */
  readonly from?: string;
  /** Only this one folder, and none below it. */
  readonly flat?: boolean;
  /** Is told of folders that cannot be read. */
  readonly unreadable?: (folder: string, error: unknown) => void;
}

interface FolderContents {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** The files that the selection takes, folder by folder, as paths from the root with `/` on every system. */
export async function* filesBelow(walk: Walk): AsyncIterable<readonly string[]> {
  const { root, from = '', flat = false } = walk;
  if (from !== '' && !(await isFolder(path.join(root, from)))) return;
  await readRulesAbove(walk, from);
  const folders = [from];
  while (folders.length > 0) {
    const contents = await Promise.all(folders.splice(0, parallelFolders).map((folder) => contentsOf(walk, folder)));
    yield contents.flatMap(({ files }) => files);
    if (!flat) folders.push(...contents.flatMap((one) => one.folders));
  }
}

async function contentsOf(walk: Walk, folder: string): Promise<FolderContents> {
  const { root, selection, unreadable } = walk;
  const place = path.join(root, folder);
  const entries = await readdir(place, { withFileTypes: true }).catch((error: unknown) => {
    unreadable?.(place, error);
    return [];
  });
  if (entries.some(({ name }) => name === rulesName)) await readRules(place, folder, selection.rules);
  const files: string[] = [];
  const folders: string[] = [];
  for (const entry of entries) {
    const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (selection.enters(below)) folders.push(below);
    } else if (selection.takes(below) && (entry.isFile() || (await leadsToFile(path.join(place, entry.name))))) {
      files.push(below);
    }
  }
  return { files, folders };
}

async function leadsToFile(place: string): Promise<boolean> {
  return stat(place).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

const rulesName = '.gitignore';

async function readRules(place: string, folder: string, rules: IgnoreRules): Promise<void> {
  const text = await textOf(place);
  if (text !== undefined) rules.add(folder, text);
}

/** What the folders above say counts too: those between the root and the beginning, and those of the repository. */
async function readRulesAbove({ root, selection: { rules } }: Walk, from: string): Promise<void> {
  for (let folder = from; folder !== '';) {
    folder = parentOf(folder);
    await readRules(path.join(root, folder), folder, rules);
  }
  const above = await Promise.all((await foldersUpToRepository(root)).map((folder) => rulesAbove(folder, root)));
  rules.setAbove(above.flat());
}

async function rulesAbove(folder: string, root: string): Promise<readonly { way: string; text: string }[]> {
  const text = await textOf(folder);
  return text === undefined ? [] : [{ way: path.relative(folder, root).split(path.sep).join('/'), text }];
}

/** The folders above the root, the nearest first, where one of them is the top of a repository; else none. */
async function foldersUpToRepository(root: string): Promise<readonly string[]> {
  const above: string[] = [];
  for (let folder = root; !(await exists(path.join(folder, '.git'))); above.push(folder)) {
    const parent = path.dirname(folder);
    if (parent === folder) return [];
    folder = parent;
  }
  return above;
}

async function textOf(folder: string): Promise<string | undefined> {
  return readFile(path.join(folder, rulesName), 'utf8').catch(() => undefined);
}

async function isFolder(place: string): Promise<boolean> {
  return stat(place).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function exists(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    () => false,
  );
}
