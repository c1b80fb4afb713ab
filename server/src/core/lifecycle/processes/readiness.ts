// From the readiness of containers to PodReady, and from there to the endpoints (R54, R69, R81–R83).
import type { Cause, LifecycleEvent } from '../events.ts';
import type { ContainerProcess, PodRun } from '../podRun.ts';
import { whyNotReady } from '../podStatus.ts';
import { because } from '../recorder.ts';
import { showReadiness } from './endpoints.ts';

export function setReady(run: PodRun, process: ContainerProcess, ready: boolean, causes: readonly Cause[]): void {
  // A process may have ended before the kubelet first saw it.
  if (process.ready === ready || (ready && process.exited.fired)) return;
  process.ready = ready;
  updatePodReady(run, run.recorder.record('readinessChanged', process.model.name, { ready }, causes));
}

/** PodReady: every ordinary container and every sidecar is ready, and whoever has to agree has (R54). */
function updatePodReady(run: PodRun, changed: LifecycleEvent): void {
  const counted = run.containers.filter(({ model }) => model.role === 'ordinary' || model.role === 'sidecar');
  const containersReady = counted.map((container) => container.process && container.ready);
  // Whoever put a readiness gate there, a load balancer's controller mostly, is taken to open it at once.
  const gates = run.scenario.pod.readinessGates.map(() => true);
  const ready = whyNotReady({ phase: 'Running', containersReady, gates }) === undefined;
  if (ready === run.ready) return;
  run.ready = ready;
  const event = ready ? run.recorder.record('podReady', undefined, {}, [because(changed)]) : changed;
  if (ready) run.firstReady.fire(event);
  showReadiness(run, event);
}
