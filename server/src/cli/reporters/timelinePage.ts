// A timeline to be read outside of a terminal: what Markdown and HTML have in common.
import type { AssumptionUse } from '../../core/analysis.ts';
import type { TimelineEvent } from '../../core/lifecycle/events.ts';
import { assumptionText } from '../../core/render/assumptionText.ts';
import type { Explain } from '../../core/render/explain.ts';
import { instantText } from '../../core/render/instantText.ts';
import { mermaidGantt, mermaidStageGantt } from '../../core/render/mermaidGantt.ts';
import { mermaidSequence } from '../../core/render/mermaidSequence.ts';
import { mermaidStageSequence } from '../../core/render/mermaidStageSequence.ts';
import { outcomeTexts } from '../../core/render/outcome.ts';
import { sentence, type Story } from '../../core/render/sentences.ts';
import { stageOutcomeTexts } from '../../core/render/stageOutcome.ts';
import type { PlacedTimeline } from '../commands/timeline.ts';
import type { PlacedStage } from '../stageTimeline.ts';
import { printable } from '../terminal.ts';

export interface TimelinePart {
  /** `Deployment web: deletion`. */
  readonly title: string;
  readonly outcome: readonly string[];
  /** Mermaid text. */
  readonly sequence: string;
  readonly gantt: string;
  readonly rows: readonly { readonly instant: string; readonly sentence: string }[];
  readonly assumptions: readonly string[];
}

export function podPart({ answer, explain }: PlacedTimeline): TimelinePart {
  const { timeline, assumptions, target, trigger } = answer;
  return {
    title: `${target.object.kind} ${target.object.name}: ${trigger}`,
    outcome: outcomeTexts(timeline, explain).map(printable),
    sequence: mermaidSequence(timeline, explain).text,
    gantt: mermaidGantt(timeline, explain).text,
    ...details(timeline, assumptions, explain),
  };
}

export function stagePart({ title, timeline, assumptions, explain }: PlacedStage): TimelinePart {
  return {
    title,
    outcome: stageOutcomeTexts(timeline, explain).map(printable),
    sequence: mermaidStageSequence(timeline, explain).text,
    gantt: mermaidStageGantt(timeline, explain).text,
    ...details(timeline, assumptions, explain),
  };
}

function details(
  timeline: Story & { readonly story: readonly TimelineEvent[] },
  assumptions: readonly AssumptionUse[],
  explain: Explain,
): Pick<TimelinePart, 'rows' | 'assumptions'> {
  return {
    rows: timeline.story.map((event) => ({
      instant: instantText(event, explain.locale),
      sentence: printable(sentence(event, timeline, explain)),
    })),
    assumptions: assumptions.map((use) => printable(assumptionText(use, explain))),
  };
}
