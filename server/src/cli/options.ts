// Options that several commands share, and what they mean together with the settings of a folder.
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { AnalysisConfig, Preset } from '../core/analysis.ts';
import { parseDuration, type Millis } from '../core/base/duration.ts';
import type { Locale } from '../core/base/localized.ts';
import { checkAssumption } from '../core/scenario/assumptions.ts';
import { defaultSettings, parseKubernetesMinor, type Settings } from '../core/settings.ts';
import { help, writeItAs } from './help.ts';
import type { ColorChoice } from './terminal.ts';

export interface OutputOptions {
  readonly locale: Locale;
  readonly color: ColorChoice;
  readonly quiet?: true;
}

export interface AnalysisOptions extends OutputOptions {
  readonly config?: string;
  /** The minor. */
  readonly kubernetesVersion?: number;
  readonly featureGate?: ReadonlyMap<string, boolean>;
  readonly assume?: ReadonlyMap<string, string>;
  readonly preset?: Preset;
}

export function addOutputOptions(command: Command, locale: Locale): Command {
  return command
    .addOption(
      new Option('--locale <language>', help.locale[locale]).choices(['en', 'ko']).default(localeOfEnvironment()),
    )
    .addOption(new Option('--color <when>', help.color[locale]).choices(['auto', 'always', 'never']).default('auto'))
    .option('--quiet', help.quiet[locale]);
}

export function addAnalysisOptions(command: Command, locale: Locale): Command {
  return addOutputOptions(command, locale)
    .option('--config <file>', help.config[locale])
    .option('--kubernetes-version <x.y>', help.kubernetesVersion[locale], (text) => kubernetesVersion(text, locale))
    .option('--feature-gate <name=true|false>', help.featureGate[locale], featureGate(locale))
    .option('--assume <key=value>', help.assume[locale], assumption(locale));
}

/** What the command line says wins over the settings file, key by key. */
export function configOf(settings: Settings, options: AnalysisOptions): AnalysisConfig {
  return {
    ...defaultSettings,
    ...settings,
    ...(options.kubernetesVersion === undefined ? {} : { kubernetesMinor: options.kubernetesVersion }),
    ...(options.preset === undefined ? {} : { preset: options.preset }),
    featureGates: new Map([...(settings.featureGates ?? []), ...(options.featureGate ?? [])]),
    assumptions: new Map([...(settings.assumptions ?? []), ...(options.assume ?? [])]),
    locale: options.locale,
  };
}

/** The language of everything that is said before the options are read, and of what is wrong with them. */
export function wantedLocale(args: readonly string[]): Locale {
  const at = args.findLastIndex((arg) => arg === '--locale' || arg.startsWith('--locale='));
  const wanted = args[at] === '--locale' ? args[at + 1] : args[at]?.slice('--locale='.length);
  return wanted === 'en' || wanted === 'ko' ? wanted : localeOfEnvironment();
}

/** As POSIX says: the first of them that is not empty decides. */
function localeOfEnvironment(): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return /^ko(?:[_.@-]|$)/i.test(language ?? '') ? 'ko' : 'en';
}

function kubernetesVersion(text: string, locale: Locale): number {
  const minor = parseKubernetesMinor(text);
  if (minor === undefined) throw new InvalidArgumentError(writeItAs.version[locale]);
  return minor;
}

/** Of an option whose value is a duration. */
export function duration(locale: Locale): (text: string) => Millis {
  return (text) => {
    const value = parseDuration(text);
    if (value === undefined) throw new InvalidArgumentError(writeItAs.duration[locale]);
    return value;
  };
}

type ReadEntry<V> = (text: string, entries: ReadonlyMap<string, V> | undefined) => ReadonlyMap<string, V>;

function featureGate(locale: Locale): ReadEntry<boolean> {
  return (text, gates) => {
    const [, name, value] = /^([A-Za-z]\w*)=(true|false)$/.exec(text) ?? [];
    if (name === undefined) throw new InvalidArgumentError(writeItAs.featureGate[locale]);
    return new Map([...(gates ?? []), [name, value === 'true']]);
  };
}

function assumption(locale: Locale): ReadEntry<string> {
  return (text, assumptions) => {
    const equals = text.indexOf('=');
    if (equals < 0) throw new InvalidArgumentError(writeItAs.assumption[locale]);
    const [key, value] = [text.slice(0, equals), text.slice(equals + 1)];
    const problem = checkAssumption(key, value);
    if (problem) throw new InvalidArgumentError(`${problem[locale]}.`);
    return new Map([...(assumptions ?? []), [key, value]]);
  };
}
