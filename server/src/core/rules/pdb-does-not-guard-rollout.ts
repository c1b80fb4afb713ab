import { isReadable, type Field } from '../base/origin.ts';
import type { Deployment, PodDisruptionBudget } from '../manifest/manifest.ts';
import { rollingUpdateOf } from '../scenario/rollingUpdate.ts';
import { setField } from '../syntax/edits.ts';
import { budgetsCovering } from '../workspace/links/budgets.ts';
import { allowanceHere } from './allowance.ts';
import { leastReplicas, relatedReplicas } from './replicas.ts';
import { defineRule, type Related, type RuleContext, type RuleFix } from './rule.ts';

export const pdbDoesNotGuardRollout = defineRule({
  meta: {
    id: 'pdb-does-not-guard-rollout',
    title: { en: 'A rollout takes down more than the PDB allows', ko: '롤아웃이 PDB가 허용하는 것보다 많이 내림' },
    severity: 'hint',
    group: 'disruption',
    appliesTo: ['Deployment'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A Deployment whose rollout may take more pods down at once, by maxUnavailable or by Recreate, than its PodDisruptionBudget allows evictions.',
        ko: '롤아웃이 maxUnavailable이나 Recreate로 한 번에 내릴 수 있는 파드가 PodDisruptionBudget이 허용하는 축출보다 많은 Deployment.',
      },
      why: {
        en: 'A budget is asked by the eviction API alone: drains, autoscalers, node upgrades. The Deployment controller deletes pods without asking. The other way round it does count: pods that a rollout has taken down use up the budget, so that a drain waits meanwhile. It is a hint and no more, because both numbers may be meant: who has just added a budget of maxUnavailable 1 has done nothing wrong.',
        ko: '예산은 drain, 오토스케일러, 노드 업그레이드가 쓰는 축출 API만 확인합니다. Deployment 컨트롤러는 묻지 않고 파드를 지웁니다. 반대로 롤아웃이 내린 파드는 예산을 쓰므로, 그동안 drain은 기다립니다. 두 숫자 모두 의도한 것일 수 있으므로 힌트로만 알립니다. maxUnavailable이 1인 예산을 방금 추가한 사람은 잘못한 것이 없습니다.',
      },
      fix: {
        en: 'Let maxUnavailable of the strategy be what the budget allows.',
        ko: '전략의 maxUnavailable을 예산이 허용하는 수에 맞추십시오.',
      },
      falsePositives: {
        en: 'A rollout that is meant to be faster than a drain.',
        ko: 'drain보다 롤아웃을 빠르게 하려는 경우.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets',
        'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
      ],
    },
  },

  *check(deployment, context) {
    const { unit } = context;
    const replicas = leastReplicas(unit, deployment);
    const down = replicas && takenDown(deployment, replicas);
    if (!replicas || !isReadable(replicas) || down === undefined || down === 0) return;
    for (const budget of budgetsCovering(unit, deployment)) {
      const { workloads, found } = allowanceHere(unit, budget);
      // What a budget leaves to several workloads says nothing of one.
      if (workloads.length !== 1 || found.type !== 'allowed' || down <= found.allowance.allowed) continue;
      const { allowed } = found.allowance;
      const [u, n, d] = [down, replicas.value, allowed].map(String);
      const { type, maxUnavailable } = deployment.strategy;
      const decides: Field<number | string> = type.value === 'Recreate' ? type : maxUnavailable;
      yield {
        at: decides.origin.type === 'written' ? decides.origin.at : deployment.kindAt,
        message: {
          en: `A rollout may take ${u} of ${n} pods down although ${budget.ref.name} allows ${d}: PDBs do not limit rolling updates`,
          ko: `PDB ${budget.ref.name}은(는) ${d}개만 허용하지만 롤아웃은 파드 ${n}개 중 ${u}개를 내릴 수 있음: PDB는 롤링 업데이트를 제한하지 않음`,
        },
        related: [...relatedReplicas(replicas), ...relatedBudget(budget)],
        fixes: () => (type.value === 'Recreate' ? [] : align(deployment, allowed, context)),
        confidence: 'certain',
      };
      return;
    }
  },
});

/** How many pods a rollout may take away at once; undefined where its numbers cannot be read. */
function takenDown({ strategy }: Deployment, replicas: Field<number>): number | undefined {
  if (strategy.type.value === 'Recreate') return replicas.value;
  const bounds = rollingUpdateOf({ strategy }, replicas);
  return bounds && Math.min(bounds.unavailable, replicas.value ?? bounds.unavailable);
}

function relatedBudget({ minAvailable, maxUnavailable, ref }: PodDisruptionBudget): readonly Related[] {
  const asked = maxUnavailable ?? minAvailable;
  if (asked?.origin.type !== 'written') return [];
  const name = maxUnavailable ? 'maxUnavailable' : 'minAvailable';
  const text = `PDB ${ref.name}: ${name}: ${String(asked.value)}`;
  return [{ at: asked.origin.at, message: { en: text, ko: text } }];
}

function align({ root, strategy }: Deployment, allowed: number, { document }: RuleContext): readonly RuleFix[] {
  // With no surge either the API server would refuse it.
  if (allowed === 0 && /^0%?$/.test(String(strategy.maxSurge.value))) return [];
  const edit =
    setField(document, root, 'spec.strategy.rollingUpdate.maxUnavailable', allowed) ??
    setField(document, root, 'spec.strategy.rollingUpdate', { maxUnavailable: allowed }) ??
    setField(document, root, 'spec.strategy', { rollingUpdate: { maxUnavailable: allowed } });
  const title = {
    en: `Set maxUnavailable of the strategy to ${String(allowed)}`,
    ko: `전략의 maxUnavailable: ${String(allowed)} 설정`,
  };
  return edit ? [{ title, safe: false, edits: [edit] }] : [];
}
