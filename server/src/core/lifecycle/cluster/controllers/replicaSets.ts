// The ReplicaSets of an owner, the old and the new one: what each has, and how it comes to what it is scaled to.
import type { ClusterPod } from '../clusterPod.ts';
import type { OwnerRun } from '../ownerRun.ts';
import type { ReplicaSetCounts } from './deploymentRolling.ts';
import { victimsOf, type Victim } from './replicaSetVictims.ts';

export function countsOf(owner: OwnerRun, revision: 'old' | 'new'): ReplicaSetCounts {
  const available = owner.count((pod) => pod.revision === revision && owner.available(pod));
  return { replicas: owner.scale[revision], available };
}

/** Makes what is missing, and gives up what is too much (R127, R128). */
export function fillReplicaSet(owner: OwnerRun, revision: 'old' | 'new'): void {
  const wanted = owner.scale[revision];
  const there = owner.count((pod) => pod.active && pod.revision === revision);
  for (let count = there; count < wanted; count += 1) owner.create(revision, undefined);
  if (there <= wanted) return;
  const related = owner.pods.filter((pod) => pod.active);
  const active = related.filter((pod) => pod.revision === revision);
  for (const pod of victimsOf(active, active.length - wanted, (one) => victim(one, related, owner))) owner.delete(pod);
}

function victim(pod: ClusterPod, related: readonly ClusterPod[], owner: OwnerRun): Victim {
  const now = owner.run.kernel.now;
  const ago = (instant: number | undefined): number | null => (instant === undefined ? null : (now - instant) / 1000);
  return {
    nodeName: pod.node ?? '',
    phase: pod.readySince === undefined ? 'Pending' : 'Running',
    ready: pod.serves,
    deletionCost: pod.template.deletionCost,
    rank: related.filter(({ node }) => node === pod.node).length,
    readySecondsAgo: ago(pod.readySince),
    createdSecondsAgo: ago(pod.createdAt ?? -Infinity),
    restarts: 0,
    sidecarRestarts: 0,
  };
}
