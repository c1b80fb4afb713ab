// One run of the engine: a pod is created, something is done to it, and time passes until nothing more can happen.
import { seconds, type Millis } from '../base/duration.ts';
import type { LifecycleEvent } from './events.ts';
import { Kernel } from './kernel.ts';
import type { Scenario, Trigger } from './models.ts';
import { PodRun } from './podRun.ts';
import { deletePod, exceedDeadline, shutDownNode } from './processes/acts.ts';
import { podWorker } from './processes/podWorker.ts';
import { Recorder } from './recorder.ts';

/** A start is followed that long at most; a pod that is not ready by then never will be. */
const longestStart = seconds(600);
/** Where a pod never gets ready, it is acted upon that long after its creation. */
const patience = seconds(60);
/** Beyond this nothing is followed: a grace period has no upper bound (R1), and our patience has. */
const horizon = seconds(10 * 365 * 24 * 3600);
/** A run of a pod takes a few steps an event; the bound only guards against a process that never rests. */
const maxSteps = 200_000;

/** What happens in one scenario, in order of time, with t = 0 as its trigger says. Pure: equal scenarios, equal events. */
export function simulate(scenario: Scenario): readonly LifecycleEvent[] {
  switch (scenario.trigger) {
    case 'startup':
    case 'livenessFailure':
      return simulateStart(scenario);
    case 'deletion':
    case 'forceDeletion':
    case 'eviction':
    case 'nodeShutdown':
      return simulateAct(scenario, scenario.trigger);
  }
}

/** A pod that is left alone, counted from its creation. */
export function simulateCreation(scenario: Scenario): readonly LifecycleEvent[] {
  const run = create({ ...scenario, trigger: 'startup' });
  letPass(run, longestStart);
  return run.recorder.events;
}

/** The end of a pod that is deleted so long after its creation, counted from the deletion. */
export function simulateDeletionAt(scenario: Scenario, age: Millis): readonly LifecycleEvent[] {
  const deletion: Scenario = { ...scenario, trigger: 'deletion' };
  const ended = actOn(deletion, 'deletion', (run, actNow) => {
    run.kernel.at(age, actNow);
  });
  return (ended ?? []).filter(({ at }) => at >= 0);
}

/** The end of a pod that is deleted when it has long been ready, counted from the deletion. */
export function simulateDeletion(scenario: Scenario): readonly LifecycleEvent[] {
  const [begun, ...rest] = simulateAct({ ...scenario, trigger: 'deletion' }, 'deletion');
  return begun && begun.type !== 'podReady' ? [begun, ...rest] : rest;
}

function create(scenario: Scenario): PodRun {
  const kernel = new Kernel();
  const recorder = new Recorder(scenario.pod.name, () => kernel.now);
  const run = new PodRun(kernel, recorder, scenario);
  recorder.record('podScheduled', undefined, {}, []);
  kernel.spawn(podWorker(run));
  exceedDeadline(run);
  return run;
}

function letPass(run: PodRun, until: Millis): void {
  if (!run.kernel.run(until, maxSteps)) throw new Error('a process of the engine never rests');
}

/** Counted from the first ordinary container's start, or from the first failed liveness probe. */
function simulateStart(scenario: Scenario): readonly LifecycleEvent[] {
  const run = create(scenario);
  letPass(run, longestStart);
  const { events } = run.recorder;
  if (scenario.trigger === 'startup') return counted(events, run.firstOrdinaryStart ?? 0);
  const failed = run.firstLivenessFailure.value;
  return failed === undefined
    ? []
    : counted(
        events.filter(({ at }) => at >= failed),
        failed,
      );
}

/** The act comes as soon as the pod is ready, or after some patience with one that never gets ready. */
function simulateAct(scenario: Scenario, act: Trigger): readonly LifecycleEvent[] {
  return (
    actOn(scenario, act, (run, actNow) => {
      run.firstReady.whenFired(actNow);
    }) ??
    actOn(scenario, act, (run, actNow) => {
      run.kernel.at(patience, actNow);
    }) ??
    []
  );
}

/** Undefined where the moment for the act does not come. */
function actOn(
  scenario: Scenario,
  act: Trigger,
  arrange: (run: PodRun, actNow: () => void) => void,
): readonly LifecycleEvent[] | undefined {
  const run = create(scenario);
  let acted: { readonly at: Millis; readonly eventsBefore: number } | undefined;
  arrange(run, () => {
    // What else happens at this instant comes first.
    run.kernel.at(run.kernel.now, () => {
      acted = { at: run.kernel.now, eventsBefore: run.recorder.events.length };
      if (act === 'nodeShutdown') shutDownNode(run);
      else deletePod(run);
    });
  });
  letPass(run, longestStart);
  if (!acted) return undefined;
  letPass(run, horizon);
  // That the pod was ready is where the story begins.
  const ready = run.firstReady.value;
  const begun = ready && ready.at <= acted.at ? [{ ...ready, causes: [] }] : [];
  return counted([...begun, ...run.recorder.events.slice(acted.eventsBefore)], acted.at);
}

/** Instants counted from `zero`; causes that lie before the first event shown are left out. */
function counted(events: readonly LifecycleEvent[], zero: Millis): readonly LifecycleEvent[] {
  const ids = new Set(events.map(({ id }) => id));
  return events.map((event) => ({
    ...event,
    at: event.at - zero,
    causes: event.causes.filter((cause) => cause.type === 'value' || ids.has(cause.id)),
  }));
}
