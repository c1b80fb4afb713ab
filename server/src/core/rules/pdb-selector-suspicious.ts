import type { PodDisruptionBudget } from '../manifest/manifest.ts';
import { valueAt } from '../syntax/navigate.ts';
import { mayLiveElsewhere } from '../workspace/links/elsewhere.ts';
import { nearMiss } from '../workspace/links/nearMiss.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import { defineRule, type Finding, type RuleContext } from './rule.ts';
import { mismatchPlace, nearMissText, relatedLabels, selectClosest } from './selectorMismatch.ts';

const path = ['spec', 'selector', 'matchLabels'];

export const pdbSelectorSuspicious = defineRule({
  meta: {
    id: 'pdb-selector-suspicious',
    title: { en: 'PodDisruptionBudget selects nothing, or everything', ko: 'PDB가 아무것도 또는 모두 선택함' },
    severity: 'warning',
    group: 'disruption',
    appliesTo: ['PodDisruptionBudget'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A PodDisruptionBudget whose selector matches no workload that is deployed with it while one comes close, or whose selector is empty.',
        ko: '비슷한 워크로드가 있는데도 함께 배포되는 어떤 워크로드와도 맞지 않거나, 셀렉터가 비어 있는 PodDisruptionBudget.',
      },
      why: {
        en: 'A budget protects the pods whose labels match, in its own namespace. One that matches none protects nothing: a drain may evict all replicas at once. An empty selector means every pod of the namespace in policy/v1, so that one unready pod of any workload can stop the drain of all of them; in policy/v1beta1 it meant none.',
        ko: '예산은 같은 네임스페이스에서 레이블이 맞는 파드를 보호합니다. 맞는 파드가 없으면 아무것도 보호하지 못하고, drain이 모든 복제본을 한꺼번에 축출할 수 있습니다. 빈 셀렉터는 policy/v1에서 네임스페이스의 모든 파드를 뜻하므로, 어느 한 워크로드의 준비되지 않은 파드가 전체 drain을 막을 수 있습니다. policy/v1beta1에서는 아무것도 선택하지 않았습니다.',
      },
      fix: {
        en: 'Write the labels of the pod template into matchLabels, one budget for each workload.',
        ko: '파드 템플릿의 레이블을 matchLabels에 쓰고, 워크로드마다 예산을 하나씩 두십시오.',
      },
      falsePositives: {
        en: 'Pods that an operator makes, or that another repository deploys. A namespace whose workloads are meant to share one budget.',
        ko: '오퍼레이터가 만들거나 다른 저장소에서 배포하는 파드. 모든 워크로드가 예산 하나를 나누어 쓰도록 한 네임스페이스.',
      },
      references: [
        'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
        'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#poddisruptionbudget-v125',
      ],
    },
  },

  *check(budget, context) {
    const { selector } = budget;
    if (!selector || budget.partial) return;
    const isEmpty = selector.matchLabels.size === 0 && selector.matchExpressions.length === 0;
    const found = isEmpty ? emptySelector(budget, context) : reachesNothing(budget, context);
    if (found) yield found;
  },
});

function emptySelector(budget: PodDisruptionBudget, { unit }: RuleContext): Finding | undefined {
  const selector = valueAt(budget.root, ['spec', 'selector']);
  const at = selector ? { document: budget.at.document, span: selector.span } : budget.kindAt;
  const rest = { at, related: [], fixes: () => [], confidence: 'certain' } as const;
  if (budget.ref.apiVersion === 'policy/v1beta1') {
    return {
      ...rest,
      message: {
        en: `PDB ${budget.ref.name}: an empty selector selects no pod in policy/v1beta1, and every pod of the namespace in policy/v1`,
        ko: `PDB ${budget.ref.name}: 빈 셀렉터는 policy/v1beta1에서 아무 파드도, policy/v1에서 네임스페이스의 모든 파드를 선택함`,
      },
    };
  }
  const workloads = new Set(workloadsSelectedBy(unit, budget).map(({ ref }) => `${ref.kind} ${ref.name}`)).size;
  if (workloads < 2) return undefined;
  return {
    ...rest,
    message: {
      en: `PDB ${budget.ref.name}: an empty selector selects every pod of the namespace (${String(workloads)} workloads here)`,
      ko: `PDB ${budget.ref.name}: 빈 셀렉터가 네임스페이스의 모든 파드를 선택함 (여기 워크로드 ${String(workloads)}개)`,
    },
  };
}

function reachesNothing(budget: PodDisruptionBudget, { unit, document }: RuleContext): Finding | undefined {
  if (workloadsSelectedBy(unit, budget).length > 0) return undefined;
  const closest = nearMiss(unit, budget);
  if (!closest || mayLiveElsewhere(unit, { type: 'selectedBy', manifest: budget })) return undefined;
  const near = nearMissText(closest);
  return {
    at: mismatchPlace(budget, path, closest),
    message: {
      en: `PDB ${budget.ref.name} selects no pod: closest is ${near.en}`,
      ko: `PDB ${budget.ref.name}: 선택되는 파드 없음, 가장 가까운 것은 ${near.ko}`,
    },
    related: relatedLabels(closest),
    fixes: () => selectClosest(document, budget, path, closest),
    confidence: 'certain',
  };
}
