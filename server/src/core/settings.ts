// Settings as people write them, in an editor or in `.graceline.yaml`, and what they mean. The keys are the same in both.
import type { AnalysisConfig, InlayHints, Preset, Severity } from './analysis.ts';
import { never, parseDuration, seconds } from './base/duration.ts';
import type { Localized } from './base/localized.ts';
import { nodeProfileNames } from './knowledge/nodeProfiles.ts';
import { readDrainSettings } from './readDrainSettings.ts';
import { rules } from './rules/index.ts';
import { checkAssumption } from './scenario/assumptions.ts';
import { noDrainSettings } from './scenario/drainSettings.ts';

/** Only what somebody wrote; the rest is left to whoever asks. */
export type Settings = Partial<Omit<AnalysisConfig, 'locale'>>;

export interface SettingProblem {
  /** The path to the key, as in `['rules', 'prestop-outlasts-grace']`; empty for the whole. */
  readonly path: readonly string[];
  readonly message: Localized;
}

export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
}

export const presets: readonly Preset[] = ['quiet', 'recommended', 'strict', 'off'];
export const inlayHints: readonly InlayHints[] = ['all', 'written', 'off'];
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What is meant where nobody writes anything. */
export const defaultSettings: Required<Settings> = {
  kubernetesMinor: undefined,
  featureGates: new Map(),
  assumptions: new Map(),
  preset: 'recommended',
  severities: new Map(),
  safetyMargin: seconds(5),
  longDrain: seconds(30 * 60),
  nodeProfiles: [],
  inlayHints: 'all',
  helmValuesFiles: [],
  drain: noDrainSettings,
};

const readers: Readonly<Record<string, (value: unknown) => ReadSettings>> = {
  kubernetesVersion: readKubernetesVersion,
  preset: readPreset,
  rules: readRules,
  assumptions: readAssumptions,
  featureGates: readFeatureGates,
  safetyMargin: (value) => readLimit('safetyMargin', value),
  longDrain: (value) => readLimit('longDrain', value),
  nodeProfiles: readNodeProfiles,
  inlayHints: readInlayHints,
  helm: readHelm,
  drain: readDrain,
};

/** Reads a plain value, as from JSON. What cannot be used is left out and named. */
export function readSettings(value: unknown): ReadSettings {
  if (value === null || value === undefined) return { settings: {}, problems: [] };
  if (!isMapping(value)) return refused([], expected('a mapping of settings', '설정의 매핑'));
  const parts = Object.entries(value).map(([key, written]) => {
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
    return read ? within(key, read(written)) : refused([key], unknownKey(key));
  });
  return {
    settings: Object.assign({}, ...parts.map(({ settings }) => settings)) as Settings,
    problems: parts.flatMap(({ problems }) => problems),
  };
}

/** The minor of `1.33`, `v1.33` or `1.33.2`; undefined for anything else. */
export function parseKubernetesMinor(text: string): number | undefined {
  const minor = /^v?1\.(\d{1,3})(?:\.\d+)?$/.exec(text)?.[1];
  return minor === undefined ? undefined : Number(minor);
}

function readKubernetesVersion(value: unknown): ReadSettings {
  const text = String(value);
  const kubernetesMinor = text === '' ? undefined : parseKubernetesMinor(text);
  if (text !== '' && kubernetesMinor === undefined)
    return refused([], expected('a version like "1.33"', '"1.33" 같은 버전'));
  return { settings: { kubernetesMinor }, problems: [] };
}

function readPreset(value: unknown): ReadSettings {
  const preset = presets.find((one) => one === value);
  return preset ? { settings: { preset }, problems: [] } : refused([], oneOf(presets));
}

function readInlayHints(value: unknown): ReadSettings {
  const chosen = inlayHints.find((one) => one === value);
  return chosen ? { settings: { inlayHints: chosen }, problems: [] } : refused([], oneOf(inlayHints));
}

function readLimit(setting: 'safetyMargin' | 'longDrain', value: unknown): ReadSettings {
  const duration = parseDuration(String(value));
  if (duration === undefined || duration === never) return refused([], expected('a duration like 5s', '5s 같은 시간'));
  return { settings: { [setting]: duration }, problems: [] };
}

function readNodeProfiles(value: unknown): ReadSettings {
  const written: readonly unknown[] = Array.isArray(value) ? value : [value];
  const nodeProfiles = written.flatMap((one) => nodeProfileNames.find((name) => name === one) ?? []);
  if (nodeProfiles.length === written.length) return { settings: { nodeProfiles }, problems: [] };
  const names = nodeProfileNames.join(', ');
  return refused([], expected(`a list of ${names}`, `${names}의 목록`));
}

function readHelm(value: unknown): ReadSettings {
  if (!isMapping(value)) return refused([], expected('a mapping', '매핑'));
  const { valuesFiles = [], ...others } = value;
  const [other] = Object.keys(others);
  if (other !== undefined)
    return refused([other], { en: `unknown setting "${other}"`, ko: `알 수 없는 설정 "${other}"` });
  if (!Array.isArray(valuesFiles) || !valuesFiles.every((one) => typeof one === 'string')) {
    return refused(['valuesFiles'], expected('a list of paths', '경로의 목록'));
  }
  return { settings: { helmValuesFiles: valuesFiles }, problems: [] };
}

function readDrain(value: unknown): ReadSettings {
  const { drain, problems } = readDrainSettings(value);
  return { settings: { drain }, problems };
}

function readRules(value: unknown): ReadSettings {
  const known = new Set(rules.map(({ meta }) => meta.id));
  const levels: readonly (Severity | 'off')[] = [...severities, 'off'];
  return readEntries(value, 'severities', (id, written) => {
    if (!known.has(id)) return { en: 'there is no rule of this name', ko: '이런 이름의 규칙이 없습니다' };
    return levels.find((one) => one === written) ?? oneOf(levels);
  });
}

function readAssumptions(value: unknown): ReadSettings {
  return readEntries(value, 'assumptions', (key, written) => checkAssumption(key, String(written)) ?? String(written));
}

function readFeatureGates(value: unknown): ReadSettings {
  return readEntries(value, 'featureGates', (_name, written) =>
    typeof written === 'boolean' ? written : expected('true or false', 'true 또는 false'),
  );
}

/** Reads a mapping entry by entry; `read` answers the value, or why there is none. */
function readEntries(
  value: unknown,
  setting: 'severities' | 'assumptions' | 'featureGates',
  read: (key: string, written: unknown) => string | boolean | Localized,
): ReadSettings {
  if (!isMapping(value)) return refused([], expected('a mapping', '매핑'));
  const entries = new Map<string, string | boolean>();
  const problems: SettingProblem[] = [];
  for (const [key, written] of Object.entries(value)) {
    const answer = read(key, written);
    if (typeof answer === 'object') problems.push({ path: [key], message: answer });
    else entries.set(key, answer);
  }
  return { settings: { [setting]: entries }, problems };
}

function within(key: string, { settings, problems }: ReadSettings): ReadSettings {
  return { settings, problems: problems.map(({ path, message }) => ({ path: [key, ...path], message })) };
}

function refused(path: readonly string[], message: Localized): ReadSettings {
  return { settings: {}, problems: [{ path, message }] };
}

function unknownKey(key: string): Localized {
  const known = Object.keys(readers).join(', ');
  return {
    en: `unknown setting "${key}"; there are ${known}`,
    ko: `알 수 없는 설정 "${key}". 쓸 수 있는 것: ${known}`,
  };
}

function oneOf(values: readonly string[]): Localized {
  return expected(`one of ${values.join(', ')}`, values.join(', ') + ' 중 하나');
}

function expected(en: string, ko: string): Localized {
  return { en: `expected ${en}`, ko: `필요한 값: ${ko}` };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
