// One timeline out of two runs over an application, as `timeline.ts` makes one of a single pod.
import type { Millis } from '../../base/duration.ts';
import type { AtRisk, LifecycleEvent, Timeline } from '../events.ts';
import { outcomeOf } from '../outcome.ts';
import { pairedEvents } from '../timeline.ts';
import { simulateDeletion } from '../simulate.ts';
import type { ReadyEndpoints } from './clusterRun.ts';
import type { ClusterModel, PodTemplate } from './models.ts';
import { simulateCluster, type ClusterAct, type ClusterEvents } from './simulateCluster.ts';

export interface ClusterOutcome {
  /** In the best case; null where it never is. */
  readonly completedAt: Millis | null;
  /** In the worst case; null where it may never be. */
  readonly latestCompletedAt: Millis | null;
  /** Budgets, or pods that wait, or what kubectl says; empty where nothing is in the way. */
  readonly blockedBy: readonly string[];
  /** In the worst case. */
  readonly readyEndpoints: readonly ReadyEndpoints[];
  /** When requests may be refused, reset or cut, in the worst case, in the order of time. */
  readonly requestsAtRisk: readonly AtRisk[];
}

export interface ClusterTimeline extends Pick<Timeline, 'events' | 'story'> {
  /** Before anything happens. */
  readonly stage: Stage;
  readonly outcome: ClusterOutcome;
}

export interface Stage {
  readonly nodes: readonly string[];
  readonly pods: readonly { readonly name: string; readonly node: string; readonly ready: boolean }[];
}

export function clusterTimeline(
  model: { readonly best: ClusterModel; readonly worst: ClusterModel },
  act: ClusterAct,
  worstAct: ClusterAct = act,
): ClusterTimeline {
  const best = simulateCluster(model.best, act);
  const worst = simulateCluster(model.worst, worstAct);
  return {
    ...pairedEvents(best.events, worst.events),
    stage: { nodes: model.worst.nodes.map(({ name }) => name), pods: worst.placed },
    outcome: {
      completedAt: best.completedAt,
      latestCompletedAt: worst.completedAt,
      blockedBy: blockedBy(worst.events),
      readyEndpoints: worst.readyEndpoints,
      requestsAtRisk: requestsAtRisk(model, worst),
    },
  };
}

function blockedBy(events: readonly LifecycleEvent[]): readonly string[] {
  const reasons = events.flatMap((event) => {
    switch (event.type) {
      case 'drainBlocked':
        return event.detail.budgets.map((budget) => `PodDisruptionBudget/${budget}`);
      case 'drainFailed':
        return [event.detail.message];
      case 'rolloutPaused':
        return event.detail.endsAfter === null ? [`${event.detail.owner}: ${event.detail.field}`] : [];
      case 'rolloutBlocked':
        return event.detail.pods.map((pod) => `Pod/${pod}`);
      default:
        return [];
    }
  });
  return [...new Set(reasons)];
}

/** Where a pod goes, what a single deletion puts at risk; and all the while that nobody is ready. */
function requestsAtRisk(
  model: { readonly best: ClusterModel; readonly worst: ClusterModel },
  worst: ClusterEvents,
): readonly AtRisk[] {
  const ofTemplate = deletionRisks(model);
  const served = model.worst.pods.some(({ template }) => template.scenario.services.length > 0);
  const windows = worst.deletions.flatMap(({ at, leftTrafficAt, template }) => {
    const risk = ofTemplate(template);
    if (!risk) return [];
    const window = { from: at + risk.from, to: leftTrafficAt + risk.to };
    return window.from < window.to ? [window] : [];
  });
  return merged([...windows, ...(served ? unserved(worst.readyEndpoints) : [])]);
}

function deletionRisks(model: {
  readonly best: ClusterModel;
  readonly worst: ClusterModel;
}): (template: PodTemplate) => AtRisk | null {
  const bestOf = new Map(model.worst.pods.map((pod, index) => [pod.template, model.best.pods[index]?.template]));
  const known = new Map<PodTemplate, AtRisk | null>();
  return (template) => {
    const found = known.get(template);
    if (found !== undefined) return found;
    const best = (bestOf.get(template) ?? template).scenario;
    const risk = outcomeOf(
      template.scenario,
      simulateDeletion(best),
      simulateDeletion(template.scenario),
    ).requestsAtRisk;
    known.set(template, risk);
    return risk;
  };
}

/** A curve that ends at nothing has no end that we could name. */
function unserved(curve: readonly ReadyEndpoints[]): readonly AtRisk[] {
  return curve.flatMap(({ at, ready }, index) => {
    const next = curve[index + 1];
    return ready === 0 && next ? [{ from: at, to: next.at }] : [];
  });
}

function merged(windows: readonly AtRisk[]): readonly AtRisk[] {
  const result: AtRisk[] = [];
  for (const window of windows.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && window.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, window.to) };
    else result.push(window);
  }
  return result;
}
