// What is left to do when the last container has stopped (R46–R52).
import type { LifecycleEvent } from '../events.ts';
import type { Process } from '../kernel.ts';
import type { PodKill, PodRun } from '../podRun.ts';
import { because } from '../recorder.ts';
import { removeEndpoints } from './endpoints.ts';

/** Measured: the last exit is seen, the phase turns terminal and the endpoint leaves the slice. */
const terminalPhaseLag = 200;
/** Measured: … and then the object goes (R47, R52). */
const removalLag = 600;

export function* endPod(run: PodRun, end: PodKill['end'], last: LifecycleEvent): Process {
  if (end === 'alreadyRemoved') return;
  yield* run.kernel.wait(run.kernel.after(terminalPhaseLag));
  // Before 1.27 the endpoint stayed until the object went (R50).
  if (end === 'finished' || run.scenario.kubelet.terminalPhaseBeforeRemoval) removeEndpoints(run, last);
  if (end === 'finished') {
    run.recorder.record('podFinished', undefined, { phase: phaseOf(run) }, [because(last)]);
    return;
  }
  yield* run.kernel.wait(run.kernel.after(removalLag - terminalPhaseLag));
  run.recorder.record('podRemoved', undefined, {}, [because(last)]);
  removeEndpoints(run, last);
}

/** Succeeded where every ordinary container ended with 0; sidecars do not count (R49). */
function phaseOf(run: PodRun): 'Succeeded' | 'Failed' {
  const ordinary = run.containers.filter(({ model }) => model.role === 'ordinary');
  return ordinary.every(({ process }) => process?.exited.value?.exitCode === 0) ? 'Succeeded' : 'Failed';
}
