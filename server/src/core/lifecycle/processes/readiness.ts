// From the readiness of containers to PodReady, and from there to the endpoints (R54, R69, R81–R83).
import type { Cause, LifecycleEvent } from '../events.ts';
import type { ContainerProcess, PodRun } from '../podRun.ts';
import { whyNotReady } from '../podStatus.ts';
import { because } from '../recorder.ts';
import { showReadiness } from './endpoints.ts';

export function setReady(run: PodRun, process: ContainerProcess, ready: boolean, causes: readonly Cause[]): void {
  if (process.ready === ready) return;
  process.ready = ready;
  updatePodReady(run, run.recorder.record('readinessChanged', process.model.name, { ready }, causes));
}

/** PodReady: every ordinary container and every sidecar is ready, and whoever has to agree has (R54). */
function updatePodReady(run: PodRun, changed: LifecycleEvent): void {
  const counted = run.containers.filter(({ model }) => model.role !== 'init');
  const containersReady = counted.map((container) => container.process && container.ready);
  // Nothing in a manifest says that somebody sets the condition of a readiness gate.
  const gates = run.scenario.pod.readinessGates.map(() => false);
  const ready = whyNotReady({ phase: 'Running', containersReady, gates }) === undefined;
  if (ready === run.ready) return;
  run.ready = ready;
  const event = ready ? run.recorder.record('podReady', undefined, {}, [because(changed)]) : changed;
  if (ready) run.firstReady.fire(event);
  showReadiness(run, event);
}
