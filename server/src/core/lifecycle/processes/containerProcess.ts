// The main process of a container: what it does when it is signalled, and when it ends by itself.
import { seconds } from '../../base/duration.ts';
import { Signal } from '../kernel.ts';
import type { Cause, LifecycleEvent } from '../events.ts';
import type { ContainerModel } from '../models.ts';
import type { ContainerProcess, PodRun } from '../pod.ts';
import { because, since, sinceDuration } from '../recorder.ts';

/** Exit code of a process that SIGKILL ended (R41). */
const killedExitCode = 137;

export function runningProcess(run: PodRun, model: ContainerModel): ContainerProcess {
  const process: ContainerProcess = { model, exited: new Signal<LifecycleEvent>() };
  const alone = model.exitsAfterDeletion;
  if (alone)
    run.kernel.at(alone.value, () => {
      exit(run, process, model.exitCode.value, [sinceDuration(alone)]);
    });
  return process;
}

/** Sends the stop signal; the process then ends after the time that it takes, if it takes one. */
export function sendStopSignal(run: PodRun, process: ContainerProcess, causes: readonly Cause[]): LifecycleEvent {
  const { model } = process;
  const signal = model.stopSignal.value;
  const sent = run.recorder.record('stopSignalSent', model.name, { signal }, [...causes, since(model.stopSignal)]);
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
  process.exited.fire(run.recorder.record('containerExited', process.model.name, { exitCode }, causes));
}

export const wholeSeconds = (from: number, to: number): number => Math.floor((to - from) / seconds(1));
