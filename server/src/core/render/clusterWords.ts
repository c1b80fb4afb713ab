// What is said of nodes, budgets and controllers, for each language.
import type { UnschedulableReason } from '../lifecycle/events.ts';

export interface ClusterWords {
  podCreated(pod: string, owner: string, revision: 'old' | 'new'): string;
  podUnschedulable(pod: string, reason: UnschedulableReason): string;
  nodeCordoned(node: string): string;
  evictionAccepted(pod: string, budget: string | null): string;
  evictionRefused(pod: string, message: string, retryAt: string | null): string;
  nodeDrained(node: string): string;
  drainBlocked(node: string, pods: string, budgets: string): string;
  drainFailed(node: string, message: string): string;
  rolloutCompleted(owner: string): string;
  rolloutBlocked(owner: string, pods: string): string;
  progressDeadlineExceeded(owner: string): string;
  rolloutPaused(owner: string, field: string, duration: string): string;
  rolloutAwaitsPromotion(owner: string, field: string): string;
  /** An analysis, an experiment: no manifest tells how long it takes. */
  rolloutAwaitsStep(owner: string, field: string): string;
  ownerScaled(owner: string, autoscaler: string, from: number, to: number): string;
  trafficShifted(owner: string, percent: number): string;

  completed(at: string): string;
  /** `least`: the fewest pods that were ready at any time; `before`: how many were at first. */
  leastReady(least: number, before: number): string;
  readonly nodes: string;
  readonly noNode: string;
  readonly atFirst: string;
}
