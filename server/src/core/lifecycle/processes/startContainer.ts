// The start of one container, as far as the kubelet waits for it: create, start, postStart (R16, R17).
import { seconds } from '../../base/duration.ts';
import type { Cause, LifecycleEvent } from '../events.ts';
import { containerKillGrace } from '../grace.ts';
import type { Process } from '../kernel.ts';
import type { Trigger } from '../models.ts';
import type { ContainerProcess, ContainerRun, PodRun } from '../podRun.ts';
import { noteCrash } from './crashBackOff.ts';
import { startProcess } from './containerProcess.ts';
import { startPostStart } from './hook.ts';
import { killContainer } from './killContainer.ts';
import { startProbes } from './probes.ts';

/** After an error of the pass itself the worker comes back in ten seconds, and not with the next look-round (R21). */
const errorRetry = seconds(10);

/** A start is followed through the first restart; from then on the container is taken to run well. */
const followedToFirstRestart: ReadonlySet<Trigger> = new Set<Trigger>(['startup', 'livenessFailure']);

/** Returns false where postStart failed, which ends the container again (R17). */
export function* startContainer(run: PodRun, container: ContainerRun, causes: readonly Cause[]): Process<boolean> {
  const again = container.process !== undefined;
  if (again) container.restarts += 1;
  const settled = again && followedToFirstRestart.has(run.scenario.trigger);
  const started = recordStart(run, container, again, causes);
  const process = startProcess(run, container.model, started, settled);
  container.process = process;
  container.condemned = undefined;
  run.firstOrdinaryStart ??= container.model.role === 'ordinary' ? run.kernel.now : undefined;
  startProbes(run, container, process, started, settled);
  process.exited.whenFired(() => {
    noticeExit(run, container);
  });
  return yield* runPostStart(run, container, process, started);
}

function recordStart(run: PodRun, container: ContainerRun, again: boolean, causes: readonly Cause[]): LifecycleEvent {
  const { name } = container.model;
  return again
    ? run.recorder.record('containerRestarted', name, { restarts: container.restarts }, causes)
    : run.recorder.record('containerStarted', name, {}, causes);
}

/** The kubelet looks round once a second (R15). */
function noticeExit(run: PodRun, container: ContainerRun): void {
  noteCrash(run, container);
  run.kernel.at(run.kernel.now + lookRound(run), () => {
    run.bell.ring();
  });
}

export function lookRound(run: PodRun): number {
  return run.scenario.luck === 'good' ? 0 : seconds(1);
}

/** The whole pass waits for postStart; a failed one costs the container its life, with the pod's grace. */
function* runPostStart(
  run: PodRun,
  container: ContainerRun,
  process: ContainerProcess,
  started: LifecycleEvent,
): Process<boolean> {
  const hook = container.model.postStart;
  if (!hook) return true;
  const end = yield* run.kernel.wait(startPostStart(run, process, hook, started).finished);
  if (!end.failed || process.exited.fired) return true;
  const graceSeconds = containerKillGrace(container.model, 'other', run.scenario.pod);
  yield* killContainer(run, process, { because: end.event, graceSeconds, turn: undefined });
  container.backOffUntil = Math.max(container.backOffUntil, run.kernel.now + errorRetry);
  return false;
}
