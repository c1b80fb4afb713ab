// What is left of a pod's grace period where its node decides, as far as one may know how its kubelet is configured.
import { assumed, type Sourced } from '../base/origin.ts';
import type { PodSpec } from '../manifest/manifest.ts';
import { effectiveGrace } from '../lifecycle/grace.ts';
import { nodePressureGrace, type EvictionThreshold } from '../lifecycle/nodePressure.ts';
import {
  criticalPriority,
  nodeCriticalPriority,
  shutdownGrace,
  shutdownGroupOf,
  shutdownGroups,
} from '../lifecycle/nodeShutdown.ts';
import type { AssumptionReader } from './assumptions.ts';

/** In seconds, as the kubelet then works with them. */
export interface NodeGrace {
  /** Under pressure beyond a hard threshold, and beyond a soft one (R137). */
  readonly hardPressure: Sourced<number>;
  readonly softPressure: Sourced<number>;
  /** When the node shuts down (R136). */
  readonly shutdown: Sourced<number>;
}

export function nodeGrace(spec: PodSpec, grace: Sourced<number>, reader: AssumptionReader): NodeGrace {
  const longest = assumed('evictionMaxPodGracePeriod', reader.podDuration('evictionMaxPodGracePeriod', 0).value / 1000);
  const left = (killOverride: Sourced<number>): Sourced<number> =>
    effectiveGrace({ killOverride, terminationGracePeriodSeconds: grace });
  const underPressure = (threshold: EvictionThreshold): Sourced<number> =>
    left(nodePressureGrace(threshold, longest, grace));
  return {
    hardPressure: underPressure('hard'),
    softPressure: underPressure('soft'),
    shutdown: left(shutdownGrace(shutdownPeriod(spec, reader), grace)),
  };
}

/** What a node that shuts down gives a pod at most, as its kubelet is configured (R135); 0 where it does not wait. */
export function shutdownPeriod(spec: PodSpec, reader: AssumptionReader): Sourced<number> {
  const total = reader.podDuration('shutdownGracePeriod', 30_000);
  const critical = reader.podDuration('shutdownGracePeriodCriticalPods', 10_000);
  const groups = shutdownGroups(total.value / 1000, critical.value / 1000);
  const group = shutdownGroupOf(groups, priorityOf(spec));
  const key = group?.priority === criticalPriority ? 'shutdownGracePeriodCriticalPods' : 'shutdownGracePeriod';
  return assumed(key, group?.shutdownGracePeriodSeconds ?? 0);
}

/** Admission writes the number of the PriorityClass into the pod; only the two that every cluster has are known here. */
function priorityOf({ priority, priorityClassName }: PodSpec): number {
  if (priorityClassName?.value === 'system-node-critical') return nodeCriticalPriority;
  if (priorityClassName?.value === 'system-cluster-critical') return criticalPriority;
  return priority?.value ?? 0;
}
