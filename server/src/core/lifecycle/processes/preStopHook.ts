// The preStop hook as a process of its own: it goes on when the kubelet no longer waits for it (R29).
import { Signal } from '../kernel.ts';
import type { LifecycleEvent } from '../events.ts';
import type { HookModel } from '../models.ts';
import type { ContainerProcess, PodRun } from '../pod.ts';
import { because, sinceDuration } from '../recorder.ts';

export interface RunningHook {
  readonly started: LifecycleEvent;
  /** Fires with the event of its end, whether it ended by itself, failed or was cut short. */
  readonly finished: Signal<LifecycleEvent>;
  /** Tells the hook that the kubelet no longer waits for it, and why. */
  abandon(reason: LifecycleEvent): void;
}

export function startPreStop(
  run: PodRun,
  process: ContainerProcess,
  hook: HookModel,
  cause: LifecycleEvent,
): RunningHook {
  const { recorder, kernel } = run;
  const name = process.model.name;
  const started = recorder.record('preStopStarted', name, { handler: hook.handler }, [because(cause)]);
  const finished = new Signal<LifecycleEvent>();
  const finish = (cutShort: boolean, failed: boolean, by: LifecycleEvent): void => {
    if (finished.fired) return;
    const causes = [because(by), sinceDuration(hook.takes)];
    finished.fire(recorder.record('preStopFinished', name, { cutShort, failed }, causes));
  };
  // A tcpSocket hook passes validation and has no handler in the kubelet: it fails at once (R43).
  const fails = hook.handler === 'tcpSocket' || hook.fails.value;
  if (hook.takes.value <= 0) finish(false, fails, started);
  else
    kernel.at(kernel.now + hook.takes.value, () => {
      finish(false, fails, started);
    });
  // An exec hook lives in the container and dies with it, a request loses its server; `sleep` is the kubelet's own timer
  // and runs to its end though the process is long gone (R33).
  if (hook.handler !== 'sleep')
    process.exited.then((exited) => {
      finish(true, true, exited);
    });
  return {
    started,
    finished,
    abandon: (reason) => {
      if (hook.handler === 'sleep') finish(true, true, reason);
    },
  };
}
