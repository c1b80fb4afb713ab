// How many pods of a workload a drain may evict at a time.
import type { Field } from '../base/origin.ts';
import type { PodDisruptionBudget, Workload } from '../manifest/manifest.ts';
import { budgetAllowance } from '../scenario/budgetAllowance.ts';
import { budgetsCovering } from '../workspace/links/budgets.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import { leastReplicas } from './replicas.ts';
import type { Related, RuleContext } from './rule.ts';

/** As few as its budget allows; all of them without any. Undefined where that cannot be known, or is none. */
export function evictedAtATime(
  workload: Workload,
  n: number,
  { unit }: RuleContext,
): { readonly count: number; readonly related: readonly Related[] } | undefined {
  const [budget, another] = budgetsCovering(unit, workload);
  // Two budgets allow nothing at all.
  if (another) return undefined;
  if (!budget) return { count: n, related: [] };
  const covered = workloadsSelectedBy(unit, budget);
  const found = budgetAllowance(budget, covered, (one) => leastReplicas(unit, one));
  const count = found.type === 'allowed' ? Math.min(found.allowance.allowed, n) : 0;
  return count > 0 ? { count, related: relatedBudget(budget) } : undefined;
}

function relatedBudget({ maxUnavailable, minAvailable }: PodDisruptionBudget): readonly Related[] {
  const asked: readonly (readonly [string, Field<number | string> | undefined])[] = [
    ['maxUnavailable', maxUnavailable],
    ['minAvailable', minAvailable],
  ];
  return asked.flatMap(([name, field]) => {
    if (field?.origin.type !== 'written') return [];
    const text = `${name}: ${String(field.value)}`;
    return [{ at: field.origin.at, message: { en: text, ko: text } }];
  });
}
