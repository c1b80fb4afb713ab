// The main process of a container: what it does when it is signalled, and when it ends by itself.
import { never, type Millis } from '../../base/duration.ts';
import type { Cause, LifecycleEvent } from '../events.ts';
import { Signal } from '../kernel.ts';
import type { ContainerModel } from '../models.ts';
import type { ContainerProcess, Exit, PodRun } from '../podRun.ts';
import { because, since, sinceDuration } from '../recorder.ts';

/** Exit code of a process that SIGKILL ended (R41). */
const killedExitCode = 137;

/** `settled`: a process after a restart, which is taken to run well from then on. */
export function startProcess(
  run: PodRun,
  model: ContainerModel,
  start: LifecycleEvent,
  settled: boolean,
): ContainerProcess {
  const process: ContainerProcess = {
    model,
    startedAt: run.kernel.now,
    visible: new Signal(),
    started: new Signal(),
    stopSignalled: new Signal(),
    exited: new Signal<Exit>(),
    ready: false,
  };
  const { runsFor } = model;
  if (runsFor.value !== never && !settled) {
    run.kernel.at(run.kernel.now + runsFor.value, () => {
      exit(run, process, model.exitCode.value, [because(start), sinceDuration(runsFor)]);
    });
  }
  return process;
}

/** The process ends by itself that long after the deletion, whatever happens to it. */
export function endAfterDeletion(run: PodRun, process: ContainerProcess, deleted: Millis): void {
  const alone = process.model.exitsAfterDeletion;
  if (!alone) return;
  run.kernel.at(deleted + alone.value, () => {
    exit(run, process, process.model.exitCode.value, [sinceDuration(alone)]);
  });
}

/** Sends the stop signal; the process then ends after the time that it takes, if it takes one. */
export function sendStopSignal(run: PodRun, process: ContainerProcess, causes: readonly Cause[]): LifecycleEvent {
  const { model } = process;
  const signal = model.stopSignal.value;
  const sent = run.recorder.record('stopSignalSent', model.name, { signal }, [...causes, since(model.stopSignal)]);
  process.stopSignalled.fire(sent);
  if (signal === 'SIGKILL') {
    exit(run, process, killedExitCode, [because(sent)]);
    return sent;
  }
  const end = (): void => {
    exit(run, process, model.exitCode.value, [because(sent), sinceDuration(model.exitsAfterStopSignal)]);
  };
  if (model.exitsAfterStopSignal.value <= 0) end();
  else run.kernel.at(run.kernel.now + model.exitsAfterStopSignal.value, end);
  return sent;
}

export function sendSigkill(run: PodRun, process: ContainerProcess, causes: readonly Cause[]): void {
  const sent = run.recorder.record('sigkillSent', process.model.name, {}, causes);
  exit(run, process, killedExitCode, [because(sent)]);
}

function exit(run: PodRun, process: ContainerProcess, exitCode: number, causes: readonly Cause[]): void {
  if (process.exited.fired) return;
  const event = run.recorder.record('containerExited', process.model.name, { exitCode }, causes);
  process.exited.fire({ event, exitCode });
}
