// The deletion of one pod, from the API server's answer to the last trace of the object (R1–R11, R22–R55).
import type { Sourced } from '../../base/origin.ts';
import { Signal, type Process } from '../kernel.ts';
import type { LifecycleEvent } from '../events.ts';
import type { ContainerProcess, PodRun } from '../pod.ts';
import { because, since } from '../recorder.ts';
import { runningProcess } from './containerProcess.ts';
import { markEndpoints, removeEndpoints } from './endpoints.ts';
import { killContainer } from './killContainer.ts';

/** Measured: the last exit is seen, the phase turns terminal and the endpoint leaves the slice. */
const endpointRemovalLag = 200;
/** Measured: … and then the object goes (R47, R52). */
const podRemovalLag = 600;

/** Grace of a DELETE: the request's, else the pod's; a negative one acts as 1 (R2). */
export function deletionGraceSeconds(
  requested: Sourced<number> | undefined,
  podGrace: Sourced<number>,
): Sourced<number> {
  const chosen = requested ?? podGrace;
  return chosen.value < 0 ? { ...chosen, value: 1 } : chosen;
}

/** The kubelet never works with less than one second, force deletion included (R22, R26). */
export function kubeletGraceSeconds(deletionGrace: Sourced<number>): Sourced<number> {
  return { ...deletionGrace, value: Math.max(1, deletionGrace.value) };
}

export function* deletePod(run: PodRun): Process {
  const { pod } = run.scenario;
  const grace = deletionGraceSeconds(run.scenario.requestedGraceSeconds, pod.terminationGracePeriodSeconds);
  const detail = { gracePeriodSeconds: grace.value };
  const marked = run.recorder.record('podMarkedTerminating', undefined, detail, [since(grace)]);
  const forced = grace.value === 0;
  markEndpoints(run, marked);
  // Grace 0 takes the object away at once, whatever still runs on the node (R4).
  if (forced) removeObject(run, marked);
  const killed = yield* killPod(run, marked, kubeletGraceSeconds(grace));
  if (forced) return;
  yield* run.kernel.wait(run.kernel.after(endpointRemovalLag));
  removeEndpoints(run, killed);
  yield* run.kernel.wait(run.kernel.after(podRemovalLag - endpointRemovalLag));
  run.recorder.record('podRemoved', undefined, {}, [because(killed)]);
}

function removeObject(run: PodRun, marked: LifecycleEvent): void {
  run.recorder.record('podRemoved', undefined, {}, [because(marked)]);
  removeEndpoints(run, marked);
}

/** Stops all containers side by side (R27) and ends with the event of the last exit (R37). */
function* killPod(run: PodRun, marked: LifecycleEvent, graceSeconds: Sourced<number>): Process<LifecycleEvent> {
  const processes = run.scenario.pod.containers.map((model) => runningProcess(run, model));
  const stopped = new Map(processes.map((process) => [process, new Signal<LifecycleEvent>()]));
  for (const process of processes) {
    const turn = turnOf(run, marked, process, stopped);
    const order = { because: marked, graceSeconds, turn };
    run.kernel.spawn(killContainer(run, process, order)).then((event) => stopped.get(process)?.fire(event));
  }
  return yield* lastOf(run, marked, [...stopped.values()]);
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

/** A sidecar waits for all ordinary containers and for the next later sidecar; others wait for nobody (R34, R36). */
function turnOf(
  run: PodRun,
  marked: LifecycleEvent,
  process: ContainerProcess,
  stopped: ReadonlyMap<ContainerProcess, Signal<LifecycleEvent>>,
): Signal<LifecycleEvent> | undefined {
  if (process.model.role !== 'sidecar') return undefined;
  const others = [...stopped.keys()];
  const later = others.slice(others.indexOf(process) + 1).find(({ model }) => model.role === 'sidecar');
  const before = others.filter((other) => other.model.role === 'ordinary' || other === later);
  if (before.length === 0) return undefined;
  return run.kernel.spawn(
    lastOf(
      run,
      marked,
      before.flatMap((other) => stopped.get(other) ?? []),
    ),
  );
}
