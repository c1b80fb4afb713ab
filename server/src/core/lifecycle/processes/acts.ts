// What is done to a pod from outside: DELETE and its relatives at the API server, and the node's own shutdown.
import type { Sourced } from '../../base/origin.ts';
import { seconds } from '../../base/duration.ts';
import type { PodRun } from '../podRun.ts';
import { because, since } from '../recorder.ts';
import { endAfterDeletion } from './containerProcess.ts';
import { markEndpoints, removeEndpoints } from './endpoints.ts';

/** Grace of a DELETE: the request's, else the pod's; a negative one acts as 1 (R2). */
export function deletionGraceSeconds(
  requested: Sourced<number> | undefined,
  podGrace: Sourced<number>,
): Sourced<number> {
  const chosen = requested ?? podGrace;
  return chosen.value < 0 ? { ...chosen, value: 1 } : chosen;
}

/** The kubelet never works with less than one second, force deletion included (R22, R26). */
function atLeastOneSecond(grace: Sourced<number>): Sourced<number> {
  return { ...grace, value: Math.max(1, grace.value) };
}

/** The API server accepts a DELETE, or an eviction that became one (R108). */
export function deletePod(run: PodRun): void {
  const { pod, requestedGraceSeconds } = run.scenario;
  const grace = deletionGraceSeconds(requestedGraceSeconds, pod.terminationGracePeriodSeconds);
  const detail = { gracePeriodSeconds: grace.value };
  const marked = run.recorder.record('podMarkedTerminating', undefined, detail, [since(grace)]);
  const forced = grace.value === 0;
  run.kill.fire({ because: marked, graceSeconds: atLeastOneSecond(grace), end: forced ? 'alreadyRemoved' : 'removed' });
  markEndpoints(run, marked);
  // Grace 0 takes the object away at once, whatever still runs on the node (R4).
  if (forced) {
    run.recorder.record('podRemoved', undefined, {}, [because(marked)]);
    removeEndpoints(run, marked);
  }
  for (const { process } of run.containers) if (process) endAfterDeletion(run, process, run.kernel.now);
  run.bell.ring();
}

/** The kubelet stops its pods before the node goes down; they fail, and are not deleted (R135, R136). */
export function shutDownNode(run: PodRun): void {
  const { pod, shutdownGraceSeconds } = run.scenario;
  const [less, more] = [shutdownGraceSeconds, pod.terminationGracePeriodSeconds];
  const grace = less.value < more.value ? less : more;
  const event = run.recorder.record('nodeShutdownStarted', undefined, { gracePeriodSeconds: grace.value }, [
    since(grace),
  ]);
  run.kill.fire({ because: event, graceSeconds: atLeastOneSecond(grace), end: 'finished' });
  run.bell.ring();
}

/** activeDeadlineSeconds: the pod is killed like a deleted one, and stays as Failed. */
export function exceedDeadline(run: PodRun): void {
  const deadline = run.scenario.pod.activeDeadlineSeconds;
  if (!deadline) return;
  run.kernel.at(run.kernel.now + seconds(deadline.value), () => {
    if (run.kill.fired) return;
    const event = run.recorder.record('activeDeadlineExceeded', undefined, {}, [since(deadline)]);
    const graceSeconds = atLeastOneSecond(run.scenario.pod.terminationGracePeriodSeconds);
    run.kill.fire({ because: event, graceSeconds, end: 'finished' });
    run.bell.ring();
  });
}
