// The end of the story first: when each container is signalled and killed, and whether anybody notices.
import { formatInstant, formatSeconds, parseDuration, seconds } from '../base/duration.ts';
import type { Timeline, TimelineEvent } from '../lifecycle/events.ts';
import type { Explain } from './explain.ts';
import { instantText } from './instantText.ts';
import { originText } from './originText.ts';
import { wordsOf } from './words.ts';

export function outcomeTexts(timeline: Timeline, explain: Explain): readonly string[] {
  return [
    ...timeline.story.flatMap((event) => (event.type === 'stopSignalSent' ? [stopText(event, timeline, explain)] : [])),
    ...timeline.story.flatMap((event) =>
      event.type === 'preStopFinished' ? hookCutText(event, timeline, explain) : [],
    ),
    removedText(timeline, explain),
    ...riskText(timeline, explain),
  ];
}

function stopText(
  event: Extract<TimelineEvent, { type: 'stopSignalSent' }>,
  timeline: Timeline,
  explain: Explain,
): string {
  const kill = timeline.story.find(({ type, container }) => type === 'sigkillSent' && container === event.container);
  const killAt = kill && formatInstant(kill.latest ?? kill.earliest);
  const at = instantText(event, explain.locale);
  return wordsOf(explain.locale).outcomeStop(event.container ?? '', event.detail.signal, at, killAt);
}

/** Says which two numbers do not fit together where a hook outlasts the grace period. */
function hookCutText(
  event: Extract<TimelineEvent, { type: 'preStopFinished' }>,
  timeline: Timeline,
  explain: Explain,
): readonly string[] {
  const takes = event.causes.find((cause) => cause.type === 'value' && typeof cause.value === 'string');
  const signal = timeline.story.find(
    ({ type, container }) => type === 'stopSignalSent' && container === event.container,
  );
  const grace = signal?.causes.find((cause) => cause.type === 'value' && typeof cause.value === 'number');
  if (takes?.type !== 'value' || grace?.type !== 'value' || typeof grace.value !== 'number') return [];
  const duration = parseDuration(String(takes.value));
  if (duration === undefined || duration <= seconds(grace.value)) return [];
  return [
    wordsOf(explain.locale).outcomeHookCut(
      event.container ?? '',
      formatSeconds(duration),
      formatSeconds(seconds(grace.value)),
      originText(takes.origin, explain),
      originText(grace.origin, explain),
    ),
  ];
}

function removedText(timeline: Timeline, explain: Explain): string {
  const removed = timeline.story.find(({ type }) => type === 'podRemoved');
  return wordsOf(explain.locale).outcomeRemoved(removed ? instantText(removed, explain.locale) : '–');
}

/** Says nothing of requests where no Service sends any. */
function riskText(timeline: Timeline, explain: Explain): readonly string[] {
  const risk = timeline.outcome.requestsAtRisk;
  const words = wordsOf(explain.locale);
  if (risk)
    return [words.outcomeAtRisk(formatSeconds(risk.to - risk.from), formatInstant(risk.from), formatInstant(risk.to))];
  return timeline.story.some(({ type }) => type === 'trafficStopped') ? [words.outcomeNoRisk()] : [];
}
