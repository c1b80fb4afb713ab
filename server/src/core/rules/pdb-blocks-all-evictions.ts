import { defineRule } from './rule.ts';
import type { Localized } from '../base/localized.ts';
import type { PodDisruptionBudget, Workload } from '../manifest/manifest.ts';
import { budgetAllowance, type BudgetAllowance } from '../scenario/budgetAllowance.ts';
import { renameKey, setField } from '../syntax/edits.ts';
import { valueAt } from '../syntax/navigate.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { autoscalersOf } from '../workspace/links/autoscalers.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { leastReplicas, relatedReplicas } from './replicas.ts';
import type { RuleFix } from './rule.ts';

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
        en: 'A PodDisruptionBudget that allows no eviction even while all pods are well: what must stay is all that there is at the least.',
        ko: '모든 파드가 정상이어도 축출을 허용하지 않는 PodDisruptionBudget. 남아야 하는 수가 최소 파드 수 전부인 경우입니다.',
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

  *check(budget, { unit, document }) {
    const workloads = workloadsSelectedBy(unit, budget);
    const [first] = workloads;
    const asked = budget.maxUnavailable ?? budget.minAvailable;
    if (!first || asked?.origin.type !== 'written') return;
    const { at, field } = asked.origin;
    const found = budgetAllowance(budget, workloads, (workload) => leastReplicas(unit, workload));
    const message = found.type === 'noScale' ? withoutScale(found.workload) : blocked(budget, first, unit, found);
    if (!message) return;
    yield {
      at,
      severity: isAbsolute(budget) ? 'error' : 'warning',
      message,
      related: workloads.flatMap((workload) => {
        const replicas = leastReplicas(unit, workload);
        return replicas ? relatedReplicas(replicas) : [];
      }),
      fixes: () => (found.type === 'noScale' ? [] : allowOne(document, budget, field)),
      confidence: 'certain',
    };
  },
});

function blocked(
  { maxUnavailable, minAvailable, ref }: PodDisruptionBudget,
  workload: Workload,
  unit: UnitView,
  found: BudgetAllowance,
): Localized | undefined {
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

function allowOne(
  document: SyntaxDocument,
  { root, maxUnavailable }: PodDisruptionBudget,
  field: string,
): readonly RuleFix[] {
  const spec = valueAt(root, ['spec']);
  const title = { en: 'Write maxUnavailable: 1', ko: 'maxUnavailable: 1로 쓰기' };
  const edits = maxUnavailable
    ? [setField(document, root, field, 1)]
    : [spec && renameKey(document, spec.span, 'minAvailable', 'maxUnavailable'), setField(document, root, field, 1)];
  return edits.every((edit) => edit !== undefined) ? [{ title, safe: false, edits }] : [];
}
