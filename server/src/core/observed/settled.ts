// Whether what somebody did to a workload has come to its end: pods gone and replaced, endpoints in order, a rollout through.
import { at, listAt, namedIn, numberAt, textAt } from './json.ts';

export interface Standing {
  /** As it is now; undefined where a bare pod is watched, or the workload is gone. */
  readonly workload: unknown;
  readonly pods: readonly unknown[];
  readonly slices: readonly unknown[];
  /** The uids of pods that were seen and are gone. */
  readonly gone: ReadonlySet<string>;
}

export function isSettled({ workload, pods, slices, gone }: Standing): boolean {
  const endpoints = slices.flatMap((slice) => listAt(slice, 'endpoints'));
  const left = endpoints.some(
    (one) => at(one, 'conditions', 'terminating') === true || gone.has(textAt(one, 'targetRef', 'uid') ?? ''),
  );
  return !left && pods.every(isSteady) && isComplete(workload, pods.length);
}

function isSteady(pod: unknown): boolean {
  if (at(pod, 'metadata', 'deletionTimestamp') !== undefined) return false;
  const phase = textAt(pod, 'status', 'phase');
  if (phase === 'Succeeded' || phase === 'Failed') return true;
  return textAt(namedIn(listAt(pod, 'status', 'conditions'), 'Ready', 'type'), 'status') === 'True';
}

/** Its controller has seen the latest template, and all pods are of it where it is the one to replace them. */
function isComplete(workload: unknown, pods: number): boolean {
  if (workload === undefined) return true;
  const generation = numberAt(workload, 'metadata', 'generation') ?? 0;
  if ((numberAt(workload, 'status', 'observedGeneration') ?? generation) < generation) return false;
  const replicas = numberAt(workload, 'spec', 'replicas');
  if (replicas !== undefined && pods !== replicas) return false;
  const wanted = replicas ?? numberAt(workload, 'status', 'desiredNumberScheduled');
  if (wanted === undefined || !replacesPods(workload)) return true;
  const updated = at(workload, 'status', 'updatedReplicas') ?? at(workload, 'status', 'updatedNumberScheduled') ?? 0;
  return updated === wanted;
}

function replacesPods(workload: unknown): boolean {
  const kind = textAt(workload, 'kind');
  if (kind === 'Deployment') return true;
  if (kind !== 'StatefulSet' && kind !== 'DaemonSet') return false;
  const strategy = at(workload, 'spec', 'updateStrategy');
  return textAt(strategy, 'type') !== 'OnDelete' && !numberAt(strategy, 'rollingUpdate', 'partition');
}
