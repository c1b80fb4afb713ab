// What is known about how a container's process ends: its stop signal, how long it may take and with which exit code.
// Everything is left out that is not known (a private image says nothing).
import type { ConfigSources, Written } from '../appSettings/configSources.ts';
import type { Millis } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import { Memo } from '../base/memo.ts';
import type { Container } from '../manifest/container.ts';
import type { App, Bound, DrainSwitch } from './app.ts';
import { propertiesOf, type StopProperty } from './appProperties.ts';
import { readBound, type ReadBound } from './bound.ts';
import { documentsOf } from './configDocuments.ts';
import { tagVersion } from './image.ts';
import { argumentsOf, casesOf, endOf } from './processEnd.ts';
import { imageStopSignal, recognise, type Recognised } from './recognise.ts';
import { findSettings, type Found, type Said, type SettingSource } from './settings.ts';

export interface ShutdownKnowledge {
  /** Its image and process 1, as far as they are known. */
  readonly recognised: Recognised;
  /** What the runtime sends: as the manifest or the image has it, else SIGTERM. */
  readonly signal: string;
  /** STOPSIGNAL of the image; undefined where it is not known to have one, so that SIGTERM is sent (R40). */
  readonly stopSignal: { readonly value: string; readonly why: Localized; readonly source: string } | undefined;
  readonly exitsAfterStopSignal: ExitRange | undefined;
  readonly exitCode: number | undefined;
  readonly app: RecognisedApp | undefined;
  /** What was read of all that the app can be told about this end. */
  readonly settings: readonly AppSetting[];
  /** How long it may finish its work; undefined where it does not, or where that is not known. */
  readonly drain: Drain | undefined;
  /** It could finish its work, but does not. */
  readonly drainIsOff: DrainIsOff | undefined;
  /** How long it goes on accepting requests after its stop signal; undefined where it is not known to. */
  readonly acceptsFor: ReadBound | undefined;
  /** One line each. */
  readonly notes: readonly Localized[];
}

export interface DrainIsOff extends DrainSwitch {
  /** Undefined: by default. */
  readonly said: Said | undefined;
  /** How long it would take if it were on; undefined where that is not known. */
  readonly wouldTake: Millis | undefined;
}

export interface AppSetting {
  readonly property: StopProperty;
  /** The strongest first. */
  readonly found: readonly Found[];
}

export interface Drain extends ReadBound {
  readonly bound: Bound;
}

/** From at least `lo` to at most `hi`; `never` where only SIGKILL ends it. Known exactly where both are equal. */
export interface ExitRange {
  readonly lo: Millis;
  readonly hi: Millis;
  readonly why: Localized;
  readonly origin: ExitOrigin;
}

export type ExitOrigin =
  /** A variable, the command, the arguments or a file of settings. */
  | Written
  /** Of the app, which may be told otherwise where we do not see it. */
  | { readonly type: 'appDefault'; readonly title: string };

export interface RecognisedApp {
  readonly id: string;
  readonly title: string;
  /** Of the tag, where the image is the app's own. */
  readonly version: string | undefined;
  readonly source: string;
  /** What the other containers of its pod reach only through it. */
  readonly serves: Localized | undefined;
}

const known = new Memo<Container, ShutdownKnowledge>();

/** `stopSignal`: lifecycle.stopSignal, where it is in force (R40). */
export function shutdownOf(
  container: Container,
  { config, shareProcessNamespace }: { readonly config: ConfigSources; readonly shareProcessNamespace: boolean },
  stopSignal?: string,
): ShutdownKnowledge {
  return known.get(container, [config, shareProcessNamespace, stopSignal], () =>
    readShutdown(container, config, shareProcessNamespace, stopSignal),
  );
}

function readShutdown(
  container: Container,
  config: ConfigSources,
  shareProcessNamespace: boolean,
  stopSignal: string | undefined,
): ShutdownKnowledge {
  const recognised = recognise(container, config, shareProcessNamespace);
  const declared = imageStopSignal(recognised);
  const signal = stopSignal ?? declared ?? 'SIGTERM';
  const source = sourceOf(recognised, container, config);
  const end = endOf(recognised, source, signal, shareProcessNamespace);
  const { app } = recognised;
  return {
    recognised,
    signal,
    stopSignal: declared === undefined ? undefined : declaredSignal(recognised, declared),
    exitsAfterStopSignal: end.exits,
    exitCode: end.exitCode,
    app: app && {
      id: app.id,
      title: app.title,
      version: versionOf(app, recognised),
      source: app.source,
      serves: app.serves,
    },
    settings: propertiesOf(app ? casesOf(app, signal) : []).map((property) => ({
      property,
      found: findSettings(property, source),
    })),
    drain: end.drain,
    drainIsOff: end.drainIsOff,
    acceptsFor: app?.acceptsFor && readBound(app.acceptsFor, source),
    notes: [...end.notes, ...(app?.traps ?? [])],
  };
}

function sourceOf({ app, process }: Recognised, container: Container, config: ConfigSources): SettingSource {
  const bare: SettingSource = { container, argv: argumentsOf(process), config, documents: [] };
  return { ...bare, documents: documentsOf(app?.configFiles, bare) };
}

function declaredSignal({ ownImage, image }: Recognised, value: string): ShutdownKnowledge['stopSignal'] {
  const name = image?.repository ?? '';
  return {
    value,
    why: {
      en: `the image ${name} sets STOPSIGNAL ${value}`,
      ko: `이미지 ${name}: STOPSIGNAL ${value} 지정`,
    },
    source: ownImage?.app.source ?? '',
  };
}

function versionOf(app: App, { ownImage, image }: Recognised): string | undefined {
  return image && ownImage?.app === app ? tagVersion(image) : undefined;
}
