// What a budget allows.
import type { Localized } from '../../base/localized.ts';
import type { PodDisruptionBudget } from '../../manifest/manifest.ts';
import { leastReplicas } from '../../rules/replicas.ts';
import { budgetAllowance } from '../../scenario/budgetAllowance.ts';
import { workloadsSelectedBy } from '../../workspace/links/selecting.ts';
import type { Hint } from '../inlayHints.ts';
import { unitOf, type Snapshot } from '../snapshot.ts';
import { behindValue } from './place.ts';

export function budgetHints(snapshot: Snapshot, budget: PodDisruptionBudget): readonly Hint[] {
  const after = behindValue(budget.maxUnavailable ?? budget.minAvailable);
  const unit = unitOf(snapshot, budget.at.document);
  const workloads = workloadsSelectedBy(unit, budget);
  if (after === undefined || workloads.length === 0) return [];
  const found = budgetAllowance(budget, workloads, (workload) => leastReplicas(unit, workload));
  if (found.type !== 'allowed') return [];
  const { allowed, expectedPods, desiredHealthy } = found.allowance;
  const stay: Localized = {
    en: `${desiredHealthy} of ${expectedPods} must stay`,
    ko: `${expectedPods}개 중 ${desiredHealthy}개 유지`,
  };
  return [{ after, text: join(stay, evictions(allowed)), tooltip: allowed === 0 ? blocks : allows }];
}

function evictions(allowed: number): Localized {
  if (allowed === 0) return { en: 'no eviction', ko: '축출 불가' };
  return { en: `${allowed} ${allowed === 1 ? 'eviction' : 'evictions'} at a time`, ko: `한 번에 ${allowed}개 축출` };
}

function join(a: Localized, b: Localized): Localized {
  return { en: `${a.en}: ${b.en}`, ko: `${a.ko}: ${b.ko}` };
}

const blocks: Localized = {
  en: 'kubectl drain of a node with such a pod waits for ever. Percentages round up.',
  ko: '이 파드가 있는 노드의 kubectl drain은 끝없이 기다립니다. 비율은 올림합니다.',
};
const allows: Localized = {
  en: 'While all pods are ready. Percentages round up.',
  ko: '모든 파드가 ready일 때. 비율은 올림합니다.',
};
