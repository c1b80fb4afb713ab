// The bridge between manifests and the engine: one workload, its Services and what people assume of it become a
// scenario, and the scenario a timeline.
import type { Localized } from '../base/localized.ts';
import type { Timeline } from '../lifecycle/events.ts';
import { timelineOf } from '../lifecycle/timeline.ts';
import type { AssumptionUse } from './assumptions.ts';
import { podScenario, type PodRequest } from './podScenario.ts';
import { restsOn } from './restsOn.ts';

export type TimelineFor =
  | { readonly type: 'timeline'; readonly timeline: Timeline; readonly assumptions: readonly AssumptionUse[] }
  | { readonly type: 'unknown'; readonly why: Localized };

export function timelineFor(request: PodRequest): TimelineFor {
  const pod = podScenario(request);
  if (pod.type === 'unknown') return pod;
  const timeline = timelineOf(pod.scenario);
  if (timeline.events.length === 0) return { type: 'unknown', why: nothingFails };
  return { type: 'timeline', timeline, assumptions: restsOn(timeline, pod.assumptions) };
}

const nothingFails: Localized = {
  en: 'no container has a liveness probe that fails, so nothing happens',
  ko: '실패하는 liveness 프로브가 없어 아무 일도 일어나지 않습니다',
};
