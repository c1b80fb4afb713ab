// How a node that shuts down shares its time among pods: groups by priority, one after the other (R135, R136).
import type { Sourced } from '../base/origin.ts';

/** Priority of `system-cluster-critical`, from which on a pod is critical. */
export const criticalPriority = 2_000_000_000;

/** `system-node-critical`, the other PriorityClass that every cluster has. */
export const nodeCriticalPriority = 2_000_001_000;

export interface ShutdownGroup {
  readonly priority: number;
  readonly shutdownGracePeriodSeconds: number;
}

/**
 * From the kubelet's shutdownGracePeriod and shutdownGracePeriodCriticalPods, in seconds: the critical pods get the end
 * of the time. Empty where the node does not wait for its pods.
 */
export function shutdownGroups(totalSeconds: number, criticalSeconds: number): readonly ShutdownGroup[] {
  if (totalSeconds === 0 || criticalSeconds > totalSeconds || criticalSeconds < 0) return [];
  // Two periods without end leave nothing between them, and not what infinity less infinity is.
  const others = totalSeconds === criticalSeconds ? 0 : totalSeconds - criticalSeconds;
  return [
    { priority: 0, shutdownGracePeriodSeconds: others },
    { priority: criticalPriority, shutdownGracePeriodSeconds: criticalSeconds },
  ];
}

/** A pod joins the highest group that is not above it, and the lowest where all are; undefined where there is no group. */
export function shutdownGroupOf(groups: readonly ShutdownGroup[], podPriority: number): ShutdownGroup | undefined {
  const ascending = [...groups].sort((a, b) => a.priority - b.priority);
  return ascending.findLast(({ priority }) => priority <= podPriority) ?? ascending[0];
}

/** What a pod gets of its group's time: no more than it asks for (R136). */
export function shutdownGrace(group: Sourced<number>, podGrace: Sourced<number> | undefined): Sourced<number> {
  return podGrace && podGrace.value <= group.value ? podGrace : group;
}
