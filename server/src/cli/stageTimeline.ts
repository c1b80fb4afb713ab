// A drain or a rollout of what some files hold: what the commands `drain` and `timeline` have in common.
import type { Analysis, AssumptionUse, StageAct, StageRequest, TimelineTarget } from '../core/analysis.ts';
import type { ClusterTimeline } from '../core/lifecycle/cluster/clusterTimeline.ts';
import { kubectlDrain } from '../core/lifecycle/cluster/drain.ts';
import type { NodeRequest } from '../core/scenario/placement.ts';
import type { Explain } from '../core/render/explain.ts';
import { mermaidStageGantt } from '../core/render/mermaidGantt.ts';
import { mermaidStageSequence } from '../core/render/mermaidStageSequence.ts';
import { stageJson } from './reporters/stageJson.ts';
import { stageMarkdown } from './reporters/stageMarkdown.ts';
import { stageText } from './reporters/stageText.ts';
import { painter, wantsColors, type ColorChoice } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** A drain or a rollout with what it takes to say where its numbers stand. */
export interface PlacedStage {
  readonly title: string;
  readonly trigger: 'drain' | 'rollout';
  /** Of a rollout; a drain is about many. */
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

export const stageFormats = ['text', 'json', 'mermaid', 'mermaid-gantt', 'markdown'] as const;

export function renderStage(
  placed: PlacedStage,
  { format, color, quiet }: { readonly format: string; readonly color: ColorChoice; readonly quiet?: true },
): string {
  switch (format) {
    case 'json':
      return stageJson(placed);
    case 'mermaid':
      return mermaidStageSequence(placed.timeline, placed.explain).text;
    case 'mermaid-gantt':
      return mermaidStageGantt(placed.timeline, placed.explain).text;
    case 'markdown':
      return stageMarkdown(placed);
    case 'text':
      return stageText(placed, painter(wantsColors(color, process.stdout)), quiet === true);
    default:
      throw new UsageError(formatOfOnePod(format));
  }
}

function formatOfOnePod(format: string) {
  const formats = stageFormats.join(', ');
  return {
    en: `--format ${format} shows one pod; a drain or a rollout has ${formats}`,
    ko: `--format ${format}은(는) 파드 하나를 보여 줍니다. drain과 rollout에는 ${formats}을(를) 쓰십시오`,
  };
}
