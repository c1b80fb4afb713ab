import { disruptionsAllowed } from '../disruptionsAllowed.ts';
import type { ClusterPod } from './clusterPod.ts';
import type { BudgetStatus } from './eviction.ts';
import type { BudgetModel, OwnerModel, PlacedPod } from './models.ts';

/** What the disruption controller writes into a budget's status (R101–R103). It follows every change within moments. */
export function budgetStatus(
  model: BudgetModel,
  pods: Iterable<ClusterPod>,
  owners: readonly OwnerModel[],
): BudgetStatus {
  const covered = [...pods].filter(
    ({ template }) => template.namespace === model.namespace && template.budgets.includes(model.name),
  );
  const controllers = new Set(covered.flatMap(({ owner }) => (owner ? [ownerKey(owner)] : [])));
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

/** Tells owners apart. */
export function ownerKey({ kind, namespace, name }: NonNullable<PlacedPod['owner']>): string {
  return `${kind}/${namespace}/${name}`;
}

export function kindOf(owner: OwnerModel): string {
  return owner.kind === 'other' ? owner.ownerKind : owner.kind;
}
