import { disruptionsAllowed } from '../disruptionsAllowed.ts';
import { ownerKey, type ClusterPod } from './clusterPod.ts';
import type { BudgetStatus } from './eviction.ts';
import type { BudgetModel, OwnerModel } from './models.ts';

/**
 * What the disruption controller writes into a budget's status (R101–R103). It follows every change within moments.
 *
 * @param covered the pods that the budget selects
 */
export function budgetStatus(
  model: BudgetModel,
  covered: readonly ClusterPod[],
  owners: readonly OwnerModel[],
): BudgetStatus {
  const controllers = new Set(covered.map((pod) => pod.ownerKey));
  const scales = owners.flatMap((owner) =>
    'replicas' in owner && controllers.has(ownerKey({ ...owner, kind: kindOf(owner) })) ? [owner.replicas.value] : [],
  );
  const healthy = covered.filter(({ serves }) => serves).length;
  const allowance = disruptionsAllowed(model.budget, { scales, matching: covered.length, healthy });
  const { name, unhealthyPodEvictionPolicy } = model;
  return {
    name,
    disruptionsAllowed: model.failsSync ? 0 : (allowance?.allowed ?? 0),
    currentHealthy: healthy,
    desiredHealthy: allowance?.desiredHealthy ?? 0,
    expectedPods: allowance?.expectedPods ?? 0,
    unhealthyPodEvictionPolicy,
    condition: model.failsSync ? { reason: 'SyncFailed', message: 'found no controller ref for a pod' } : undefined,
  };
}

export function kindOf(owner: OwnerModel): string {
  return owner.kind === 'other' ? owner.ownerKind : owner.kind;
}
