// What a PodDisruptionBudget allows.
import type { Localized } from '../../base/localized.ts';
import type { Field } from '../../base/origin.ts';
import type { PodDisruptionBudget, Workload } from '../../manifest/manifest.ts';
import { leastReplicas } from '../../rules/replicas.ts';
import { budgetAllowance } from '../../scenario/budgetAllowance.ts';
import { budgetsCovering } from '../../workspace/links/budgets.ts';
import { workloadsSelectedBy } from '../../workspace/links/selecting.ts';
import { unitOf } from '../snapshot.ts';
import { objectLink, originWords, plain, readable, type Said } from './said.ts';
import type { Spot } from './spot.ts';

const page = 'tasks/run-application/configure-pdb/';

export function budget(spot: Spot): Said | undefined {
  const { manifest, field, explain } = spot;
  if (manifest.kind !== 'PodDisruptionBudget') return undefined;
  if (field === 'spec.unhealthyPodEvictionPolicy') return unhealthyPods(spot, manifest);
  if (field !== 'spec.minAvailable' && field !== 'spec.maxUnavailable') return undefined;
  const unit = unitOf(spot.snapshot, spot.document);
  const workloads = workloadsSelectedBy(unit, manifest);
  const told =
    workloads.length === 0
      ? [selectsNothing]
      : allowed(manifest, workloads, (workload) => leastReplicas(unit, workload));
  const [headline = '', ...rest] = told.map((text) => text[explain.locale]);
  const covered = workloads.slice(0, most).map((workload) => `- ${objectLink(spot, workload)}`);
  const others = otherBudgets(spot, manifest, workloads);
  return { paragraphs: [headline, ...rest, covered.join('\n'), ...others].filter((text) => text !== ''), page };
}

const most = 6;

const selectsNothing: Localized = {
  en: '**Selects no pod** of the manifests that are deployed with this one',
  ko: '함께 배포되는 매니페스트 중 **선택되는 파드 없음**',
};

function allowed(
  manifest: PodDisruptionBudget,
  workloads: readonly Workload[],
  scale: (workload: Workload) => Field<number> | undefined,
): readonly Localized[] {
  const found = budgetAllowance(manifest, workloads, scale);
  switch (found.type) {
    case 'unknown':
      return [
        {
          en: '**Allowed evictions**: the number of pods is not known here',
          ko: '**허용되는 축출**: 파드 수를 여기서는 알 수 없습니다',
        },
      ];
    case 'noScale':
      return [
        {
          en: `**Allows no eviction**: a ${found.workload.kind} has no scale, which ${asked(manifest)} asks for`,
          ko: `**축출이 전혀 허용되지 않음**: ${asked(manifest)} 값에는 스케일이 필요하지만 ${found.workload.kind}에는 없음`,
        },
      ];
    case 'allowed': {
      const { allowed: count, expectedPods, desiredHealthy } = found.allowance;
      return [headline(count, expectedPods, desiredHealthy), ...sum(manifest, expectedPods), drain(count, workloads)];
    }
  }
}

function asked({ maxUnavailable, minAvailable }: PodDisruptionBudget): string {
  return maxUnavailable ? 'maxUnavailable' : `minAvailable ${plain(String(minAvailable?.value))}`;
}

function headline(count: number, expected: number, desired: number): Localized {
  const few = count === 1 ? 'eviction' : 'evictions';
  return count === 0
    ? {
        en: `**Allows no eviction: ${desired} of ${expected} pods must stay**`,
        ko: `**축출이 전혀 허용되지 않음: 파드 ${expected}개 중 ${desired}개가 남아야 함**`,
      }
    : {
        en: `**Allows ${count} ${few} at a time: ${desired} of ${expected} pods must stay**, as long as all are ready`,
        ko: `**한 번에 ${count}개 축출 허용: 파드 ${expected}개 중 ${desired}개가 남아야 함**, 모두 ready일 때`,
      };
}

/** Percentages round up, both ways (R101). */
function sum({ minAvailable, maxUnavailable }: PodDisruptionBudget, expected: number): readonly Localized[] {
  const [name, value] = maxUnavailable
    ? ['maxUnavailable', maxUnavailable.value]
    : ['minAvailable', minAvailable?.value];
  if (typeof value !== 'string') return [];
  const count = Math.ceil((Number.parseInt(value, 10) * expected) / 100);
  return [
    {
      en: `${name} ${plain(value)} × ${expected} = ${count} (rounded up)`,
      ko: `${name} ${plain(value)} × ${expected} = ${count}(올림)`,
    },
  ];
}

/** The next slot opens when a replacement is ready, which a StatefulSet creates late (R109, R129). */
function drain(count: number, workloads: readonly Workload[]): Localized {
  if (count === 0) {
    return {
      en: 'kubectl drain of a node with such a pod waits for ever. Rollouts, deletions and node pressure do not ask.',
      ko: '이 파드가 있는 노드의 kubectl drain은 끝없이 기다립니다. 롤아웃, 삭제, 노드 압박은 묻지 않습니다.',
    };
  }
  const stateful = workloads.some(({ kind }) => kind === 'StatefulSet');
  return stateful
    ? {
        en: 'A drain takes the next pod when the evicted one has gone and its replacement is ready. Rollouts, deletions and node pressure do not ask.',
        ko: '축출된 파드가 사라지고 새 파드가 ready가 되면 드레인이 다음 파드로 넘어갑니다. 롤아웃, 삭제, 노드 압박은 묻지 않습니다.',
      }
    : {
        en: 'A drain takes the next pod when a replacement is ready. Rollouts, deletions and node pressure do not ask.',
        ko: '새 파드가 ready가 되면 드레인이 다음 파드로 넘어갑니다. 롤아웃, 삭제, 노드 압박은 묻지 않습니다.',
      };
}

/** Two budgets for one pod: every eviction of it fails (R105). */
function otherBudgets(spot: Spot, manifest: PodDisruptionBudget, workloads: readonly Workload[]): readonly string[] {
  const unit = unitOf(spot.snapshot, spot.document);
  const others = new Set(workloads.flatMap((workload) => budgetsCovering(unit, workload)));
  const named = [...others].filter((other) => other !== manifest).map((other) => objectLink(spot, other));
  if (named.length === 0) return [];
  const told: Localized = {
    en: `Its pods are covered by ${named.join(', ')} too: every eviction of them fails with 500.`,
    ko: `같은 파드를 ${named.join(', ')}도 다룹니다. 그런 파드의 축출은 모두 500으로 실패합니다.`,
  };
  return [told[spot.explain.locale]];
}

/** What may be evicted though the budget is used up (R105). */
function unhealthyPods({ explain }: Spot, { unhealthyPodEvictionPolicy }: PodDisruptionBudget): Said | undefined {
  const policy = readable(unhealthyPodEvictionPolicy);
  const told: Readonly<Record<string, Localized>> = {
    IfHealthyBudget: {
      en: '**IfHealthyBudget: a pod that is not ready is evicted only while enough others are ready**; pods that never get ready block a drain',
      ko: '**IfHealthyBudget: 다른 파드가 충분히 ready일 때만 ready가 아닌 파드를 축출**; ready가 되지 못하는 파드가 드레인을 막음',
    },
    AlwaysAllow: {
      en: '**AlwaysAllow: a pod that is not ready is always evicted**, whatever the budget says',
      ko: '**AlwaysAllow: ready가 아닌 파드는 예산과 관계없이 항상 축출**',
    },
  };
  const text = policy && told[policy.value];
  if (!text) return undefined;
  const headline = `${text[explain.locale]} — ${originWords(policy.origin, explain)}`;
  return { paragraphs: [headline], page: `${page}#unhealthy-pod-eviction-policy` };
}
