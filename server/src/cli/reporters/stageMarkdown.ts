// A drain or a rollout as Markdown: the tables of the pods on their nodes, as people draw them by hand.
import { formatInstant } from '../../core/base/duration.ts';
import { nodeFrames } from '../../core/render/nodeFrames.ts';
import { stageOutcomeTexts } from '../../core/render/stageOutcome.ts';
import { wordsOf } from '../../core/render/words.ts';
import type { PlacedStage } from '../stageTimeline.ts';
import { markdownDrawings } from './timelineMarkdown.ts';
import { stagePart } from './timelinePage.ts';
import { frameColumns } from './stageText.ts';

export function stageMarkdown(placed: PlacedStage): string {
  const { timeline, explain, title } = placed;
  const { cluster } = wordsOf(explain.locale);
  const outcome = stageOutcomeTexts(timeline, explain).map((text) => `- ${cell(text)}`);
  const tables = nodeFrames(timeline).map((frame) => {
    const columns = frameColumns(frame, cluster.noNode);
    const rows = Math.max(...columns.map((cells) => cells.length));
    const line = (row: number): string => `| ${columns.map((cells) => cell(cells[row] ?? '')).join(' | ')} |`;
    const at = frame.at === 0 ? cluster.atFirst : formatInstant(frame.at);
    const body = Array.from({ length: rows - 1 }, (_, index) => line(index + 1));
    return [`**${at}**`, '', line(0), `|${'---|'.repeat(columns.length)}`, ...body].join('\n');
  });
  return `${[`# ${cell(title)}`, outcome.join('\n'), ...tables, ...markdownDrawings(stagePart(placed))].join('\n\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll(/[\\|<>*_`]/g, (char) => `\\${char}`);
}
