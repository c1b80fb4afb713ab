// What the command line reads: files by name, folders that are walked, and standard input.
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileUri, type FileUri } from '../core/base/place.ts';
import { settingsFileName } from '../core/settingsFile.ts';
import { displayPath } from './displayPath.ts';
import { reason } from './reason.ts';

/** More bytes than this are not read: no manifest is that large. */
export const maxBytes = 8 * 1024 * 1024;

/** Files read at the same time. */
const parallelReads = 16;

export interface FoundFile {
  /** Absolute, or `-` for standard input. */
  readonly path: string;
  readonly uri: FileUri;
  /** As it is shown: relative to the current folder where it lies below it. */
  readonly name: string;
  /** Absolute: where its settings are looked for, and its neighbours. */
  readonly folder: string;
}

export type ReadFile = FoundFile &
  ({ readonly type: 'text'; readonly text: string } | { readonly type: 'tooLarge' } | Unreadable);

interface Unreadable {
  readonly type: 'unreadable';
  /** As the operating system says it. */
  readonly why: string;
}

export interface Discovery {
  readonly files: readonly FoundFile[];
  readonly unreadable: readonly UnreadablePath[];
}

export interface UnreadablePath {
  readonly name: string;
  readonly why: string;
}

/** Files in the order of their paths, each once. A file that is named is taken whatever its name. */
export async function discover(paths: readonly string[]): Promise<Discovery> {
  const found = new Set<string>();
  const unreadable: UnreadablePath[] = [];
  for (const path of paths) {
    const isFolder = path !== '-' && (await stat(path).then((stats) => stats.isDirectory(), unknown(unreadable, path)));
    if (isFolder === undefined) continue;
    for (const one of isFolder ? await manifestFilesBelow(resolve(path), unreadable) : [path]) found.add(absolute(one));
  }
  return { files: [...found].sort(compare).map(foundFile), unreadable };
}

const ignoredFolders = new Set(['node_modules', '.git']);

async function manifestFilesBelow(folder: string, unreadable: UnreadablePath[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(unknown(unreadable, displayPath(folder)));
  const found: string[] = [];
  for (const one of entries ?? []) {
    const path = join(folder, one.name);
    if (one.isDirectory()) {
      if (!ignoredFolders.has(one.name)) found.push(...(await manifestFilesBelow(path, unreadable)));
    } else if (mayBeManifest(one.name) && (one.isFile() || (await leadsToFile(path)))) {
      found.push(path);
    }
  }
  return found;
}

/** Links to folders are not followed: they could lead in circles. Pipes are read only where they are named. */
async function leadsToFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

function unknown(unreadable: UnreadablePath[], name: string): (error: unknown) => undefined {
  return (error) => {
    unreadable.push({ name, why: reason(error) });
  };
}

function mayBeManifest(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name) && name !== settingsFileName;
}

/** More files of a folder than this are not looked at for Services. */
const maxNeighbours = 200;

/** The other files of its folder, where a Service may stand that selects its pods. */
export async function neighbours(file: FoundFile): Promise<readonly FoundFile[]> {
  if (file.path === '-') return [];
  const names = await readdir(file.folder).catch(() => []);
  const others = names
    .filter(mayBeManifest)
    .map((name) => join(file.folder, name))
    .filter((path) => path !== file.path)
    .sort(compare);
  return others.slice(0, maxNeighbours).map(foundFile);
}

export function foundFile(named: string): FoundFile {
  const path = absolute(named);
  if (path === '-') return { path, uri: fileUri('stdin:///-'), name: '<stdin>', folder: process.cwd() };
  return { path, uri: fileUri(pathToFileURL(path).href), name: displayPath(path), folder: dirname(path) };
}

function absolute(path: string): string {
  return path === '-' ? path : resolve(path);
}

/**
 * Reads a few at a time; the answer is in the order of the question.
 * @param texts what some of them shall hold, in place of what is on the disk
 */
export async function readFiles(
  files: readonly FoundFile[],
  texts: ReadonlyMap<FileUri, string> = new Map(),
): Promise<readonly ReadFile[]> {
  const read = async (file: FoundFile): Promise<ReadFile> => {
    const text = texts.get(file.uri);
    return text === undefined ? readOne(file) : { ...file, type: 'text', text };
  };
  const answers: ReadFile[] = [];
  for (let start = 0; start < files.length; start += parallelReads) {
    answers.push(...(await Promise.all(files.slice(start, start + parallelReads).map(read))));
  }
  return answers;
}

export async function readOne(file: FoundFile): Promise<ReadFile> {
  try {
    const text = await readText(file.path);
    return text === undefined ? { ...file, type: 'tooLarge' } : { ...file, type: 'text', text };
  } catch (error) {
    return { ...file, type: 'unreadable', why: reason(error) };
  }
}

/** Undefined where it is too large. A pipe has no size: it is read until it ends or becomes too large. */
async function readText(path: string): Promise<string | undefined> {
  if (path !== '-') {
    const stats = await stat(path);
    if (stats.isFile()) return stats.size > maxBytes ? undefined : readFile(path, 'utf8');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > maxBytes) return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
