// A probe of one process: when its ticks come, what they see, and when what they see counts (R63–R80).
import { seconds, type Millis } from '../../base/duration.ts';
import type { Occurrence, Process } from '../kernel.ts';
import type { ProbeModel } from '../models.ts';
import type { ContainerProcess, ContainerRun, PodRun } from '../podRun.ts';
import { afterRestart, initialCounter, observe, type ProbeCounter, type ProbeType } from './probeCounter.ts';
import { delayOverAt, waitsForStart } from './probeGates.ts';

export interface ProbeSubject {
  readonly type: ProbeType;
  readonly probe: ProbeModel;
  readonly container: ContainerRun;
  readonly process: ContainerProcess;
  /** What a probe would see now. */
  readonly healthy: () => boolean;
  /** Fires when that changes next. */
  readonly change: () => Occurrence<unknown>;
  /** Where the instant of the next change is known: how long until then. */
  readonly untilChange: () => Millis;
  /** Told of every new verdict. */
  readonly verdict: (result: 'Success' | 'Failure') => void;
  /** Told of the first failure of a run, which may not count yet. */
  readonly firstFailure: () => void;
  /** True where nobody wants to know any more. */
  readonly over: () => boolean;
}

export function* probeWorker(run: PodRun, subject: ProbeSubject): Process {
  const { kernel } = run;
  const { container, process, type, probe } = subject;
  yield* kernel.wait(process.visible);
  if (waitsForStart(type)) yield* kernel.wait(process.started);
  yield* sleepUntil(run, delayOver(run, subject));
  const earlier = container.probeCounters.get(type);
  let counter = earlier ? afterRestart(earlier, type) : initialCounter(type);
  let tick = firstTick(run, subject);
  const over = (): boolean => process.exited.fired || subject.over();
  while (!counter.onHold && !over()) {
    if (settled(subject, counter)) {
      yield* kernel.waitForEither(subject.change(), process.exited);
      tick = kernel.now + missed(run, probe);
    }
    yield* sleepUntil(run, tick);
    if (over()) return;
    const before: ProbeCounter = counter;
    const observed = subject.healthy() ? 'Success' : 'Failure';
    if (observed === 'Failure' && before.last !== 'Failure') subject.firstFailure();
    counter = observe(before, type, observed, probe);
    container.probeCounters.set(type, counter);
    if (counter.result !== before.result && counter.result !== 'Unknown') subject.verdict(counter.result);
    tick = nextTick(run, subject, tick);
  }
}

/** More of what is seen now would not change what is held to be true. */
function settled(subject: ProbeSubject, counter: ProbeCounter): boolean {
  return counter.result === (subject.healthy() ? 'Success' : 'Failure');
}

/** Ticks have a random phase: with bad luck one passes just before there is something to see. */
function missed(run: PodRun, probe: ProbeModel): Millis {
  return run.scenario.luck === 'good' ? 0 : periodOf(probe);
}

function periodOf(probe: ProbeModel): Millis {
  return seconds(Math.max(1, probe.periodSeconds.value));
}

function firstTick(run: PodRun, subject: ProbeSubject): Millis {
  const { probe, process, type } = subject;
  const { now } = run.kernel;
  // The success of a startup probe triggers readiness at once (R70).
  if (type === 'readiness' && process.model.startupProbe) return now;
  if (type === 'startup') return now + startupPhase(run, subject);
  // Extra probes while a container is not ready shorten the wait of those that need several successes (R70).
  const several = probe.successThreshold.value > 1;
  return now + (several ? Math.min(missed(run, probe), seconds(1)) : missed(run, probe));
}

/** Startup counts its failures from the first tick on, so one phase has to do for all of them (R78). */
function startupPhase(run: PodRun, subject: ProbeSubject): Millis {
  const period = periodOf(subject.probe);
  const wait = subject.untilChange();
  if (!Number.isFinite(wait) || wait <= 0) return missed(run, subject.probe);
  return wait % period;
}

/** With good luck the next sync of a pod that is not ready, a second later, brings a probe forward (R70). */
function nextTick(run: PodRun, subject: ProbeSubject, tick: Millis): Millis {
  const { probe, process, type } = subject;
  const brought = type === 'readiness' && !process.ready && run.scenario.luck === 'good' && tick === process.startedAt;
  return tick + (brought ? Math.min(periodOf(probe), seconds(1)) : periodOf(probe));
}

/** R66: the delay counts from a start that is cut to whole seconds, so it may be over up to a second early. */
function delayOver(run: PodRun, { probe, process }: ProbeSubject): Millis {
  if (probe.initialDelaySeconds.value <= 0) return run.kernel.now;
  const over = delayOverAt(process.startedAt, probe.initialDelaySeconds.value);
  return over - (run.scenario.luck === 'good' ? seconds(1) : 0);
}

function* sleepUntil(run: PodRun, instant: Millis): Process {
  if (instant > run.kernel.now) yield* run.kernel.wait(run.kernel.after(instant - run.kernel.now));
}
