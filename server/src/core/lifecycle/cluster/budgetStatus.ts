import { disruptionsAllowed } from '../disruptionsAllowed.ts';
import { ownerKey, type ClusterPod } from './clusterPod.ts';
import type { BudgetStatus } from './eviction.ts';
import type { BudgetModel, OwnerModel } from './models.ts';

/**
 * What the disruption controller writes into a budget's status (R101–R103). It follows every change within moments.
 *
 * @param covered the pods that the budget selects
 * @param scaleOf `spec.replicas` of the owners that have it, by their keys
 */
export function budgetStatus(
  model: BudgetModel,
  covered: ReadonlySet<ClusterPod>,
  scaleOf: ReadonlyMap<string, number>,
): BudgetStatus {
  const controllers = new Set<string | undefined>();
  let healthy = 0;
  for (const pod of covered) {
    controllers.add(pod.ownerKey);
    if (pod.serves) healthy += 1;
  }
  const scales = [...controllers].flatMap((key) => scaleOf.get(key ?? '') ?? []);
  const allowance = disruptionsAllowed(model.budget, { scales, matching: covered.size, healthy });
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

/** `spec.replicas` of the owners that have it, by their keys. */
export function scalesOf(owners: readonly OwnerModel[]): ReadonlyMap<string, number> {
  return new Map(
    owners.flatMap((owner) =>
      'replicas' in owner ? [[ownerKey({ ...owner, kind: kindOf(owner) }), owner.replicas.value]] : [],
    ),
  );
}

export function kindOf(owner: OwnerModel): string {
  return owner.kind === 'other' ? owner.ownerKind : owner.kind;
}
