// The apps whose sources are in the workspace, as far as they say how they stop.
import { fileName, type ConfigFile } from '../appSettings/configFile.ts';
import { settingsIn } from '../appSettings/settingsIn.ts';
import type { FileUri, Place } from '../base/place.ts';
import type { Span } from '../base/span.ts';
import { packagedFile } from '../knowledge/packagedFile.ts';
import type { FileEntry } from './fileEntry.ts';

export interface Module {
  /** The folder that it is built from, with a `/` at its end. */
  readonly root: string;
  /** What its image and its workload may be called: as its folder, or as it calls itself. */
  readonly names: readonly string[];
  readonly files: ReadonlyMap<FileUri, ConfigFile>;
}

export interface Modules {
  readonly byRoot: ReadonlyMap<string, Module>;
  /** Another one where a module comes, goes or changes its names. */
  readonly outline: object;
}

export const noModules: Modules = { byRoot: new Map(), outline: {} };

/** @param changes files as they are now; undefined where one is gone */
export function changeModules(
  modules: Modules,
  changes: readonly (readonly [FileUri, FileEntry | undefined])[],
): Modules {
  let byRoot: Map<string, Module> | undefined;
  let isSameOutline = true;
  for (const [uri, file] of changes) {
    const packaged = packagedFile(uri);
    if (!packaged) continue;
    byRoot ??= new Map(modules.byRoot);
    const before = byRoot.get(packaged.root);
    const files = new Map(before?.files);
    if (file) files.set(uri, configFile(packaged.path, file));
    else files.delete(uri);
    if (files.size === 0) byRoot.delete(packaged.root);
    else byRoot.set(packaged.root, { root: packaged.root, names: namesOf(packaged.root, files.values()), files });
    isSameOutline &&= hasSameNames(before, byRoot.get(packaged.root));
  }
  return byRoot ? { byRoot, outline: isSameOutline ? modules.outline : {} } : modules;
}

function configFile(path: string, file: FileEntry): ConfigFile {
  return {
    type: 'packaged',
    path,
    text: file.text,
    keptIn: fileName(path),
    placeOf: (span) => placeIn(file, span),
  };
}

function placeIn({ documents }: FileEntry, { start, end }: Span): Place {
  const found = documents.findLast((one) => one.start <= start);
  if (!found) throw new Error('a file has no document where it has text');
  return { document: found.document, span: { start: start - found.start, end: end - found.start } };
}

const nameSettings: ReadonlySet<string> = new Set([
  'spring.application.name',
  'quarkus.application.name',
  'micronaut.application.name',
]);

function namesOf(root: string, files: Iterable<ConfigFile>): readonly string[] {
  const folder = root.slice(root.lastIndexOf('/', root.length - 2) + 1, -1);
  const own = [...files]
    .flatMap(settingsIn)
    .flatMap((document) => document.filter(({ name }) => nameSettings.has(name)));
  return [...new Set([decoded(folder), ...own.map(({ text }) => text)].map(comparable))].filter((name) => name !== '');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** `Orders.Api` is deployed as `orders-api`. */
export function comparable(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function hasSameNames(a: Module | undefined, b: Module | undefined): boolean {
  return a?.names.join(' ') === b?.names.join(' ');
}
