// How a process ends once it has its stop signal: by what it is, and by what it is told.
import type { Written } from '../appSettings/configSources.ts';
import { never } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import type { Container } from '../manifest/container.ts';
import type { App, Bound, StopBehaviour, StopCase } from './app.ts';
import { readBound } from './bound.ts';
import type { Process, Recognised } from './recognise.ts';
import { findSetting, type SettingSource } from './settings.ts';
import type { Drain, ExitOrigin, ExitRange, ShutdownKnowledge } from './shutdownOf.ts';
import { defaultAction } from './signals.ts';

export interface ProcessEnd {
  readonly exits: ExitRange | undefined;
  readonly exitCode: number | undefined;
  readonly drain: Drain | undefined;
  readonly drainIsOff: ShutdownKnowledge['drainIsOff'];
  readonly notes: readonly Localized[];
}

const unknownEnd: ProcessEnd = {
  exits: undefined,
  exitCode: undefined,
  drain: undefined,
  drainIsOff: undefined,
  notes: [],
};

export function endOf(recognised: Recognised, source: SettingSource, signal: string, shared: boolean): ProcessEnd {
  const { process, app } = recognised;
  const written = commandOrigin(source.container);
  if (process.type === 'shell') {
    return written
      ? unhandled(signal, process.isPid1, shellNote(process.shell, process.isPid1, signal), written)
      : unknownEnd;
  }
  const stop = app && chooseCase(casesOf(app, signal), source);
  if (!stop) return { ...unknownEnd, notes: perhapsNotes(process) };
  const isPid1 = process.type === 'program' ? process.isPid1 : !shared;
  const end = behaviourEnd(app, stop, source, { signal, isPid1, command: written });
  return process.type === 'program' && !process.certain ? behindShell(end, process) : end;
}

export function casesOf(app: App, signal: string): readonly StopCase[] {
  return (Object.hasOwn(app.onSignal, signal) ? app.onSignal[signal] : app.otherSignals) ?? [];
}

/** The shell may be in front and pass nothing on: as process 1 it runs on until SIGKILL, otherwise it ends at once. */
function behindShell(end: ProcessEnd, process: Process & { readonly type: 'program' }): ProcessEnd {
  const range = process.isPid1 ? { hi: never } : { lo: 0 };
  return {
    ...end,
    exits: end.exits && { ...end.exits, ...range },
    drain: undefined,
    drainIsOff: undefined,
    notes: [...end.notes, ...perhapsNotes(process)],
  };
}

function perhapsNotes(process: Process): readonly Localized[] {
  return process.type === 'program' && !process.certain && process.isPid1 ? [perhapsNote] : [];
}

/** Undefined where they cannot be known. */
export function argumentsOf(process: Process): readonly string[] | undefined {
  if (process.type === 'program') return process.argv;
  return process.type === 'entryPoint' ? process.args : undefined;
}

function commandOrigin({ command, args }: Container): Written | undefined {
  const origin = (command ?? args)?.origin;
  return origin?.type === 'written' ? origin : undefined;
}

/** Undefined where a condition of an earlier case cannot be read. */
function chooseCase(cases: readonly StopCase[], source: SettingSource): StopCase | undefined {
  for (const one of cases) {
    const { when } = one;
    if (!when) return one;
    const found = findSetting(when.property, source);
    if (found?.type === 'unreadable') return undefined;
    const text = found?.text.trim().toLowerCase();
    if ('is' in when ? text === when.is : text !== undefined && text !== when.isNot) return one;
  }
  return undefined;
}

interface Stop {
  readonly signal: string;
  readonly isPid1: boolean;
  readonly command: Written | undefined;
}

function behaviourEnd(app: App, stopCase: StopCase, source: SettingSource, stop: Stop): ProcessEnd {
  const { does, note } = stopCase;
  const byDefault: ExitOrigin = { type: 'appDefault', title: app.title };
  switch (does.type) {
    case 'unhandled':
      return unhandled(stop.signal, stop.isPid1, note, stop.command ?? byDefault);
    case 'unknown':
      return { ...unknownEnd, exitCode: does.exitCode, notes: [note] };
    case 'exitsAtOnce':
      return exit(does, stopCase, source, byDefault);
    case 'drains':
      return drain(does, note, source, byDefault);
  }
}

function exit(
  { exitCode, drainIsOff }: StopBehaviour & { readonly type: 'exitsAtOnce' },
  { when, note }: StopCase,
  source: SettingSource,
  byDefault: ExitOrigin,
): ProcessEnd {
  const property = drainIsOff?.property ?? when?.property;
  const found = property && findSetting(property, source);
  const said = found?.type === 'written' ? found : undefined;
  return {
    exits: { lo: 0, hi: 0, why: note, origin: said?.origin ?? byDefault },
    exitCode,
    drain: undefined,
    drainIsOff: drainIsOff && { ...drainIsOff, said, wouldTake: readBound(drainIsOff.atMost, source)?.atMost },
    notes: [note],
  };
}

function drain(
  { atMost: bound, always, exitCode }: StopBehaviour & { readonly type: 'drains' },
  why: Localized,
  source: SettingSource,
  byDefault: ExitOrigin,
): ProcessEnd {
  const read = readBound(bound, source);
  const { atMost = 0, said } = read ?? {};
  const exits = read && { lo: always ? atMost : 0, hi: atMost, why, origin: said?.origin ?? byDefault };
  const variable = said ? undefined : variableOf(bound);
  const notes = read && variable !== undefined && source.config.environment.open ? [why, openNote(variable)] : [why];
  return { ...unknownEnd, exits, exitCode, drain: read && { ...read, bound }, notes };
}

function variableOf({ property }: Bound): string | undefined {
  for (const setting of property?.settings ?? []) {
    if (setting.type === 'env') return setting.name;
    if (setting.type === 'envOfProperty') return setting.property.toUpperCase().replaceAll(/[.-]/g, '_');
  }
  return undefined;
}

function openNote(name: string): Localized {
  return {
    en: `envFrom may set ${name} in a Secret or a ConfigMap that is not here: the default is shown`,
    ko: `envFrom의 Secret이나 여기 없는 ConfigMap에서 ${name} 값이 정해질 수 있어 기본값을 보여 줍니다`,
  };
}

function unhandled(signal: string, isPid1: boolean, why: Localized, origin: ExitOrigin): ProcessEnd {
  const action = defaultAction(signal, isPid1);
  if (!action) return { ...unknownEnd, notes: [why] };
  const at = action.type === 'exits' ? 0 : never;
  return {
    ...unknownEnd,
    exits: { lo: at, hi: at, why, origin },
    exitCode: action.type === 'exits' ? action.exitCode : undefined,
    notes: [why],
  };
}

function shellNote(shell: string, isPid1: boolean, signal: string): Localized {
  return isPid1
    ? {
        en: `${shell} is process 1: it ignores ${signal} and passes it on to nobody, so the program runs on until SIGKILL; start it with exec`,
        ko: `${shell}이 1번 프로세스입니다. ${signal}을 무시하고 전달하지도 않아 프로그램이 SIGKILL까지 계속 실행됩니다. exec로 시작하십시오`,
      }
    : {
        en: `${signal} reaches ${shell} and not the program, which is then killed without a chance to finish; start it with exec`,
        ko: `${signal}은 프로그램이 아닌 ${shell}에 전달되고, 프로그램은 마무리할 기회 없이 종료됩니다. exec로 시작하십시오`,
      };
}

const perhapsNote: Localized = {
  en: 'whether the stop signal reaches the program depends on the shell in front of it: Debian’s dash stays process 1 and passes nothing on; start the program with exec',
  ko: '종료 신호가 프로그램에 닿는지는 앞의 셸에 달렸습니다. Debian의 dash는 1번 프로세스로 남아 전달하지 않습니다. exec로 시작하십시오',
};
