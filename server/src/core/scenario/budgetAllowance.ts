// How many evictions a PodDisruptionBudget allows at once while all pods are well.
import { isReadable, type Field } from '../base/origin.ts';
import type { PodDisruptionBudget, Workload } from '../manifest/manifest.ts';
import {
  countsScales,
  disruptionsAllowed,
  type Budget,
  type DisruptionsAllowed,
} from '../lifecycle/disruptionsAllowed.ts';
import { scaleOf } from './desiredPods.ts';

export type BudgetAllowance =
  | { readonly type: 'allowed'; readonly allowance: DisruptionsAllowed }
  /** The budget asks for the scale of something that has none: nothing is ever allowed (R102). */
  | { readonly type: 'noScale'; readonly workload: Workload }
  /** One of the numbers cannot be read, or a DaemonSet's pods are as many as there are nodes. */
  | { readonly type: 'unknown' };

/**
 * @param workloads those whose pods the budget covers
 * @param scale how many pods each shall have; an autoscaler may have its say
 */
export function budgetAllowance(
  manifest: PodDisruptionBudget,
  workloads: readonly Workload[],
  scale: (workload: Workload) => Field<number> | undefined = scaleOf,
): BudgetAllowance {
  const budget = readBudget(manifest);
  return budget ? allowanceOf(budget, workloads, scale) : { type: 'unknown' };
}

export function allowanceOf(
  budget: Budget,
  workloads: readonly Workload[],
  scale: (workload: Workload) => Field<number> | undefined = scaleOf,
): BudgetAllowance {
  // A bare Pod has no controller: it is not expected, but counted (R102).
  const controllers = workloads.filter(({ kind }) => kind !== 'Pod');
  const unscaled = controllers.find((workload) => scale(workload) === undefined);
  if (unscaled) return countsScales(budget) ? { type: 'noScale', workload: unscaled } : { type: 'unknown' };
  const scales = controllers.flatMap((workload) => scale(workload)?.value ?? []);
  if (scales.length < controllers.length) return { type: 'unknown' };
  const matching = scales.reduce((sum, scale) => sum + scale, workloads.length - controllers.length);
  const allowance = disruptionsAllowed(budget, { scales, matching, healthy: matching });
  return allowance ? { type: 'allowed', allowance } : { type: 'unknown' };
}

export function readBudget({ minAvailable, maxUnavailable }: PodDisruptionBudget): Budget | undefined {
  if (!isKnown(minAvailable) || !isKnown(maxUnavailable)) return undefined;
  return { minAvailable: minAvailable?.value, maxUnavailable: maxUnavailable?.value };
}

function isKnown(field: Field<number | string> | undefined): boolean {
  return field === undefined || isReadable(field);
}
