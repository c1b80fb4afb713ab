// How many pods a rolling update may have too many, and how many too few. Each controller rounds percentages in its own
// way.
import { scaledValue, type IntOrPercent } from './intOrPercent.ts';

export interface RollingUpdate {
  /** Absent counts as 0. */
  readonly maxSurge: IntOrPercent | undefined;
  readonly maxUnavailable: IntOrPercent | undefined;
}

export interface RollingUpdateBounds {
  /** Pods beyond `replicas`; those that terminate do not count (R124). */
  readonly surge: number;
  /** Pods that may be missing from `replicas`; may be more than there are. */
  readonly unavailable: number;
  readonly mostPods: number;
  /** Of pods that were available before. */
  readonly leastAvailable: number;
  /** Both came to 0, with which nothing could move: the controller takes 1 unavailable. */
  readonly bothZero: boolean;
}

/** Of a Deployment: surge rounds up and unavailable down (R122). Undefined where a text is no percentage. */
export function deploymentBounds(update: RollingUpdate, replicas: number): RollingUpdateBounds | undefined {
  const surge = scaledValue(update.maxSurge ?? 0, replicas, 'up');
  const unavailable = scaledValue(update.maxUnavailable ?? 0, replicas, 'down');
  return bounds(surge, unavailable, replicas);
}

/** Of a DaemonSet: both round up, of the nodes that shall have a pod (R131). */
export function daemonSetBounds(update: RollingUpdate, nodes: number): RollingUpdateBounds | undefined {
  const surge = scaledValue(update.maxSurge ?? 0, nodes, 'up');
  const unavailable = scaledValue(update.maxUnavailable ?? 0, nodes, 'up');
  return bounds(surge, unavailable, nodes);
}

function bounds(
  surge: number | undefined,
  unavailable: number | undefined,
  total: number,
): RollingUpdateBounds | undefined {
  if (surge === undefined || unavailable === undefined) return undefined;
  const bothZero = surge === 0 && unavailable === 0;
  const missing = bothZero ? 1 : unavailable;
  const leastAvailable = Math.max(0, total - missing);
  return { surge, unavailable: missing, mostPods: total + surge, leastAvailable, bothZero };
}

/** Of a StatefulSet: rounds down, and is 1 at least; it counts only where the cluster heeds it (R130). */
export function statefulSetUnavailable(maxUnavailable: IntOrPercent | undefined, replicas: number): number | undefined {
  const unavailable = scaledValue(maxUnavailable ?? 1, replicas, 'down');
  return unavailable === undefined ? undefined : Math.max(1, unavailable);
}
