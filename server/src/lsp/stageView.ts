// A drain or a rollout as the preview shows it: the pods on their nodes step by step, budgets, and how many are ready.
import type { Analysis, StageAnswer, TimelineTarget } from '../core/analysis.ts';
import { formatInstant, type Millis } from '../core/base/duration.ts';
import type { ClusterTimeline } from '../core/lifecycle/cluster/clusterTimeline.ts';
import { kubectlDrain } from '../core/lifecycle/cluster/drain.ts';
import type { StageTrigger } from '../core/lifecycle/models.ts';
import { mermaidStageGantt } from '../core/render/mermaidGantt.ts';
import { nodeFrames, type NodeFrame } from '../core/render/nodeFrames.ts';
import { stageOutcomeTexts } from '../core/render/stageOutcome.ts';
import { threeNodes } from '../core/scenario/placement.ts';
import type { StageView, StoryView } from '../protocol/timelineView.ts';
import { toRows } from './timelineView.ts';

export function playStage(analysis: Analysis, target: TimelineTarget, trigger: StageTrigger): StageAnswer {
  return trigger === 'drain'
    ? playDrain(analysis, target)
    : analysis.stage({ targets: [target], nodes: threeNodes(), act: { type: trigger, target } });
}

/**
 * The workload on three nodes, of which the first is drained, as in `graceline timeline`; where the settings name nodes,
 * all workloads of the file on these, as in `graceline drain`.
 */
function playDrain(analysis: Analysis, target: TimelineTarget): StageAnswer {
  const { nodes: named, drained, flags: written } = analysis.drainSettings;
  const [nodes, targets] = named.length > 0 ? [named, analysis.workloadsIn([target.uri])] : [threeNodes(), [target]];
  const flags = { ...kubectlDrain, ignoreDaemonSets: true, deleteEmptyDirData: true, ...written };
  const first = nodes.slice(0, 1).map(({ name }) => name);
  const known = new Set(nodes.map(({ name }) => name));
  const asked = drained.map((names) => names.filter((name) => known.has(name))).filter((names) => names.length > 0);
  const drains = (asked.length > 0 ? asked : [first]).map((names) => ({ ...flags, nodes: names }));
  return analysis.stage({ targets, nodes, act: { type: 'drain', drains } });
}

export function toStageStory(analysis: Analysis, target: TimelineTarget, timeline: ClusterTimeline): StoryView {
  const explain = analysis.explain(target.uri);
  const scale = mermaidStageGantt(timeline, explain);
  return {
    heading: null,
    outcome: stageOutcomeTexts(timeline, explain),
    sequence: null,
    gantt: scale.text,
    messageEventIds: [],
    barEventIds: scale.barEventIds,
    rows: toRows(analysis, timeline, explain),
  };
}

export function toStageView(timeline: ClusterTimeline): StageView {
  const curve = timeline.outcome.readyEndpoints;
  return {
    nodes: timeline.stage.nodes,
    steps: nodeFrames(timeline).map((frame) => ({
      instant: formatInstant(frame.at),
      columns: columnsOf(frame),
      readyPods: readyIn(frame),
      budgets: budgetsAt(timeline, frame.at),
    })),
    readyEndpoints: curve.map(({ at, ready }) => ({ atMillis: at, instant: formatInstant(at), ready })),
  };
}

function columnsOf({ nodes, unplaced }: NodeFrame): StageView['steps'][number]['columns'] {
  return [...nodes.map(({ state, pods }) => ({ state, pods })), { state: 'none', pods: unplaced }];
}

function readyIn({ nodes }: NodeFrame): number {
  return nodes.flatMap(({ pods }) => pods).filter(({ state }) => state === 'available').length;
}

function budgetsAt({ events }: ClusterTimeline, at: Millis): StageView['steps'][number]['budgets'] {
  const counts = new Map<string, { allowed: number; refused: number }>();
  const count = (name: string, what: 'allowed' | 'refused'): void => {
    const so = counts.get(name) ?? { allowed: 0, refused: 0 };
    counts.set(name, { ...so, [what]: so[what] + 1 });
  };
  for (const event of events.filter(({ earliest }) => earliest <= at)) {
    if (event.type === 'evictionAccepted' && event.detail.budget !== null) count(event.detail.budget, 'allowed');
    else if (event.type === 'evictionRefused') for (const name of event.detail.budgets) count(name, 'refused');
  }
  return [...counts].map(([name, so]) => ({ name, ...so }));
}
