// A drain or a rollout as text: how it ends, the pods on their nodes step by step, then what happens line by line.
import { formatInstant } from '../../core/base/duration.ts';
import { assumptionText } from '../../core/render/assumptionText.ts';
import { instantText } from '../../core/render/instantText.ts';
import { nodeFrames, type NodeFrame } from '../../core/render/nodeFrames.ts';
import { sentence } from '../../core/render/sentences.ts';
import { stageOutcomeTexts } from '../../core/render/stageOutcome.ts';
import { wordsOf as coreWords } from '../../core/render/words.ts';
import type { PlacedStage } from '../stageTimeline.ts';
import { printable, width, type Paint } from '../terminal.ts';
import { wordsOf } from '../words.ts';

export function stageText(placed: PlacedStage, paint: Paint, quiet: boolean): string {
  const { timeline, explain, title } = placed;
  const outcome = stageOutcomeTexts(timeline, explain).map(printable);
  const sections: (readonly string[])[] = [[paint('bold', printable(title)), ...outcome]];
  if (!quiet) {
    const { cluster } = coreWords(explain.locale);
    sections.push([cluster.nodes], ...nodeFrames(timeline).map((frame) => frameLines(frame, placed, paint)));
    sections.push(storyLines(placed, paint), assumptionLines(placed));
  }
  const shown = sections.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** One table: a column for each node, one more for pods that have none. */
function frameLines(frame: NodeFrame, { explain }: PlacedStage, paint: Paint): readonly string[] {
  const columns = frameColumns(frame, coreWords(explain.locale).cluster.noNode);
  const rows = Math.max(...columns.map((cells) => cells.length));
  const widths = columns.map((cells) => Math.max(...cells.map((cell) => width(cell))));
  const line = (row: number): string =>
    columns
      .map((cells, index) => {
        const cell = cells[row] ?? '';
        return `${cell}${' '.repeat((widths[index] ?? 0) - width(cell))}`;
      })
      .join(' | ')
      .trimEnd();
  const at = frame.at === 0 ? coreWords(explain.locale).cluster.atFirst : formatInstant(frame.at);
  return [paint('cyan', at), ...Array.from({ length: rows }, (_, row) => `  ${line(row)}`)];
}

/** The head of each column first. */
export function frameColumns({ nodes, unplaced }: NodeFrame, noNode: string): readonly (readonly string[])[] {
  const cells = (pods: NodeFrame['unplaced']): readonly string[] =>
    pods.map(({ name, state }) => printable(`${name} ${state}`));
  return [
    ...nodes.map(({ name, state, pods }) => [
      printable(state === 'schedulable' ? name : `${name} ${state}`),
      ...cells(pods),
    ]),
    ...(unplaced.length > 0 ? [[noNode, ...cells(unplaced)]] : []),
  ];
}

function storyLines({ timeline, explain }: PlacedStage, paint: Paint): readonly string[] {
  const rows = timeline.story
    .filter(({ type }) => told.has(type))
    .map((event) => ({
      instant: instantText(event, explain.locale),
      text: printable(`${ofPod(event)}${sentence(event, timeline, explain)}`),
    }));
  const column = Math.max(0, ...rows.map(({ instant }) => width(instant)));
  return rows.map(
    ({ instant, text }) => `${paint('cyan', `${instant}${' '.repeat(column - width(instant))}`)}  ${text}`,
  );
}

/** The sentences of one pod's own events do not say whose they are. */
function ofPod({ type, pod }: { readonly type: string; readonly pod: string | undefined }): string {
  return pod !== undefined && ownOfPod.has(type) ? `${pod}: ` : '';
}

const ownOfPod: ReadonlySet<string> = new Set(['podReady', 'podMarkedTerminating', 'podRemoved', 'sigkillSent']);

/** What a drain or a rollout is followed by; the rest of each pod's life is told by its own timeline. */
const told: ReadonlySet<string> = new Set([
  ...ownOfPod,
  'podCreated',
  'podUnschedulable',
  'nodeCordoned',
  'evictionAccepted',
  'evictionRefused',
  'nodeDrained',
  'drainBlocked',
  'drainFailed',
  'rolloutCompleted',
  'rolloutBlocked',
  'progressDeadlineExceeded',
  'rolloutPaused',
  'trafficShifted',
  'ownerScaled',
]);

function assumptionLines({ assumptions, explain }: PlacedStage): readonly string[] {
  if (assumptions.length === 0) return [];
  return [
    wordsOf(explain.locale).assumptions,
    ...assumptions.map((use) => `  ${printable(assumptionText(use, explain))}`),
  ];
}
