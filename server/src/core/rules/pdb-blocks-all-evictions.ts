import { defineRule } from './rule.ts';
import type { Localized } from '../base/localized.ts';
import type { PodDisruptionBudget, Workload } from '../manifest/manifest.ts';
import type { BudgetAllowance } from '../scenario/budgetAllowance.ts';
import { autoscalersOf } from '../workspace/links/autoscalers.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { allowanceHere } from './allowance.ts';
import { letGo } from './budgetEdit.ts';

export const pdbBlocksAllEvictions = defineRule({
  meta: {
    id: 'pdb-blocks-all-evictions',
    title: { en: 'PDB allows no eviction', ko: 'PDB가 축출을 전혀 허용하지 않음' },
    severity: 'warning',
    group: 'disruption',
    appliesTo: ['PodDisruptionBudget'],
    since: '0.2.0',
    status: 'stable',

    docs: {
      what: {
        en: 'A PodDisruptionBudget that allows no eviction even while all pods are well: what must stay is all that there is at the least, or it says neither what must stay nor what may go.',
        ko: '모든 파드가 정상이어도 축출을 허용하지 않는 PodDisruptionBudget. 남아야 하는 수가 최소 파드 수 전부이거나, minAvailable도 maxUnavailable도 없는 경우입니다.',
      },
      why: {
        en: '`kubectl drain`, node upgrades and autoscalers ask the eviction API, which answers 429 for as long as the budget is used up. Here it is always used up, so they wait for ever. Percentages round up, both of minAvailable and of maxUnavailable: 67 % of 3 is 3.',
        ko: '`kubectl drain`, 노드 업그레이드, 오토스케일러는 축출 API에 묻고, 예산이 남지 않으면 429를 받습니다. 여기서는 예산이 늘 0이므로 끝없이 기다립니다. 백분율은 minAvailable과 maxUnavailable 모두 올림입니다. 3의 67%는 3입니다.',
      },
      fix: {
        en: 'Write maxUnavailable: 1, run more replicas, or do without a budget for a single replica.',
        ko: 'maxUnavailable: 1로 쓰거나, 복제본을 늘리거나, 복제본이 하나라면 PDB를 없애십시오.',
      },
      falsePositives: {
        en: 'A singleton that is moved by hand on purpose; replicas that something else raises.',
        ko: '의도적으로 손으로만 옮기는 단일 파드. 다른 도구가 늘리는 replicas.',
      },
      references: [
        'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
        'https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/',
      ],
    },
  },

  *check(budget, context) {
    const { unit, rejections } = context;
    const { workloads, found, related } = allowanceHere(unit, budget);
    const [first] = workloads;
    // What the API server refuses blocks nothing.
    if (!first || rejections.some(({ field }) => field.startsWith('spec'))) return;
    const asked = budget.maxUnavailable ?? budget.minAvailable;
    if (asked ? asked.origin.type !== 'written' : budget.partial) return;
    const message = asked ? told(budget, workloads, found, unit) : asksNothing(budget);
    if (!message) return;
    yield {
      at: asked?.origin.type === 'written' ? asked.origin.at : budget.kindAt,
      severity: isAbsolute(budget) ? 'error' : 'warning',
      message,
      related,
      fixes: () => (isUncounted(workloads, found) ? [] : letGo(budget, workloads, found, context)),
      confidence: 'certain',
    };
  },
});

/** A controller without a scale, or pods without a controller: neither is ever counted (R102). */
function isUncounted(workloads: readonly Workload[], found: BudgetAllowance): boolean {
  if (found.type === 'noScale') return true;
  const isNothing = found.type === 'allowed' && found.allowance.expectedPods === 0;
  return isNothing && workloads.every(({ kind }) => kind === 'Pod');
}

function told(
  { maxUnavailable, minAvailable, ref }: PodDisruptionBudget,
  workloads: readonly Workload[],
  found: BudgetAllowance,
  unit: UnitView,
): Localized | undefined {
  const workload = found.type === 'noScale' ? found.workload : workloads[0];
  if (!workload) return undefined;
  if (isUncounted(workloads, found)) return withoutScale(workload);
  if (found.type !== 'allowed' || found.allowance.allowed > 0 || found.allowance.expectedPods === 0) return undefined;
  const { expectedPods, desiredHealthy } = found.allowance;
  const asked = maxUnavailable
    ? `maxUnavailable ${String(maxUnavailable.value)}`
    : `minAvailable ${String(minAvailable?.value)}`;
  const [n, stay] = [String(expectedPods), String(desiredHealthy)];
  const scaled = autoscalersOf(unit, workload).length > 0;
  const { kind, name } = workload.ref;
  return {
    en: `PDB ${ref.name} allows 0 evictions: ${asked} of ${n}${scaled ? ' at minimum scale' : ''} = ${stay} must stay, so drain of any node with ${kind} ${name} waits for ever`,
    ko: `PDB ${ref.name}: 허용 축출 0개. ${scaled ? '최소 규모 ' : ''}${n}개 중 ${asked} = ${stay}개가 남아야 하므로 ${kind} ${name} 파드가 있는 노드의 drain이 끝없이 기다림`,
  };
}

/** Accepted, and taken for none at all (R100). */
function asksNothing({ ref }: PodDisruptionBudget): Localized {
  return {
    en: `PDB ${ref.name} allows 0 evictions: it has neither minAvailable nor maxUnavailable`,
    ko: `PDB ${ref.name}: 허용 축출 0개. minAvailable도 maxUnavailable도 없음`,
  };
}

function withoutScale({ ref }: Workload): Localized {
  return {
    en: `A ${ref.kind} has no scale to count: the budget of ${ref.name} never allows an eviction`,
    ko: `${ref.kind}에는 셀 수 있는 스케일이 없음: ${ref.name}의 예산은 축출을 전혀 허용하지 않음`,
  };
}

/** Nobody writes these by a slip of rounding. */
function isAbsolute({ maxUnavailable, minAvailable }: PodDisruptionBudget): boolean {
  return maxUnavailable?.value === 0 || maxUnavailable?.value === '0%' || minAvailable?.value === '100%';
}
