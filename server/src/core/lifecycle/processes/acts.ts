// What is done to a pod from outside: DELETE and its relatives at the API server, and the node's own shutdown.
import { seconds } from '../../base/duration.ts';
import { checkGracefulDelete, effectiveGrace } from '../grace.ts';
import { shutdownGrace } from '../nodeShutdown.ts';
import type { PodRun } from '../podRun.ts';
import { because, since } from '../recorder.ts';
import { endAfterDeletion } from './containerProcess.ts';
import { markEndpoints } from './endpoints.ts';
import { removePod } from './endPod.ts';

/** The API server accepts a DELETE, or an eviction that became one (R108). */
export function deletePod(run: PodRun): void {
  const { pod, requestedGraceSeconds } = run.scenario;
  const finished = run.finished.value;
  const deletable = { ...pod, scheduled: true, finished: finished !== undefined };
  const grace = checkGracefulDelete(deletable, requestedGraceSeconds);
  const graceSeconds = grace?.value ?? 0;
  const causes = [...(grace ? [since(grace)] : []), ...(finished ? [because(finished.event)] : [])];
  const marked = run.recorder.record('podMarkedTerminating', undefined, { gracePeriodSeconds: graceSeconds }, causes);
  run.deletion = {
    deletionTimestamp: run.kernel.now + seconds(graceSeconds),
    deletionGracePeriodSeconds: graceSeconds,
  };
  const kubeletGrace = effectiveGrace({ ...pod, deletionGracePeriodSeconds: grace });
  run.kill.fire({ because: marked, graceSeconds: kubeletGrace, fails: false });
  markEndpoints(run, marked);
  // Grace 0 takes the object away at once, whatever still runs on the node (R4).
  if (graceSeconds === 0) removePod(run, marked);
  for (const { process } of run.containers) if (process) endAfterDeletion(run, process, run.kernel.now);
  run.bell.ring();
}

/** The kubelet stops its pods before the node goes down; they fail, and are not deleted (R135, R136). */
export function shutDownNode(run: PodRun): void {
  if (run.finished.fired) return;
  const { pod, shutdownGraceSeconds } = run.scenario;
  const grace = shutdownGrace(shutdownGraceSeconds, pod.terminationGracePeriodSeconds);
  const event = run.recorder.record('nodeShutdownStarted', undefined, { gracePeriodSeconds: grace.value }, [
    since(grace),
  ]);
  run.kill.fire({ because: event, graceSeconds: effectiveGrace({ ...pod, killOverride: grace }), fails: true });
  run.bell.ring();
}

/** activeDeadlineSeconds: the pod is killed like a deleted one, and stays as Failed. */
export function exceedDeadline(run: PodRun): void {
  const deadline = run.scenario.pod.activeDeadlineSeconds;
  if (!deadline) return;
  run.kernel.at(run.kernel.now + seconds(deadline.value), () => {
    if (run.kill.fired) return;
    const event = run.recorder.record('activeDeadlineExceeded', undefined, {}, [since(deadline)]);
    run.kill.fire({ because: event, graceSeconds: effectiveGrace(run.scenario.pod), fails: true });
    run.bell.ring();
  });
}
