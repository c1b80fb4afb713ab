// What is left to do when the last container has stopped (R46–R52).
import type { LifecycleEvent } from '../events.ts';
import { deleteAgain } from '../grace.ts';
import type { Process } from '../kernel.ts';
import { terminalPhase } from '../podStatus.ts';
import type { PodKill, PodRun } from '../podRun.ts';
import { because, since } from '../recorder.ts';
import { removeEndpoints } from './endpoints.ts';

/** Measured: the last exit is seen, the phase turns terminal and the endpoint leaves the slice. */
const terminalPhaseLag = 200;
/** Measured: … and then the object goes (R47, R52). */
const removalLag = 600;

export function* endPod(run: PodRun, { fails }: PodKill, last: LifecycleEvent): Process {
  yield* run.kernel.wait(run.kernel.after(terminalPhaseLag));
  if (run.removed) return;
  // Before 1.27 the endpoint of a deleted pod stayed until the object went (R50).
  if (!run.deletion || run.scenario.kubelet.terminalPhaseBeforeRemoval) removeEndpoints(run, last);
  if (!run.deletion) {
    const phase = fails ? 'Failed' : phaseOf(run);
    run.finished.fire({ event: run.recorder.record('podFinished', undefined, { phase }, [because(last)]), phase });
    return;
  }
  yield* run.kernel.wait(run.kernel.after(removalLag - terminalPhaseLag));
  // The kubelet asks for no more grace, now that nothing runs (R52).
  run.deletion = deleteAgain(run.deletion, 0, run.kernel.now).deletion;
  if (run.deletion.deletionGracePeriodSeconds === 0) removePod(run, last);
}

/** The object goes, and with it the pod's endpoints; finalizers hold both until somebody takes them away (R4, R10). */
export function removePod(run: PodRun, cause: LifecycleEvent): void {
  if (run.removed) return;
  const { finalizers } = run.scenario.pod;
  if (finalizers) {
    const written = { value: finalizers.value.join(', '), origin: finalizers.origin };
    run.recorder.record('finalizersPending', undefined, { finalizers: finalizers.value }, [
      because(cause),
      since(written),
    ]);
    return;
  }
  run.removed = true;
  run.recorder.record('podRemoved', undefined, {}, [because(cause)]);
  removeEndpoints(run, cause);
}

function phaseOf(run: PodRun): 'Succeeded' | 'Failed' {
  const ordinary = run.containers.filter(({ model }) => model.role === 'ordinary');
  return terminalPhase(ordinary.map(({ process }) => process?.exited.value?.exitCode));
}
