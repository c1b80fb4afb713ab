// A drain or a rollout of what some files hold: what the commands `drain` and `timeline` have in common.
import type { Analysis, AssumptionUse, StageAct, StageRequest, TimelineTarget } from '../core/analysis.ts';
import type { ClusterTimeline } from '../core/lifecycle/cluster/clusterTimeline.ts';
import { kubectlDrain } from '../core/lifecycle/cluster/drain.ts';
import type { StageTrigger } from '../core/lifecycle/models.ts';
import type { NodeRequest } from '../core/scenario/placement.ts';
import type { Explain } from '../core/render/explain.ts';
import { stageJson } from './reporters/stageJson.ts';
import { stageMarkdown } from './reporters/stageMarkdown.ts';
import { stageText } from './reporters/stageText.ts';
import { stagePart } from './reporters/timelinePage.ts';
import { painter, wantsColors, type ColorChoice } from './terminal.ts';
import { renderParts, type TimelineFormat } from './timelineFormats.ts';
import { UsageError } from './usageError.ts';

/** A drain or a rollout with what it takes to say where its numbers stand. */
export interface PlacedStage {
  readonly title: string;
  readonly trigger: StageTrigger;
  /** Of a rollout or a scale-in; a drain is about many. */
  readonly target: TimelineTarget | undefined;
  readonly timeline: ClusterTimeline;
  readonly assumptions: readonly AssumptionUse[];
  readonly explain: Explain;
  readonly places: Places;
}

/** Where a number stands, for people and for JSON. */
export interface Places {
  readonly fileOf: (uri: ReturnType<Analysis['locate']>['uri']) => string;
  readonly rangeOf: (at: ReturnType<Analysis['locate']>) => { readonly start: object };
  readonly locate: Analysis['locate'];
}

/** `kubectl drain` of the first node, as people mostly call it. */
export function firstDrain(nodes: readonly NodeRequest[]): StageAct {
  const [first] = nodes;
  return {
    type: 'drain',
    drains: [
      {
        ...kubectlDrain,
        nodes: first ? [first.name] : [],
        ignoreDaemonSets: true,
        deleteEmptyDirData: true,
      },
    ],
  };
}

export function stageOf(analysis: Analysis, request: StageRequest) {
  const answer = analysis.stage(request);
  if (answer.type === 'unknown') throw new UsageError(answer.why);
  return answer;
}

export async function renderStage(
  placed: PlacedStage,
  { format, color, quiet }: { readonly format: TimelineFormat; readonly color: ColorChoice; readonly quiet?: true },
): Promise<string | Buffer> {
  switch (format) {
    case 'json':
      return stageJson(placed);
    case 'markdown':
      return stageMarkdown(placed);
    case 'text':
      return stageText(placed, painter(wantsColors(color, process.stdout)), quiet === true);
    default:
      return renderParts([stagePart(placed)], format, placed.explain.locale);
  }
}
