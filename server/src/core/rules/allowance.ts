// What a budget comes to with the workloads that it covers here.
import type { PodDisruptionBudget, Workload } from '../manifest/manifest.ts';
import { budgetAllowance, type BudgetAllowance } from '../scenario/budgetAllowance.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { leastReplicas, relatedReplicas } from './replicas.ts';
import type { Related } from './rule.ts';

export interface AllowanceHere {
  /** Those that are whole: a patch of one adds no pods to it. */
  readonly workloads: readonly Workload[];
  /** At the least that an autoscaler keeps. Unknown in a folder of variants, where two of one name are not both deployed. */
  readonly found: BudgetAllowance;
  readonly related: readonly Related[];
}

export function allowanceHere(unit: UnitView, budget: PodDisruptionBudget): AllowanceHere {
  const workloads = workloadsSelectedBy(unit, budget).filter(({ partial }) => !partial);
  const names = new Set(workloads.map(({ ref }) => `${ref.kind} ${ref.name}`));
  if (names.size < workloads.length) return { workloads, found: { type: 'unknown' }, related: [] };
  const related = workloads.flatMap((workload) => {
    const replicas = leastReplicas(unit, workload);
    return replicas ? relatedReplicas(replicas) : [];
  });
  const found = budgetAllowance(budget, workloads, (workload) => leastReplicas(unit, workload));
  return { workloads, found, related };
}
