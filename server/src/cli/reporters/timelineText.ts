// `timeline --format text`: how it ends first, then what happens line by line, then what all of that rests on.
import type { AssumptionUse } from '../../core/analysis.ts';
import type { TimelineEvent } from '../../core/lifecycle/events.ts';
import { assumptionText } from '../../core/render/assumptionText.ts';
import { instantText } from '../../core/render/instantText.ts';
import type { Explain } from '../../core/render/explain.ts';
import { outcomeTexts } from '../../core/render/outcome.ts';
import { causeTexts, sentence } from '../../core/render/sentences.ts';
import { checkAssumption } from '../../core/scenario/assumptions.ts';
import type { PlacedTimeline } from '../commands/timeline.ts';
import { printable, width, type Paint } from '../terminal.ts';
import { wordsOf } from '../words.ts';

export function timelineText(placed: PlacedTimeline, paint: Paint, quiet: boolean): string {
  const { answer, explain } = placed;
  const { kind, name } = answer.target.object;
  const title = paint('bold', printable(`${kind} ${name}: ${answer.trigger}`));
  const outcome = outcomeTexts(answer.timeline, explain).map((text) => printable(text));
  const sections = [[title, ...outcome]];
  if (!quiet)
    sections.push(decidingLines(placed), storyLines(placed, paint), assumptionLines(answer.assumptions, placed, paint));
  const shown = sections.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The numbers of the manifest, or of Kubernetes, behind each signal. */
function decidingLines({ answer: { timeline }, explain }: PlacedTimeline): string[] {
  const numbers = timeline.story
    .filter(({ type }) => ['preStopFinished', 'stopSignalSent', 'sigkillSent'].includes(type))
    .flatMap((event) => {
      const causes = event.causes.filter((cause) => cause.type === 'value' && cause.origin.type !== 'assumed');
      return causeTexts({ ...event, causes }, timeline, explain).map(({ text }) => printable(text));
    });
  if (numbers.length === 0) return [];
  return [wordsOf(explain.locale).decidedBy, ...[...new Set(numbers)].map((number) => `  ${number}`)];
}

function storyLines(placed: PlacedTimeline, paint: Paint): string[] {
  const { timeline } = placed.answer;
  const { explain } = placed;
  const rows = timeline.story.map((event) => ({
    instant: instantText(event, explain.locale),
    text: printable(sentence(event, timeline, explain)),
    line: printable(lineOf(event, explain)),
  }));
  const column = Math.max(0, ...rows.map(({ instant }) => width(instant)));
  return rows.map(({ instant, text, line }) => {
    const at = `${instant}${' '.repeat(column - width(instant))}`;
    return `${paint('cyan', at)}  ${text}${line === '' || text.includes(line) ? '' : paint('dim', `  ${line}`)}`;
  });
}

/** The first number that is written somewhere and leads to the event without a detour; empty where there is none. */
function lineOf(event: TimelineEvent, explain: Explain): string {
  for (const cause of event.causes) {
    if (cause.type === 'value' && cause.origin.type === 'written') return explain.lineOf(cause.origin.at);
  }
  return '';
}

function assumptionLines(assumptions: readonly AssumptionUse[], { explain }: PlacedTimeline, paint: Paint): string[] {
  if (assumptions.length === 0) return [];
  const words = wordsOf(explain.locale);
  const unknown = assumptions.find(({ key, value }) => checkAssumption(key, value) !== undefined);
  const ours = assumptions.find(({ given }) => !given);
  const example = unknown ? `${unknown.key}=3s` : ours && `${ours.key}=${ours.value}`;
  return [
    words.assumptions,
    ...assumptions.map((use) => `  ${printable(assumptionText(use, explain))}`),
    ...(example === undefined ? [] : [paint('dim', printable(words.assumeHint(example)))]),
  ];
}
