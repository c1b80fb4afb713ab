// One line over each budget, how many of its pods a drain may take, and over each strategy, how long a rollout takes.
import { formatSeconds, type Millis } from '../base/duration.ts';
import type { Locale, Localized } from '../base/localized.ts';
import { isReadable, type Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { ClusterTimeline } from '../lifecycle/cluster/clusterTimeline.ts';
import type { PodDisruptionBudget, Workload } from '../manifest/manifest.ts';
import { clusterSentences } from '../render/clusterSentences.ts';
import { wordsOf } from '../render/words.ts';
import { leastReplicas } from '../rules/replicas.ts';
import { budgetAllowance } from '../scenario/budgetAllowance.ts';
import { budgetsCovering } from '../workspace/links/budgets.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import type { UnitView } from '../workspace/unitView.ts';
import type { PlacedLens } from './codeLenses.ts';
import { workloadRollout } from './rollout.ts';
import type { Snapshot } from './snapshot.ts';

export function budgetLens({ config }: Snapshot, budget: PodDisruptionBudget, unit: UnitView): readonly PlacedLens[] {
  const title = budgetText(budget, unit);
  return title ? [{ at: budget.kindAt, title: title[config.locale], opens: undefined }] : [];
}

function budgetText(budget: PodDisruptionBudget, unit: UnitView): Localized | undefined {
  const workloads = workloadsSelectedBy(unit, budget);
  if (workloads.length === 0) return undefined;
  const covering = new Set(workloads.flatMap((workload) => budgetsCovering(unit, workload)));
  if (covering.size > 1) {
    const names = Array.from(covering, ({ ref }) => ref.name)
      .toSorted()
      .join(', ');
    return {
      en: `drain: blocked by ${covering.size} budgets on one pod (${names}), HTTP 500`,
      ko: `drain: 한 파드에 예산이 ${covering.size}개여서 막힘 (${names}), HTTP 500`,
    };
  }
  const found = budgetAllowance(budget, workloads, (workload) => leastReplicas(unit, workload));
  if (found.type === 'unknown') return undefined;
  const asked = askedBy(budget);
  if (found.type === 'noScale') {
    return {
      en: `drain: blocked by ${asked}, for a ${found.workload.kind} has no scale`,
      ko: `drain: ${asked} 때문에 막힘. ${found.workload.kind}에는 스케일이 없음`,
    };
  }
  const { allowed, expectedPods, desiredHealthy } = found.allowance;
  return allowed === 0
    ? {
        en: `drain: blocked by ${asked}: ${desiredHealthy} of ${expectedPods} must stay`,
        ko: `drain: ${asked} 때문에 막힘. ${expectedPods}개 중 ${desiredHealthy}개가 남아야 함`,
      }
    : {
        en: `drain: ${allowed} of ${expectedPods} may go at a time`,
        ko: `drain: 한 번에 ${expectedPods}개 중 ${allowed}개 축출 가능`,
      };
}

function askedBy({ maxUnavailable, minAvailable }: PodDisruptionBudget): string {
  if (maxUnavailable) return `maxUnavailable ${String(maxUnavailable.value)}`;
  return minAvailable ? `minAvailable ${String(minAvailable.value)}` : 'minAvailable, maxUnavailable';
}

export function rolloutLens(snapshot: Snapshot, workload: Workload, unit: UnitView): readonly PlacedLens[] {
  const at = strategyAt(workload);
  const timeline = at && workloadRollout(snapshot, workload, unit);
  if (!timeline) return [];
  const { locale } = snapshot.config;
  const opens = { uri: workload.at.document.uri, object: workload.ref };
  return [{ at, title: rolloutText(timeline, locale), opens }];
}

/** Where a strategy is written; what Kubernetes fills in has no line to stand over. */
function strategyAt(workload: Workload): Place | undefined {
  if (workload.kind === 'Rollout') return workload.strategy?.at;
  if (workload.kind !== 'Deployment' && workload.kind !== 'StatefulSet') return undefined;
  const fields: readonly (Field<unknown> | undefined)[] =
    workload.kind === 'Deployment'
      ? [workload.strategy.type, workload.strategy.maxSurge, workload.strategy.maxUnavailable]
      : [workload.updateStrategy.type, workload.updateStrategy.partition];
  const places = fields.flatMap((field) =>
    field && isReadable(field) && field.origin.type === 'written' ? [field.origin.at] : [],
  );
  return places.toSorted((a, b) => a.span.start - b.span.start)[0];
}

/** `rollout 21 s … 48 s, never below 3 of 4 ready`. */
function rolloutText({ events, outcome }: ClusterTimeline, locale: Locale): string {
  const { completedAt, latestCompletedAt, readyEndpoints } = outcome;
  const ready = readyEndpoints.map((point) => point.ready);
  const [least, before] = [Math.min(...ready), ready[0] ?? 0];
  if (completedAt === null) return endless(events, locale);
  const from = formatSeconds(completedAt);
  const long =
    latestCompletedAt === null
      ? `≥ ${from}`
      : latestCompletedAt === completedAt
        ? `≈ ${from}`
        : `${from} … ${formatSeconds(latestCompletedAt)}`;
  const after = oldPodsGo(events, completedAt);
  return {
    en: `rollout ${long}, never below ${least} of ${before} ready${after.en}`,
    ko: `롤아웃 ${long}, ${before}개 중 최소 ${least}개 ready${after.ko}`,
  }[locale];
}

function endless(events: ClusterTimeline['events'], locale: Locale): string {
  const words = wordsOf(locale);
  const paused = events.find((event) => event.type === 'rolloutPaused' && event.detail.endsAfter === null);
  if (paused?.type === 'rolloutPaused') {
    const { field } = paused.detail;
    const at = formatSeconds(paused.at);
    return {
      en: `rollout: after ${at} waits for somebody to promote it (${field})`,
      ko: `롤아웃: ${at} 뒤 누군가 promote하기를 기다림 (${field})`,
    }[locale];
  }
  const waits = events.find(({ type }) => type === 'podUnschedulable');
  const why = waits?.type === 'podUnschedulable' ? ` (${clusterSentences.podUnschedulable(waits, { words })})` : '';
  return { en: `rollout: never ends${why}`, ko: `롤아웃: 끝나지 않음${why}` }[locale];
}

/** Argo Rollouts keeps them for a while after the traffic has left them. */
function oldPodsGo(events: ClusterTimeline['events'], completedAt: Millis): Localized {
  const last = events.findLast(({ type }) => type === 'podMarkedTerminating');
  if (!last || last.at <= completedAt) return { en: '', ko: '' };
  const at = formatSeconds(last.at);
  return { en: `, old pods stop at ${at}`, ko: `, 이전 파드는 ${at}에 종료 시작` };
}
