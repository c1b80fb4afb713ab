// Which files of a workspace an app is built with, by where they stand and what they are called.
import type { Profiles } from './app.ts';
import { apps } from './apps.ts';
import { isFileOf } from './filesRead.ts';

export interface PackagedFile {
  /** The folder of what is built, with a `/` at its end. */
  readonly root: string;
  /** Below it. */
  readonly path: string;
}

/** Copies that a build has made: not what anybody edits. */
const built = /\/(?:bin|obj|target|build|out|dist|node_modules|\.gradle|site-packages|test|tests)\//;

/** Undefined where the file is none. */
export function packagedFile(uri: string): PackagedFile | undefined {
  const slash = uri.lastIndexOf('/') + 1;
  const folder = uri.slice(0, slash);
  if (built.test(folder)) return undefined;
  for (const files of read) {
    if (!isFileOf(files, uri)) continue;
    // The longest one: `src/main/resources/config/` ends like any other folder of that name.
    const places = files.packagedIn.filter((place) => folder.endsWith(`/${place}`));
    const [place] = places.toSorted((a, b) => b.length - a.length);
    if (place !== undefined)
      return { root: folder.slice(0, folder.length - place.length), path: place + uri.slice(slash) };
  }
  return undefined;
}

const read = apps.flatMap(({ configFiles }) => (configFiles && configFiles.packagedIn.length > 0 ? [configFiles] : []));

/** Whether a file may be one, by its name alone, for hosts that look for files to hand in beside the manifests. */
export function mayBeAppSettings(name: string): boolean {
  return read.some((files) => isFileOf(files, name));
}

/** The same as patterns: `application.yml`, `application-*.yml`. */
export const appSettingsPatterns: readonly string[] = [
  ...new Set(read.flatMap(({ names, profiles }) => names.flatMap((name) => [name, ...variants(name, profiles)]))),
];

function variants(name: string, profiles: Profiles | undefined): readonly string[] {
  const dot = name.lastIndexOf('.');
  return profiles ? [`${name.slice(0, dot)}${profiles.separator}*${name.slice(dot)}`] : [];
}
