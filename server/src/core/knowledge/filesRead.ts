// Where an app looks for its files of settings. A file of the right name in a place where nobody told it to look is taken
// as read all the same, as an assumption: images are built with their own ideas of where to look.
import type { Confidence } from '../base/confidence.ts';
import type { Localized } from '../base/localized.ts';
import { directoryOf, fileName, type ConfigFile } from '../appSettings/configFile.ts';
import type { ConfigFiles } from './app.ts';
import { findSetting, type SettingSource } from './settings.ts';

export interface FileRead {
  readonly file: ConfigFile;
  /** Of its name, as in `application-prod.yml`. */
  readonly profile: string | undefined;
  /** Rank of its directory, and of its form: more is stronger. */
  readonly directory: number;
  readonly form: number;
  readonly confidence: Confidence;
  readonly assumes: Localized | undefined;
}

export function filesRead(files: ConfigFiles, source: SettingSource): readonly FileRead[] {
  const places = placesOf(files, source);
  return source.config.files.flatMap((file) => {
    const named = nameOf(fileName(file.path), files);
    const found = file.type === 'packaged' ? inSources(file, files, named) : inContainer(file, places, named, source);
    return found ? [{ file, profile: named?.profile, form: named?.form ?? -1, ...found }] : [];
  });
}

/** Whether a file has one of the names that an app looks for. */
export function isFileOf(files: ConfigFiles, path: string): boolean {
  return nameOf(fileName(path), files)?.wild === false;
}

interface Name {
  readonly profile: string | undefined;
  readonly form: number;
  /** Any file of a directory will do. */
  readonly wild: boolean;
}

function nameOf(name: string, { names, profiles }: ConfigFiles): Name | undefined {
  for (const [index, one] of names.entries()) {
    const form = names.length - index;
    const dot = one.lastIndexOf('.');
    const extension = one.slice(dot);
    if (name === one) return { profile: undefined, form, wild: false };
    if (one.startsWith('*') && name.endsWith(extension)) return { profile: undefined, form, wild: true };
    const begin = one.slice(0, dot) + (profiles?.separator ?? '');
    if (!profiles || !name.startsWith(begin) || !name.endsWith(extension)) continue;
    const profile = name.slice(begin.length, name.length - extension.length);
    if (profile !== '' && !profile.includes('.')) return { profile, form, wild: false };
  }
  return undefined;
}

type Located = Pick<FileRead, 'directory' | 'confidence' | 'assumes'>;

/** That the image is built from these sources follows from the layout of the workspace. */
function inSources({ path }: ConfigFile, { packagedIn }: ConfigFiles, name: Name | undefined): Located | undefined {
  const directory = packagedIn.indexOf(directoryOf(path));
  return directory < 0 || !name ? undefined : { directory, confidence: 'derived', assumes: undefined };
}

interface Places {
  /** Directories end with `/`; the weakest first. */
  readonly paths: readonly string[];
  /** Somebody says where to look, so that the app looks nowhere else. */
  readonly only: boolean;
}

function placesOf({ directories, locations }: ConfigFiles, source: SettingSource): Places {
  const instead = locations && findSetting(locations.instead, source);
  const also = locations?.also.map((property) => findSetting(property, source)) ?? [];
  const named = (found: (typeof also)[number]): readonly string[] =>
    found?.type === 'written' ? locationsIn(found.text) : [];
  return {
    paths: [...(instead ? named(instead) : directories), ...also.flatMap(named)],
    only: instead?.type === 'written',
  };
}

/** `optional:file:/etc/app/,classpath:/`: those in the file system. */
function locationsIn(text: string): readonly string[] {
  return text
    .split(/[,;]/)
    .map((one) =>
      one
        .trim()
        .replace(/^optional:/, '')
        .replace(/^file:(?:\/\/(?=\/))?/, ''),
    )
    .filter((one) => one !== '' && !/^\w+:/.test(one));
}

function inContainer(
  file: ConfigFile,
  { paths, only }: Places,
  name: Name | undefined,
  source: SettingSource,
): Located | undefined {
  const isFolder = file.path.endsWith('/');
  const workingDir = source.container.workingDir?.value;
  const directory = paths.findLastIndex((place) => isAt(file, place, name !== undefined || isFolder, workingDir));
  if (directory >= 0) return { directory, confidence: 'certain', assumes: undefined };
  if (source.argv?.some((word) => mentions(word, file.path))) {
    return { directory: paths.length, confidence: 'certain', assumes: undefined };
  }
  if (only || !(isFolder || name?.wild === false)) return undefined;
  const guessed = workingDir === undefined ? paths.findLastIndex((place) => isBelowSome(file, place)) : -1;
  if (guessed >= 0) return { directory: guessed, confidence: 'derived', assumes: undefined };
  return isFolder ? undefined : { directory: -1, confidence: 'assumed', assumes: readAssumed(file) };
}

/** `inFolder`: it is one of the files that are looked for in a folder. */
function isAt(file: ConfigFile, place: string, inFolder: boolean, workingDir: string | undefined): boolean {
  if (place.startsWith('./') && workingDir === undefined) return false;
  const absolute = place.startsWith('/')
    ? place
    : `${(workingDir ?? '').replace(/\/$/, '')}/${place.replace('./', '')}`;
  if (!absolute.endsWith('/')) return file.path === absolute;
  return inFolder && pattern(absolute).test(directoryOf(file.path));
}

/** `./config/` of a working directory that is not known. */
function isBelowSome(file: ConfigFile, place: string): boolean {
  return (
    /^\.\/\w/.test(place) && new RegExp(`/${pattern(place.slice(2)).source.slice(1)}`).test(directoryOf(file.path))
  );
}

function pattern(place: string): RegExp {
  const escaped = place.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '[^/]+');
  return new RegExp(`^${escaped}$`);
}

/** `-c /etc/app.py`, `--config=file:/etc/app.py`. */
function mentions(word: string, path: string): boolean {
  return word === path || word.endsWith(`=${path}`) || word.endsWith(`:${path}`);
}

function readAssumed({ path }: ConfigFile): Localized {
  return { en: `the app reads ${path}`, ko: `앱이 ${path}를 읽음` };
}
