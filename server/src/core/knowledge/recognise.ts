// Which framework or server a container runs, by its program, its settings or its image. What is not recognised stays
// unknown: a wrong guess is worse than none.
import type { ConfigSources } from '../appSettings/configSources.ts';
import { settingsIn } from '../appSettings/settingsIn.ts';
import { Memo } from '../base/memo.ts';
import type { Container } from '../manifest/container.ts';
import type { App, AppImage, ConfigFiles, Program, Setting } from './app.ts';
import { propertiesOf } from './appProperties.ts';
import { apps } from './apps.ts';
import { argumentsAreCommand } from './baseImages.ts';
import { isFileOf } from './filesRead.ts';
import { isWithin, parseImage, tagWords, type ImageReference } from './image.ts';
import { basename, pid1Of, type Pid1 } from './pid1.ts';
import { javaOptions, lastOfName, variablesOfProperty, words } from './settingNames.ts';

/** What process 1 is; `entryPoint` where the image's own runs and nothing overrides it. */
export type Process = Pid1 | { readonly type: 'entryPoint'; readonly args: readonly string[] };

export interface Recognised {
  readonly image: ImageReference | undefined;
  /** Of the table of images, whatever the command makes of it. */
  readonly ownImage: { readonly app: App; readonly image: AppImage } | undefined;
  readonly process: Process;
  readonly app: App | undefined;
}

export function recognise(container: Container, config: ConfigSources, shareProcessNamespace: boolean): Recognised {
  return known.get(container, [config, shareProcessNamespace], () => read(container, config, shareProcessNamespace));
}

const known = new Memo<Container, Recognised>();

function read(container: Container, config: ConfigSources, shareProcessNamespace: boolean): Recognised {
  const text = container.image?.value;
  const image = text === undefined ? undefined : parseImage(text);
  const ownImage = image && findImage(image);
  const process = processOf(container, image, ownImage, shareProcessNamespace);
  return { image, ownImage, process, app: appOf(config, process, ownImage?.app) };
}

/** Whether it is known to run something that has settings among its sources. */
export function readsPackagedFiles(
  container: Container,
  config: ConfigSources,
  shareProcessNamespace: boolean,
): boolean {
  const { app } = recognise(container, config, shareProcessNamespace);
  return app?.configFiles !== undefined && app.configFiles.packagedIn.length > 0;
}

function findImage(reference: ImageReference): Recognised['ownImage'] {
  const words = tagWords(reference);
  for (const app of apps) {
    const image = app.images.find(
      ({ repositories, tagHas, tagLacks }) =>
        repositories.includes(reference.repository) &&
        (tagHas?.some((word) => words.includes(word)) ?? true) &&
        !(tagLacks?.some((word) => words.includes(word)) ?? false),
    );
    if (image) return { app, image };
  }
  return undefined;
}

/** STOPSIGNAL of the image; undefined where it is not known to have one. */
export function imageStopSignal({ image, ownImage }: Recognised): string | undefined {
  if (!image) return undefined;
  return ownImage?.image.stopSignals.find(({ from, before }) => isWithin(image, from, before))?.signal;
}

function processOf(
  container: Container,
  image: ImageReference | undefined,
  own: Recognised['ownImage'],
  shareProcessNamespace: boolean,
): Process {
  const command = wordsOf(container.command);
  const args = wordsOf(container.args);
  // With one of them filled in by a template nothing is known.
  if (!command || !args) return { type: 'unknown' };
  const argv = [...command, ...args];
  const overrides = command.length > 0 || (args.length > 0 && areCommand(args, image, own));
  return overrides ? pid1Of(argv, container.image?.value, shareProcessNamespace) : { type: 'entryPoint', args: argv };
}

/** Empty where the field is absent, undefined where it cannot be read. */
function wordsOf(field: Container['command']): readonly string[] | undefined {
  return field ? field.value : [];
}

/** Without a command the arguments go to the entry point of the image, and some run them. */
function areCommand(args: readonly string[], image: ImageReference | undefined, own: Recognised['ownImage']): boolean {
  if (own) return own.image.argumentsMayBeCommand && namesAnother(own.app, args);
  return image !== undefined && argumentsAreCommand.has(image.repository);
}

function namesAnother(app: App, [first]: readonly string[]): boolean {
  return first !== undefined && !first.startsWith('-') && !app.programs.some(({ name }) => name === basename(first));
}

function appOf(config: ConfigSources, process: Process, own: App | undefined): App | undefined {
  switch (process.type) {
    case 'shell':
    case 'unknown':
      return undefined;
    case 'entryPoint':
      return own ?? apps.find(isMarked(config, process.args));
    case 'program': {
      const [path = '', ...args] = process.argv;
      const name = basename(path);
      const program = apps.find(({ programs }) => programs.some((one) => isProgram(one, name, args)));
      const framework = apps.filter(({ markers }) => markers?.runtime === name).find(isMarked(config, args));
      return framework ?? program;
    }
  }
}

function isProgram({ name, withArgument }: Program, actual: string, args: readonly string[]): boolean {
  return name === actual && (withArgument?.some((word) => args.includes(word)) ?? true);
}

function isMarked(config: ConfigSources, args: readonly string[]): (app: App) => boolean {
  const own = config.environment.variables.filter(({ shared }) => !shared);
  const options = own.filter(({ name }) => javaOptions.has(name)).flatMap(({ value }) => words(value?.text ?? ''));
  const flags = [...args, ...options];
  return (app) => {
    const { markers, configFiles } = app;
    if (!markers) return false;
    return (
      own.some(({ name }) => begins(markers.env, name)) ||
      flags.some((word) => begins(markers.flags, word)) ||
      isToldToStop(app, config) ||
      (configFiles !== undefined && speaksOf(markers.settings ?? [], configFiles, config))
    );
  };
}

function begins(prefixes: readonly string[], text: string): boolean {
  return prefixes.some((prefix) => text.startsWith(prefix));
}

/** What several workloads share is written for one of them: only what is about this very end speaks of this one. */
function isToldToStop(app: App, { environment }: ConfigSources): boolean {
  if (environment.variables.length === 0) return false;
  return settingsOf
    .get(app, [], () => settingsOfEnd(app))
    .some((setting) => {
      if (setting.type === 'env') return lastOfName(setting.name, environment, setting.anyCase ?? false) !== undefined;
      return setting.type === 'envOfProperty' && variablesOfProperty(setting.property, environment).length > 0;
    });
}

const settingsOf = new Memo<App, readonly Setting[]>();

function settingsOfEnd(app: App): readonly Setting[] {
  return Object.values(app.onSignal)
    .flatMap(propertiesOf)
    .flatMap(({ settings }) => settings);
}

function speaksOf(names: readonly string[], files: ConfigFiles, config: ConfigSources): boolean {
  const entries = config.files
    .filter(({ path }) => isFileOf(files, path))
    .flatMap(settingsIn)
    .flat();
  return entries.some(({ name }) => begins(names, name));
}
