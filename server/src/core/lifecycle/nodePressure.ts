// What a node that runs out of memory or disk leaves of a pod's grace period (R137).
import type { Sourced } from '../base/origin.ts';

export type EvictionThreshold = 'hard' | 'soft';

/** A hard threshold does not wait; a soft one gives at most the kubelet's evictionMaxPodGracePeriod, by default 0. In seconds. */
export function nodePressureGrace(
  threshold: EvictionThreshold,
  evictionMaxPodGracePeriod: Sourced<number>,
  podGrace: Sourced<number> | undefined,
): Sourced<number> {
  if (threshold === 'hard') return { ...evictionMaxPodGracePeriod, value: 1 };
  return podGrace && podGrace.value < evictionMaxPodGracePeriod.value ? podGrace : evictionMaxPodGracePeriod;
}
