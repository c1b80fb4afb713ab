// What the API server answers to an Eviction, in the order in which it decides (R105, R106).
/** `status.phase`. */
export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';

export interface EvictionPod {
  /** Undefined where the status is still empty. */
  readonly phase: PodPhase | undefined;
  readonly ready: boolean;
  readonly terminating: boolean;
}

/** A budget's own word on its pods, as the disruption controller last wrote it. */
export interface BudgetStatus {
  readonly name: string;
  readonly disruptionsAllowed: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  readonly expectedPods: number;
  readonly unhealthyPodEvictionPolicy: 'IfHealthyBudget' | 'AlwaysAllow';
  /** The condition DisruptionAllowed, where it is False and says more than that the budget is used up. */
  readonly condition: { readonly reason: string; readonly message: string } | undefined;
}

export type EvictionAnswer =
  /** The pod is deleted; `charged` names the budget that pays for it. */
  | { readonly type: 'accepted'; readonly charged: string | undefined }
  | {
      readonly type: 'refused';
      /** 429: it may be asked again; 500: no budget in the world will let it go. */
      readonly status: 429 | 500;
      readonly message: string;
      /** Of status 429: why the budget refuses. */
      readonly cause: string | undefined;
    };

const violates = "Cannot evict pod as it would violate the pod's disruption budget.";
const severalBudgets =
  'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';

/** @param budgets those whose selectors match the pod */
export function answerEviction(pod: EvictionPod, budgets: readonly BudgetStatus[]): EvictionAnswer {
  if (pod.phase === 'Pending' || pod.phase === 'Succeeded' || pod.phase === 'Failed' || pod.terminating) {
    return { type: 'accepted', charged: undefined };
  }
  const [budget, ...others] = budgets;
  if (!budget) return { type: 'accepted', charged: undefined };
  if (others.length > 0) return { type: 'refused', status: 500, message: severalBudgets, cause: undefined };
  if (!pod.ready && letsUnhealthyGo(budget)) return { type: 'accepted', charged: undefined };
  if (budget.disruptionsAllowed > 0) return { type: 'accepted', charged: budget.name };
  return { type: 'refused', status: 429, message: violates, cause: refusalCause(budget) };
}

function letsUnhealthyGo({ unhealthyPodEvictionPolicy, currentHealthy, desiredHealthy }: BudgetStatus): boolean {
  if (unhealthyPodEvictionPolicy === 'AlwaysAllow') return true;
  return currentHealthy >= desiredHealthy && desiredHealthy > 0;
}

function refusalCause({ name, condition, currentHealthy, desiredHealthy }: BudgetStatus): string {
  const budget = `The disruption budget ${name}`;
  if (condition?.reason === 'SyncFailed') {
    return `${budget} does not allow evicting pods currently because it failed sync: ${condition.message}`;
  }
  if (currentHealthy <= desiredHealthy) {
    return `${budget} needs ${String(desiredHealthy)} healthy pods and has ${String(currentHealthy)} currently`;
  }
  const why = condition ? ` (${condition.reason}): ${condition.message}` : '';
  return `${budget} does not allow evicting pods currently${why}`;
}
