// How the Deployment controller moves pods from the old ReplicaSets to the new one. Each sync does one thing, and counts
// what the ReplicaSets ask for: pods that terminate are nobody's (R123, R124).
export interface ReplicaSetCounts {
  /** `spec.replicas`. */
  readonly replicas: number;
  /** Ready for minReadySeconds. */
  readonly available: number;
}

export interface RollingDeployment {
  readonly replicas: number;
  readonly surge: number;
  readonly unavailable: number;
}

/** @param total `spec.replicas` of all ReplicaSets together */
export function grownNewReplicaSet(
  { replicas, surge }: Pick<RollingDeployment, 'replicas' | 'surge'>,
  newReplicas: number,
  total: number,
): number {
  if (newReplicas > replicas) return replicas;
  const room = replicas + surge - total;
  return room <= 0 ? newReplicas : newReplicas + Math.min(room, replicas - newReplicas);
}

/**
 * What the old ReplicaSets are scaled to, oldest first; the same counts where nothing may go yet. Pods that are not
 * available go first, for nobody misses them.
 */
export function shrunkOldReplicaSets(
  deployment: RollingDeployment,
  old: readonly ReplicaSetCounts[],
  newReplicaSet: ReplicaSetCounts,
): readonly number[] {
  const counts = old.map(({ replicas }) => replicas);
  const total = sum(counts) + newReplicaSet.replicas;
  const leastAvailable = deployment.replicas - deployment.unavailable;
  const newUnavailable = newReplicaSet.replicas - newReplicaSet.available;
  const most = total - leastAvailable - newUnavailable;
  if (sum(counts) === 0 || most <= 0) return counts;
  const cleaned = withoutUnhealthy(old, most);
  const available = sum(old.map((one) => one.available)) + newReplicaSet.available;
  return scaledDown(cleaned, available - leastAvailable);
}

/** Takes away as many pods as are not available, up to a number. */
export function withoutUnhealthy(old: readonly ReplicaSetCounts[], most: number): readonly number[] {
  let left = most;
  return old.map(({ replicas, available }) => {
    const removed = Math.max(0, Math.min(left, replicas - available));
    left -= removed;
    return replicas - removed;
  });
}

/** Takes away so many pods, from the oldest ReplicaSet on. */
export function scaledDown(counts: readonly number[], most: number): readonly number[] {
  let left = Math.max(0, most);
  return counts.map((replicas) => {
    const removed = Math.min(left, replicas);
    left -= removed;
    return replicas - removed;
  });
}

/** A Recreate begins anew when every old pod has come to an end: one that terminates has not (R125). */
export function oldPodsRunning(
  oldStatusReplicas: number,
  phases: readonly ('Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown')[],
): boolean {
  return oldStatusReplicas > 0 || phases.some((phase) => phase !== 'Succeeded' && phase !== 'Failed');
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
