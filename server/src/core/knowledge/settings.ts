// Finds what is said of a property of an app: on the command line of its container, in its environment and in its files of
// settings, the strongest first.
import type { Confidence } from '../base/confidence.ts';
import type { Localized } from '../base/localized.ts';
import type { ConfigSources, Variable, Written } from '../appSettings/configSources.ts';
import type { Container } from '../manifest/container.ts';
import type { Property, Setting } from './app.ts';
import type { AppDocument } from './configDocuments.ts';
import { flagValue, jsonProperty, lastOfName, relaxed, variablesOfProperty, words } from './settingNames.ts';
import { resolveReferences } from './references.ts';
import type { DurationFormat } from './settingDuration.ts';

export interface SettingSource {
  readonly container: Container;
  /** Arguments of the program as its process sees them; undefined where they cannot be known. */
  readonly argv: readonly string[] | undefined;
  readonly config: ConfigSources;
  /** Of the files that the app reads, the strongest first. */
  readonly documents: readonly AppDocument[];
  /** The references that led here. */
  readonly through?: readonly string[];
}

export type Found =
  | Said
  /** It is set, or may be, but to what cannot be known here. */
  | { readonly type: 'unreadable' };

/** What somebody has written. */
export interface Said {
  readonly type: 'written';
  /** As the app takes it: references are replaced. */
  readonly text: string;
  /** As it is called where it is written. */
  readonly name: string;
  readonly origin: Written;
  /** `ConfigMap web`, where it is not in the manifest of the container. */
  readonly keptIn: string | undefined;
  /** Where this way to say it has a form of its own. */
  readonly format: DurationFormat | undefined;
  readonly confidence: Confidence;
  /** What has to be so for it to count. */
  readonly assumes: Localized | undefined;
  /** It counts in some environments only, and nobody says in which one this is. */
  readonly maybe: boolean;
}

/** The one that counts; undefined where nothing does for sure. */
export function findSetting(property: Property, source: SettingSource): Found | undefined {
  return findSettings(property, source).find((found) => found.type === 'unreadable' || !found.maybe);
}

/** All that is said of it, the strongest first. */
export function findSettings({ settings }: Property, source: SettingSource): readonly Found[] {
  return settings.flatMap((setting) => findAll(setting, source));
}

function findAll(setting: Setting, source: SettingSource): readonly Found[] {
  const found = setting.type === 'configFile' ? inDocuments(setting.name, source) : findOne(setting, source);
  const { format, assumes } = setting;
  return [found ?? []].flat().map((one) => {
    if (one.type !== 'written') return one;
    return { ...one, format, ...(assumes && { assumes, confidence: 'assumed' }) };
  });
}

function findOne(setting: Exclude<Setting, { type: 'configFile' }>, source: SettingSource): Found | undefined {
  switch (setting.type) {
    case 'env':
      return readEnv(source, setting.name, (text) => text, setting.anyCase);
    case 'envOfProperty':
      return variablesOfProperty(setting.property, source.config.environment)
        .map((variable) => readVariable(variable, source, (text) => text))
        .find((found) => found !== undefined);
    case 'flagInEnv':
      return readEnv(source, setting.env, (text) => flagValue(words(text), setting.name, false));
    case 'jsonInEnv':
      return readEnv(source, setting.env, (text) => jsonProperty(text, setting.name));
    case 'flag':
      return readArgv(source, setting.name, setting.relaxed);
    case 'systemProperty':
      return findSystemProperty(setting.name, source);
  }
}

type Parse = (text: string) => string | undefined;

function readEnv(source: SettingSource, name: string, parse: Parse, anyCase = false): Found | undefined {
  const variable = lastOfName(name, source.config.environment, anyCase);
  return variable && readVariable(variable, source, parse);
}

function readVariable(variable: Variable, source: SettingSource, parse: Parse): Found | undefined {
  const { name, value, keptIn } = variable;
  if (!value) return unreadable;
  const text = parse(value.text);
  return text === undefined ? undefined : said({ ...certain, name, text, origin: value.origin, keptIn }, source);
}

const unreadable: Found = { type: 'unreadable' };
const certain = {
  type: 'written',
  keptIn: undefined,
  format: undefined,
  confidence: 'certain',
  assumes: undefined,
  maybe: false,
} as const;

/** With `$(NAME)`, which the kubelet replaces, and `${name:default}`, which the app does; a shell's `$NAME` is not known. */
function said(found: Said, source: SettingSource): Found {
  if (!found.text.includes('$')) return found;
  const resolved = resolveReferences(found, (name) => lookUp(name, source));
  return resolved && !resolved.text.includes('$') ? resolved : unreadable;
}

/** What stands behind the name of a reference: a variable, or a property wherever it is said. */
function lookUp(name: string, source: SettingSource): Found | undefined {
  const through = source.through ?? [];
  if (through.includes(name) || through.length === maxReferences) return unreadable;
  const settings: readonly Setting[] = [
    { type: 'systemProperty', name },
    { type: 'env', name },
    { type: 'envOfProperty', property: name },
    { type: 'configFile', name },
  ];
  return findSetting({ name, settings }, { ...source, through: [...through, name] });
}

const maxReferences = 5;

function readArgv(source: SettingSource, name: string, isRelaxed = false): Found | undefined {
  if (!source.argv) return unreadable;
  const text = flagValue(source.argv, name, isRelaxed);
  if (text === undefined) return undefined;
  const { args, command } = source.container;
  const origin = [args, command].find((field) => field?.value?.some((word) => word.includes(text)))?.origin;
  const written = origin ?? (args ?? command)?.origin;
  return written?.type === 'written' ? said({ ...certain, name, text, origin: written }, source) : unreadable;
}

function findSystemProperty(name: string, source: SettingSource): Found | undefined {
  const onCommandLine = readArgv(source, `-D${name}`, true);
  if (onCommandLine) return onCommandLine;
  // What the launcher, and then the JVM, read by themselves.
  for (const variable of ['JDK_JAVA_OPTIONS', 'JAVA_TOOL_OPTIONS']) {
    const found = readJavaOptions(variable, name, source);
    if (found) return found;
  }
  return findInJavaOpts(name, source);
}

function readJavaOptions(variable: string, name: string, source: SettingSource): Found | undefined {
  return readEnv(source, variable, (text) => flagValue(words(text), `-D${name}`, true));
}

/** JAVA_OPTS means nothing to the JVM: a start script has to hand it on, and that of an image is not seen here. */
function findInJavaOpts(name: string, source: SettingSource): Found | undefined {
  const { command, args } = source.container;
  const found = readJavaOptions('JAVA_OPTS', name, source);
  if (found?.type !== 'written') return command ? undefined : found;
  if (!command) return { ...found, confidence: 'assumed', assumes: javaOpts };
  const script = [...(command.value ?? []), ...(args?.value ?? [])].join(' ');
  return script.includes('JAVA_OPTS') ? { ...found, confidence: 'derived' } : undefined;
}

const javaOpts: Localized = { en: 'JAVA_OPTS reaches java', ko: 'JAVA_OPTS 가 java 에 전달됨' };

function inDocuments(name: string, source: SettingSource): readonly Found[] {
  const key = relaxed(name);
  return source.documents.flatMap((document) => {
    const { entries, file, confidence, assumes, maybe } = document;
    if (!entries) return maybe ? [] : [unreadable];
    const entry = entries.get(key);
    if (!entry) return [];
    const origin: Written = { type: 'written', field: name, at: file.placeOf(entry.at) };
    return [
      said({ ...certain, name, text: entry.text, origin, keptIn: file.keptIn, confidence, assumes, maybe }, source),
    ];
  });
}
