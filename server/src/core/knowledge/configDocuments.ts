// Which of the files that a container has are read by its app, in which order, and which of their documents count with the
// profiles that are active. The order is Spring Boot's (since 2.4), which the others share as far as they have it: files
// outside of the image before those in it, then profiles, then directories, then forms, then the place in the file.
import type { Confidence } from '../base/confidence.ts';
import type { Localized } from '../base/localized.ts';
import type { ConfigFile } from '../appSettings/configFile.ts';
import { profileHolds } from '../appSettings/profileExpression.ts';
import { settingsIn, type SettingEntry, type SettingsDocument } from '../appSettings/settingsIn.ts';
import { activeProfiles } from './activeProfiles.ts';
import type { ConfigFiles, Profiles } from './app.ts';
import { filesRead, type FileRead } from './filesRead.ts';
import { relaxed } from './settingNames.ts';
import type { SettingSource } from './settings.ts';

export interface AppDocument {
  readonly file: ConfigFile;
  /** By relaxed name; of two the later one. Undefined where the file may say anything. */
  readonly entries: ReadonlyMap<string, SettingEntry> | undefined;
  readonly confidence: Confidence;
  readonly assumes: Localized | undefined;
  /** Whether it counts depends on a profile, and nobody says which are active. */
  readonly maybe: boolean;
}

/** One document with what decides whether it counts. */
interface Candidate extends FileRead {
  readonly entries: SettingsDocument | undefined;
  /** It counts if any of these holds; undefined: always. */
  readonly onProfiles: readonly string[] | undefined;
  readonly order: number;
}

/** The strongest first. */
export function documentsOf(files: ConfigFiles | undefined, source: SettingSource): readonly AppDocument[] {
  if (!files || source.config.files.length === 0) return [];
  const candidates = filesRead(files, source).flatMap((file) => candidatesIn(file, files.profiles));
  const always = candidates.filter(({ onProfiles }) => !onProfiles);
  const active = files.profiles
    ? activeProfiles(files.profiles, { ...source, documents: sorted(always, []).map((one) => document(one, [])) })
    : [];
  const counting = candidates.filter(({ onProfiles }) => !active || holds(onProfiles, active));
  return sorted(counting, active ?? []).map((one) => document(one, active));
}

function holds(onProfiles: readonly string[] | undefined, active: readonly string[]): boolean {
  return !onProfiles || onProfiles.some((expression) => profileHolds(expression, new Set(active)));
}

function candidatesIn(read: FileRead, profiles: Profiles | undefined): readonly Candidate[] {
  const { file, profile } = read;
  const inProfile = profile === undefined ? undefined : [profile];
  if (file.text === undefined) return [{ ...read, entries: undefined, onProfiles: inProfile, order: 0 }];
  return settingsIn(file).flatMap((entries, order) => {
    const said = entries.filter(({ name }) => isAbout(profiles?.documentNames ?? [], name)).map(({ text }) => text);
    const named = said.flatMap((text) => text.split(',')).map((text) => text.trim());
    const onProfiles = profile === undefined ? named : [profile];
    const whole: Candidate = { ...read, entries, onProfiles: onProfiles.length > 0 ? onProfiles : undefined, order };
    return profiles?.inNames ? byPrefix(whole, entries) : [whole];
  });
}

/** The name itself, or an item of it. */
function isAbout(names: readonly string[], name: string): boolean {
  return names.includes(name.replace(/\[\d+\]$/, ''));
}

/** `%prod.name` counts in a profile, and before `name`. */
function byPrefix(whole: Candidate, all: SettingsDocument): readonly Candidate[] {
  const prefix = /^%\{?([^.}]+)\}?\./;
  const plain = all.filter(({ name }) => !prefix.test(name));
  const prefixed = all.flatMap((entry) => {
    const [found, profiles = ''] = prefix.exec(entry.name) ?? [];
    if (found === undefined) return [];
    const entries = [{ ...entry, name: entry.name.slice(found.length) }];
    return [{ ...whole, entries, onProfiles: profiles.split(','), order: whole.order + 0.5 }];
  });
  return [{ ...whole, entries: plain }, ...prefixed];
}

function sorted(candidates: readonly Candidate[], active: readonly string[]): readonly Candidate[] {
  const ranks = (one: Candidate): readonly number[] => [
    one.file.type === 'mounted' ? 1 : 0,
    one.profile === undefined ? -1 : active.indexOf(one.profile) + 1,
    one.directory,
    one.form,
    one.order,
  ];
  return candidates.toSorted((a, b) => {
    const others = ranks(a);
    return (
      ranks(b)
        .map((rank, index) => rank - (others[index] ?? 0))
        .find((difference) => difference !== 0) ?? 0
    );
  });
}

function document(candidate: Candidate, active: readonly string[] | undefined): AppDocument {
  const { file, confidence, assumes, onProfiles } = candidate;
  const maybe = onProfiles !== undefined && active === undefined;
  return {
    file,
    entries: candidate.entries && new Map(candidate.entries.map((entry) => [relaxed(entry.name), entry])),
    confidence: maybe ? 'assumed' : confidence,
    assumes: maybe ? profileAssumed(onProfiles) : assumes,
    maybe,
  };
}

function profileAssumed(profiles: readonly string[]): Localized {
  const names = profiles.join(', ');
  return { en: `profile ${names}`, ko: `프로파일 ${names}` };
}
