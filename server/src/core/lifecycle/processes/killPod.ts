// The kubelet's killPod: all running containers side by side, sidecars in reverse order behind the ordinary ones.
import type { LifecycleEvent } from '../events.ts';
import { Signal, type Process } from '../kernel.ts';
import type { ContainerProcess, PodKill, PodRun } from '../podRun.ts';
import { killContainer } from './killContainer.ts';

type Stopped = ReadonlyMap<ContainerProcess, Signal<LifecycleEvent>>;

/** Stops what runs (R27); ends with the event of the last exit (R37). */
export function* killPod(run: PodRun, kill: PodKill): Process<LifecycleEvent> {
  const processes = run.containers.flatMap(({ running, process }) => (running && process ? [process] : []));
  const stopped: Stopped = new Map(processes.map((process) => [process, new Signal<LifecycleEvent>()]));
  for (const process of processes) {
    const order = { because: kill.because, graceSeconds: kill.graceSeconds, turn: turnOf(run, kill, process, stopped) };
    run.kernel.spawn(killContainer(run, process, order)).whenFired(({ event }) => stopped.get(process)?.fire(event));
  }
  return yield* lastOf(run, kill.because, [...stopped.values()]);
}

/**
 * A sidecar waits for all ordinary containers and for the next later sidecar; the others wait for nobody. What does not
 * run when the kill begins counts as stopped (R34, R36).
 */
function turnOf(
  run: PodRun,
  kill: PodKill,
  process: ContainerProcess,
  stopped: Stopped,
): Signal<LifecycleEvent> | undefined {
  if (process.model.role !== 'sidecar') return undefined;
  const others = [...stopped.keys()];
  const later = others.slice(others.indexOf(process) + 1).find(({ model }) => model.role === 'sidecar');
  const before = others.filter((other) => other.model.role === 'ordinary' || other === later);
  if (before.length === 0) return undefined;
  return run.kernel.spawn(
    lastOf(
      run,
      kill.because,
      before.flatMap((other) => stopped.get(other) ?? []),
    ),
  );
}

function* lastOf(
  run: PodRun,
  none: LifecycleEvent,
  signals: readonly Signal<LifecycleEvent>[],
): Process<LifecycleEvent> {
  let last = none;
  for (const signal of signals) {
    const event = yield* run.kernel.wait(signal);
    if (event.at >= last.at) last = event;
  }
  return last;
}
