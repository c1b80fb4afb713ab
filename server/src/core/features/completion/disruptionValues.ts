// Budgets and bounds that let something go on, each with what it comes to.
import type { Localized } from '../../base/localized.ts';
import type { Deployment, PodDisruptionBudget } from '../../manifest/manifest.ts';
import type { IntOrPercent } from '../../lifecycle/intOrPercent.ts';
import { deploymentBounds } from '../../lifecycle/rollingUpdateBounds.ts';
import { leastReplicas } from '../../rules/replicas.ts';
import { allowanceOf } from '../../scenario/budgetAllowance.ts';
import { slowestStart } from '../../scenario/slowestStart.ts';
import { workloadsSelectedBy } from '../../workspace/links/selecting.ts';
import type { Suggestion, Typing } from './typing.ts';

export function budgetBounds(typing: Typing): readonly Suggestion[] {
  const { manifest, field, key } = typing;
  if (manifest.kind !== 'PodDisruptionBudget' || field !== 'spec') return [];
  if (key !== 'maxUnavailable' && key !== 'minAvailable') return [];
  return candidates(typing, manifest, key).flatMap((value) => allowing(typing, manifest, key, value));
}

function candidates({ unit }: Typing, manifest: PodDisruptionBudget, key: string): readonly IntOrPercent[] {
  if (key === 'maxUnavailable') return [1, '25%', '50%'];
  const [workload] = workloadsSelectedBy(unit, manifest);
  const replicas = workload && leastReplicas(unit, workload)?.value;
  return [...(replicas === undefined || replicas < 2 ? [] : [replicas - 1]), '50%', '75%'];
}

/** Those with which a drain waits for ever are not suggested. */
function allowing(
  { unit }: Typing,
  manifest: PodDisruptionBudget,
  key: 'maxUnavailable' | 'minAvailable',
  value: IntOrPercent,
): readonly Suggestion[] {
  const budget = { maxUnavailable: undefined, minAvailable: undefined, [key]: value };
  const found = allowanceOf(budget, workloadsSelectedBy(unit, manifest), (workload) => leastReplicas(unit, workload));
  if (found.type !== 'allowed' || found.allowance.allowed < 1) return [];
  const { allowed, desiredHealthy, expectedPods } = found.allowance;
  const detail: Localized = {
    en: `${desiredHealthy} of ${expectedPods} must stay: ${allowed} ${allowed === 1 ? 'eviction' : 'evictions'} at a time`,
    ko: `${expectedPods}개 중 ${desiredHealthy}개 유지: 한 번에 ${allowed}개 축출`,
  };
  return [{ text: String(value), type: 'value', detail }];
}

export function rolloutBounds({ manifest, field, key }: Typing): readonly Suggestion[] {
  if (manifest.kind !== 'Deployment' || field !== 'spec.strategy.rollingUpdate') return [];
  if (key !== 'maxSurge' && key !== 'maxUnavailable') return [];
  return ([0, 1, '25%', '50%'] as const).flatMap((value) => rolling(manifest, key, value));
}

function rolling(
  { strategy, replicas }: Deployment,
  key: 'maxSurge' | 'maxUnavailable',
  value: IntOrPercent,
): readonly Suggestion[] {
  const update = { maxSurge: strategy.maxSurge.value, maxUnavailable: strategy.maxUnavailable.value, [key]: value };
  const bounds = replicas.value === undefined ? undefined : deploymentBounds(update, replicas.value);
  // Both zero as written is refused (R122).
  if (!bounds || (update.maxSurge === 0 && update.maxUnavailable === 0)) return [];
  const { leastAvailable, mostPods } = bounds;
  const detail: Localized = {
    en: `at least ${leastAvailable} of ${replicas.value ?? 0} available, at most ${mostPods} at a time`,
    ko: `${replicas.value ?? 0}개 중 최소 ${leastAvailable}개 가용, 최대 ${mostPods}개`,
  };
  return [{ text: String(value), type: 'value', detail }];
}

/** A deadline that a slow start does not miss. */
export function progressDeadlines({ manifest, field, key }: Typing): readonly Suggestion[] {
  if (manifest.kind !== 'Deployment' || field !== 'spec' || key !== 'progressDeadlineSeconds') return [];
  const slowest = slowestStart(manifest.pod.spec);
  const minReady = manifest.minReadySeconds.value;
  if (!slowest || minReady === undefined) return [];
  const total = slowest.seconds + minReady + margin;
  const detail: Localized = {
    en: `${slowest.seconds} s to start (${slowest.container}) + ${minReady} s minReadySeconds + ${margin} s margin`,
    ko: `시작 ${slowest.seconds} s(${slowest.container}) + minReadySeconds ${minReady} s + 여유 ${margin} s`,
  };
  return [{ text: String(total), type: 'value', detail }];
}

/** For scheduling and pulling the image. */
const margin = 60;
