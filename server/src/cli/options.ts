// Options that several commands share, and what they mean together with the settings of a folder.
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { AnalysisConfig, Preset } from '../core/analysis.ts';
import type { Locale } from '../core/base/localized.ts';
import { checkAssumption } from '../core/scenario/assumptions.ts';
import { defaultSettings, parseKubernetesMinor, type Settings } from '../core/settings.ts';
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

export function addOutputOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--locale <language>', 'language of the output').choices(['en', 'ko']).default(localeOfEnvironment()),
    )
    .addOption(
      new Option('--color <when>', 'colour the output; auto: where it is a terminal and NO_COLOR is not set')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .option('--quiet', 'print findings and outcomes only');
}

export function addAnalysisOptions(command: Command): Command {
  return addOutputOptions(command)
    .option('--config <file>', 'settings file, in place of the nearest .graceline.yaml')
    .option('--kubernetes-version <x.y>', 'Kubernetes that runs it; without it as 1.36', kubernetesVersion)
    .option('--feature-gate <name=true|false>', 'set a feature gate (repeatable)', featureGate)
    .option(
      '--assume <key=value>',
      'state what no manifest shows, as in app.exitsAfterStopSignal=3s (repeatable)',
      assumption,
    );
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

/** As POSIX says: the first of them that is not empty decides. */
export function localeOfEnvironment(): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return /^ko(?:[_.@-]|$)/i.test(language ?? '') ? 'ko' : 'en';
}

function kubernetesVersion(text: string): number {
  const minor = parseKubernetesMinor(text);
  if (minor === undefined) throw new InvalidArgumentError('Write it as 1.33.');
  return minor;
}

function featureGate(text: string, gates: ReadonlyMap<string, boolean> | undefined): ReadonlyMap<string, boolean> {
  const [, name, value] = /^([A-Za-z]\w*)=(true|false)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('Write it as NAME=true or NAME=false.');
  return new Map([...(gates ?? []), [name, value === 'true']]);
}

function assumption(text: string, assumptions: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, string> {
  const equals = text.indexOf('=');
  if (equals < 0) throw new InvalidArgumentError('Write it as KEY=VALUE, as in app.exitsAfterStopSignal=3s.');
  const [key, value] = [text.slice(0, equals), text.slice(equals + 1)];
  const problem = checkAssumption(key, value);
  if (problem) throw new InvalidArgumentError(`${problem[localeOfEnvironment()]}.`);
  return new Map([...(assumptions ?? []), [key, value]]);
}
