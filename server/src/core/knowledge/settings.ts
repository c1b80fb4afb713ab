// Finds what is said of a property of an app: on the command line of its container, in its environment and in its files of
// settings, the strongest first.
import type { Confidence } from '../base/confidence.ts';
import type { Localized } from '../base/localized.ts';
import type { ConfigFile } from '../appSettings/configFile.ts';
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
  /** It is written like that, and not made of references. */
  readonly verbatim: boolean;
  readonly from: 'argument' | 'variable' | ConfigFile['type'];
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
  const { format, assumes } = setting;
  return inAllPlaces(setting, source).map((one) => {
    if (one.type !== 'written') return one;
    return { ...one, format, ...(assumes && { assumes, confidence: 'assumed' }) };
  });
}

function inAllPlaces(setting: Setting, source: SettingSource): readonly Found[] {
  switch (setting.type) {
    case 'env':
      return inVariable(source, setting.name, { anyCase: setting.anyCase });
    case 'envOfProperty':
      return variablesOfProperty(setting.property, source.config.environment).flatMap((one) =>
        readVariable(one, source),
      );
    case 'flagInEnv':
      return inVariable(source, setting.env, {
        part: setting.name,
        parse: (text) => flagValue(words(text), setting.name, false),
      });
    case 'jsonInEnv':
      return inVariable(source, setting.env, {
        part: setting.name,
        parse: (text) => jsonProperty(text, setting.name),
      });
    case 'flag':
      return inArguments(source, setting.name, setting.relaxed);
    case 'systemProperty':
      return systemProperties(setting.name, source);
    case 'configFile':
      return inDocuments(setting.name, source);
  }
}

/** How a variable holds a value: as a part of its text, or as all of it. */
interface Reading {
  readonly part?: string;
  readonly parse?: (text: string) => string | undefined;
  readonly anyCase?: boolean | undefined;
}

function inVariable(source: SettingSource, name: string, reading: Reading): readonly Found[] {
  const variable = lastOfName(name, source.config.environment, reading.anyCase ?? false);
  return variable ? readVariable(variable, source, reading) : [];
}

function readVariable(variable: Variable, source: SettingSource, { part, parse }: Reading = {}): readonly Found[] {
  const { value, keptIn } = variable;
  if (!value) return [unreadable];
  const text = parse ? parse(value.text) : value.text;
  const name = part === undefined ? variable.name : `${variable.name} ${part}`;
  if (text === undefined) return [];
  return [said({ ...certain, name, text, origin: value.origin, keptIn, from: 'variable' }, source)];
}

const unreadable: Found = { type: 'unreadable' };
const certain = {
  type: 'written',
  verbatim: true,
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

function inArguments(source: SettingSource, name: string, isRelaxed = false): readonly Found[] {
  if (!source.argv) return [unreadable];
  const text = flagValue(source.argv, name, isRelaxed);
  if (text === undefined) return [];
  const { args, command } = source.container;
  const holding = [args, command].find((field) => field?.value?.some((word) => word.includes(text)));
  const origin = (holding ?? args ?? command)?.origin;
  if (origin?.type !== 'written') return [unreadable];
  return [said({ ...certain, name, text, origin, from: 'argument' }, source)];
}

/** On the command line, then in what the launcher and the JVM read by themselves, then in what a script may hand on. */
function systemProperties(name: string, source: SettingSource): readonly Found[] {
  const flag = `-D${name}`;
  const reading: Reading = { part: flag, parse: (text) => flagValue(words(text), flag, true) };
  return [
    ...inArguments(source, flag, true),
    ...['JDK_JAVA_OPTIONS', 'JAVA_TOOL_OPTIONS'].flatMap((variable) => inVariable(source, variable, reading)),
    ...inVariable(source, 'JAVA_OPTS', reading).flatMap((found) => handedOn(found, source)),
  ];
}

/** JAVA_OPTS means nothing to the JVM: a start script has to hand it on, and that of an image is not seen here. */
function handedOn(found: Found, { container: { command, args } }: SettingSource): readonly Found[] {
  if (found.type !== 'written') return command ? [] : [found];
  if (!command) return [{ ...found, confidence: 'assumed', assumes: javaOpts }];
  const script = [...(command.value ?? []), ...(args?.value ?? [])].join(' ');
  return script.includes('JAVA_OPTS') ? [{ ...found, confidence: 'derived' }] : [];
}

const javaOpts: Localized = { en: 'JAVA_OPTS reaches java', ko: 'JAVA_OPTS가 java에 전달됨' };

function inDocuments(name: string, source: SettingSource): readonly Found[] {
  const key = relaxed(name);
  return source.documents.flatMap((document) => {
    const { entries, file, confidence, assumes, maybe } = document;
    if (!entries) return maybe ? [] : [unreadable];
    const entry = entries.get(key);
    if (!entry) return [];
    const origin: Written = { type: 'written', field: name, at: file.placeOf(entry.at) };
    return [
      said(
        {
          ...certain,
          name,
          text: entry.text,
          origin,
          keptIn: file.keptIn,
          from: file.type,
          confidence,
          assumes,
          maybe,
        },
        source,
      ),
    ];
  });
}
