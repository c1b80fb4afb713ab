import type { Field } from '../base/origin.ts';
import type { Workload } from '../manifest/manifest.ts';

/**
 * How many pods a workload shall have. Undefined for the kinds that have no scale (R102): a DaemonSet has a pod on each
 * node, Jobs have as many as are left to do.
 */
export function scaleOf(workload: Workload): Field<number> | undefined {
  return 'replicas' in workload ? workload.replicas : undefined;
}
