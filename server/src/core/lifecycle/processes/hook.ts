// A hook as a process of its own: preStop goes on when the kubelet no longer waits for it (R29).
import type { Cause, LifecycleEvent } from '../events.ts';
import { Signal } from '../kernel.ts';
import type { HookModel } from '../models.ts';
import type { ContainerProcess, PodRun } from '../podRun.ts';
import { because, sinceDuration } from '../recorder.ts';

export interface RunningHook {
  readonly started: LifecycleEvent;
  /** Fires when it ended by itself, failed or was cut short. */
  readonly finished: Signal<HookEnd>;
  /** Tells the hook that the kubelet no longer waits for it. */
  abandon(): void;
}

export interface HookEnd {
  readonly event: LifecycleEvent;
  readonly failed: boolean;
}

export function startPreStop(
  run: PodRun,
  process: ContainerProcess,
  hook: HookModel,
  causes: readonly Cause[],
): RunningHook {
  const { recorder } = run;
  const { name } = process.model;
  const started = recorder.record('preStopStarted', name, { handler: hook.handler }, causes);
  return runHook(run, process, hook, started, (cutShort, failed, by) =>
    recorder.record('preStopFinished', name, { cutShort, failed }, [because(by), sinceDuration(hook.takes)]),
  );
}

export function startPostStart(
  run: PodRun,
  process: ContainerProcess,
  hook: HookModel,
  start: LifecycleEvent,
): RunningHook {
  const { recorder } = run;
  const { name } = process.model;
  const started = recorder.record('postStartStarted', name, { handler: hook.handler }, [because(start)]);
  return runHook(run, process, hook, started, (_, failed, by) =>
    recorder.record('postStartFinished', name, { failed }, [because(by), sinceDuration(hook.takes)]),
  );
}

function runHook(
  run: PodRun,
  process: ContainerProcess,
  hook: HookModel,
  started: LifecycleEvent,
  record: (cutShort: boolean, failed: boolean, by: LifecycleEvent) => LifecycleEvent,
): RunningHook {
  const finished = new Signal<HookEnd>();
  const finish = (cutShort: boolean, failed: boolean, by: LifecycleEvent): void => {
    if (!finished.fired) finished.fire({ event: record(cutShort, failed, by), failed });
  };
  // A tcpSocket hook passes validation and has no handler in the kubelet: it fails at once (R43).
  const fails = hook.handler === 'tcpSocket' || hook.fails.value;
  if (hook.takes.value <= 0 || hook.handler === 'tcpSocket') finish(false, fails, started);
  else
    run.kernel.at(run.kernel.now + hook.takes.value, () => {
      finish(false, fails, started);
    });
  // An exec hook lives in the container and dies with it, a request loses its server; `sleep` is the kubelet's own timer
  // and runs to its end though the process is long gone (R33).
  const ownTimer = hook.handler === 'sleep';
  if (!ownTimer)
    process.exited.whenFired(({ event }) => {
      finish(true, true, event);
    });
  return {
    started,
    finished,
    abandon: () => {
      if (ownTimer) finish(true, true, started);
    },
  };
}
