// What a PodDisruptionBudget comes to: how many of its pods the Eviction API may take away now.
import { isPercentage, scaledValue, type IntOrPercent } from './intOrPercent.ts';

/** One of the two at most; the API server refuses both (R100). */
export interface Budget {
  readonly minAvailable: IntOrPercent | undefined;
  readonly maxUnavailable: IntOrPercent | undefined;
}

export interface CoveredPods {
  /** `spec.replicas` of each controller that has matching pods (R102). */
  readonly scales: readonly number[];
  /** Pods that the selector matches. */
  readonly matching: number;
  /** Those of them that are Ready, do not terminate and were not granted an eviction just now (R103). */
  readonly healthy: number;
}

export interface DisruptionsAllowed {
  readonly expectedPods: number;
  readonly desiredHealthy: number;
  readonly allowed: number;
}

/** Percentages round up, both ways (R101–R103). Undefined where a text is no percentage. */
export function disruptionsAllowed(budget: Budget, pods: CoveredPods): DisruptionsAllowed | undefined {
  const expectedPods = expectedOf(budget, pods);
  const desiredHealthy = desiredOf(budget, expectedPods);
  if (desiredHealthy === undefined) return undefined;
  const allowed = expectedPods <= 0 ? 0 : Math.max(0, pods.healthy - desiredHealthy);
  return { expectedPods, desiredHealthy, allowed };
}

/** Whether the budget counts what controllers want, and not the pods that are there (R101). */
export function countsScales({ minAvailable, maxUnavailable }: Budget): boolean {
  return maxUnavailable !== undefined || (minAvailable !== undefined && isPercentage(minAvailable));
}

/** With neither nothing is expected, so that nothing is allowed (R100). */
function expectedOf(budget: Budget, { scales, matching }: CoveredPods): number {
  if (countsScales(budget)) return scales.reduce((sum, scale) => sum + scale, 0);
  return budget.minAvailable === undefined ? 0 : matching;
}

function desiredOf({ minAvailable, maxUnavailable }: Budget, expectedPods: number): number | undefined {
  if (maxUnavailable === undefined) return scaledValue(minAvailable ?? 0, expectedPods, 'up');
  const unavailable = scaledValue(maxUnavailable, expectedPods, 'up');
  return unavailable === undefined ? undefined : Math.max(0, expectedPods - unavailable);
}
