// What is known about how a container's process ends: its stop signal, how long it may take and with which exit code.
// Everything is left out that is not known (a private image says nothing).
import { never, type Millis } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import type { Origin } from '../base/origin.ts';
import type { Container } from '../manifest/container.ts';
import type { App, Bound, StopBehaviour, StopCase } from './app.ts';
import { tagVersion } from './image.ts';
import { imageStopSignal, recognise, type Process, type Recognised } from './recognise.ts';
import { findSetting, type SettingSource } from './settings.ts';
import { parseSettingDuration } from './settingDuration.ts';
import { defaultAction } from './signals.ts';

export interface ShutdownKnowledge {
  /** STOPSIGNAL of the image; undefined where it is not known to have one, so that SIGTERM is sent (R40). */
  readonly stopSignal: { readonly value: string; readonly why: Localized; readonly source: string } | undefined;
  readonly exitsAfterStopSignal: ExitRange | undefined;
  readonly exitCode: number | undefined;
  readonly app: RecognisedApp | undefined;
  /** One line each. */
  readonly notes: readonly Localized[];
}

/** From at least `lo` to at most `hi`; `never` where only SIGKILL ends it. Known exactly where both are equal. */
export interface ExitRange {
  readonly lo: Millis;
  readonly hi: Millis;
  readonly why: Localized;
  readonly origin: ExitOrigin;
}

export type ExitOrigin =
  /** A variable, the command or the arguments. */
  | (Origin & { readonly type: 'written' })
  /** Of the app, which may be told otherwise where we do not see it. */
  | { readonly type: 'appDefault'; readonly title: string };

export interface RecognisedApp {
  readonly id: string;
  readonly title: string;
  /** Of the tag, where the image is the app's own. */
  readonly version: string | undefined;
  readonly source: string;
}

/** `stopSignal`: lifecycle.stopSignal, where it is in force (R40). */
export function shutdownOf(
  container: Container,
  pod: { readonly shareProcessNamespace: boolean },
  stopSignal?: string,
): ShutdownKnowledge {
  const recognised = recognise(container, pod.shareProcessNamespace);
  const declared = imageStopSignal(recognised);
  const signal = stopSignal ?? declared ?? 'SIGTERM';
  const end = endOf(recognised, container, signal, pod.shareProcessNamespace);
  const { app } = recognised;
  return {
    stopSignal: declared === undefined ? undefined : declaredSignal(recognised, declared),
    exitsAfterStopSignal: end.exits,
    exitCode: end.exitCode,
    app: app && { id: app.id, title: app.title, version: versionOf(app, recognised), source: app.source },
    notes: [...end.notes, ...(app?.traps ?? [])],
  };
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

interface End {
  readonly exits: ExitRange | undefined;
  readonly exitCode: number | undefined;
  readonly notes: readonly Localized[];
}

const unknownEnd: End = { exits: undefined, exitCode: undefined, notes: [] };

function endOf(recognised: Recognised, container: Container, signal: string, shared: boolean): End {
  const { process, app } = recognised;
  const written = commandOrigin(container);
  if (process.type === 'shell') {
    return written
      ? unhandled(signal, process.isPid1, shellNote(process.shell, process.isPid1, signal), written)
      : unknownEnd;
  }
  if (!app) return { ...unknownEnd, notes: perhapsNotes(process) };
  const isPid1 = process.type === 'program' ? process.isPid1 : !shared;
  const cases = Object.hasOwn(app.onSignal, signal) ? app.onSignal[signal] : app.otherSignals;
  const stop = chooseCase(cases ?? [], { container, argv: argvOf(process) });
  if (!stop) return { ...unknownEnd, notes: perhapsNotes(process) };
  const end = behaviourEnd(app, stop, { container, argv: argvOf(process) }, signal, isPid1, written);
  return process.type === 'program' && !process.certain ? behindShell(end, process) : end;
}

/** The shell may be in front and pass nothing on: as process 1 it runs on until SIGKILL, otherwise it ends at once. */
function behindShell(end: End, process: Process & { readonly type: 'program' }): End {
  const range = process.isPid1 ? { hi: never } : { lo: 0 };
  return { ...end, exits: end.exits && { ...end.exits, ...range }, notes: [...end.notes, ...perhapsNotes(process)] };
}

function perhapsNotes(process: Process): readonly Localized[] {
  return process.type === 'program' && !process.certain && process.isPid1 ? [perhapsNote] : [];
}

function argvOf(process: Process): readonly string[] | undefined {
  if (process.type === 'program') return process.argv;
  return process.type === 'entryPoint' ? process.args : undefined;
}

function commandOrigin({ command, args }: Container): (Origin & { readonly type: 'written' }) | undefined {
  const origin = (command ?? args)?.origin;
  return origin?.type === 'written' ? origin : undefined;
}

/** Undefined where a condition of an earlier case cannot be read. */
function chooseCase(cases: readonly StopCase[], source: SettingSource): StopCase | undefined {
  for (const one of cases) {
    if (!one.when) return one;
    const found = findSetting(one.when.settings, source);
    if (found?.type === 'unreadable') return undefined;
    if (found?.text.trim().toLowerCase() === one.when.is) return one;
  }
  return undefined;
}

function behaviourEnd(
  app: App,
  { does, note, when }: StopCase,
  source: SettingSource,
  signal: string,
  isPid1: boolean,
  command: (Origin & { readonly type: 'written' }) | undefined,
): End {
  const byDefault: ExitOrigin = { type: 'appDefault', title: app.title };
  switch (does.type) {
    case 'unhandled':
      return unhandled(signal, isPid1, note, command ?? byDefault);
    case 'unknown':
      return { exits: undefined, exitCode: does.exitCode, notes: [note] };
    case 'exitsAtOnce': {
      const set = when && findSetting(when.settings, source);
      const origin = set?.type === 'written' ? set.origin : byDefault;
      return { exits: { lo: 0, hi: 0, why: note, origin }, exitCode: does.exitCode, notes: [note] };
    }
    case 'drains':
      return drain(does, note, source, byDefault);
  }
}

function drain(
  does: StopBehaviour & { readonly type: 'drains' },
  why: Localized,
  source: SettingSource,
  byDefault: ExitOrigin,
): End {
  const { atMost, always, exitCode } = does;
  const bound = readBound(atMost, source, byDefault);
  const exits = bound && { lo: always ? bound.value : 0, hi: bound.value, why, origin: bound.origin };
  const variable = atMost.settings.find(({ type }) => type === 'env');
  const mayBeElsewhere = source.container.envFrom.length > 0 && bound?.origin === byDefault && variable !== undefined;
  return { exits, exitCode, notes: mayBeElsewhere ? [why, envFromNote(variable.name)] : [why] };
}

function envFromNote(name: string): Localized {
  return {
    en: `envFrom may set ${name}, which is not read here: the default is shown`,
    ko: `envFrom에서 ${name} 값이 정해질 수 있으나 여기서는 읽지 않아 기본값을 보여 줍니다`,
  };
}

function readBound(
  { settings, format, byDefault }: Bound,
  source: SettingSource,
  origin: ExitOrigin,
): { readonly value: Millis; readonly origin: ExitOrigin } | undefined {
  const found = findSetting(settings, source);
  if (!found) return { value: byDefault, origin };
  if (found.type === 'unreadable') return undefined;
  const value = parseSettingDuration(found.text, format);
  return value === undefined ? undefined : { value, origin: found.origin };
}

function unhandled(signal: string, isPid1: boolean, why: Localized, origin: ExitOrigin): End {
  const action = defaultAction(signal, isPid1);
  if (!action) return { ...unknownEnd, notes: [why] };
  const at = action.type === 'exits' ? 0 : never;
  return {
    exits: { lo: at, hi: at, why, origin },
    exitCode: action.type === 'exits' ? action.exitCode : undefined,
    notes: [why],
  };
}

function shellNote(shell: string, isPid1: boolean, signal: string): Localized {
  return isPid1
    ? {
        en: `${shell} is process 1: it ignores ${signal} and passes it on to nobody, so the program runs on until SIGKILL; start it with exec`,
        ko: `${shell} 이 1번 프로세스입니다. ${signal} 을 무시하고 전달하지도 않아 프로그램이 SIGKILL 까지 계속 실행됩니다. exec 로 시작하세요`,
      }
    : {
        en: `${signal} reaches ${shell} and not the program, which is then killed without a chance to finish; start it with exec`,
        ko: `${signal} 은 프로그램이 아닌 ${shell} 에 전달되고, 프로그램은 마무리할 기회 없이 종료됩니다. exec 로 시작하세요`,
      };
}

const perhapsNote: Localized = {
  en: 'whether the stop signal reaches the program depends on the shell in front of it: Debian’s dash stays process 1 and passes nothing on; start the program with exec',
  ko: '정지 신호가 프로그램에 닿는지는 앞의 셸에 달렸습니다. Debian 의 dash 는 1번 프로세스로 남아 전달하지 않습니다. exec 로 시작하세요',
};
