// The end of the story first: when each container is signalled and killed, and whether anybody notices.
import { formatInstant, formatSeconds, parseDuration, seconds } from '../base/duration.ts';
import type { EventOf, EventRange, Timeline, TimelineEvent } from '../lifecycle/events.ts';
import type { Explain } from './explain.ts';
import { instantText } from './instantText.ts';
import { originText } from './originText.ts';
import { wordsOf, type OutcomeKill } from './words.ts';

export function outcomeTexts(timeline: Timeline, explain: Explain): readonly string[] {
  return [...timeline.story.flatMap((event) => eventTexts(event, timeline, explain)), ...riskText(timeline, explain)];
}

/** What is said of an event in advance; of most events nothing. */
function eventTexts(event: TimelineEvent, timeline: Timeline, explain: Explain): readonly string[] {
  const words = wordsOf(explain.locale);
  const at = instantText(event, explain.locale);
  switch (event.type) {
    case 'podReady':
      return readyText(event, timeline, explain);
    case 'stopSignalSent':
      return [stopText(event, timeline, explain), ...hookCutText(event, timeline, explain)];
    case 'podFinished':
      return [words.outcomeFinished(event.detail.phase, at)];
    case 'podRemoved':
      return [words.outcomeRemoved(at)];
    default:
      return [];
  }
}

/** Only a start leads to it; the other stories begin with it. */
function readyText(event: TimelineEvent, { story }: Timeline, { locale }: Explain): readonly string[] {
  const first = story.find(({ type }) => type === 'podReady');
  const started = story.some(({ type }) => type === 'podScheduled');
  const isEnd = started || first !== event;
  return isEnd ? [wordsOf(locale).outcomeReady(instantText(event, locale), first !== event)] : [];
}

function stopText(event: EventOf<'stopSignalSent'> & EventRange, timeline: Timeline, explain: Explain): string {
  const kill = timeline.story.find(({ type, container }) => type === 'sigkillSent' && container === event.container);
  const at = instantText(event, explain.locale);
  return wordsOf(explain.locale).outcomeStop(
    event.container ?? '',
    event.detail.signal,
    at,
    kill && killText(kill, explain),
  );
}

function killText(kill: TimelineEvent, { locale }: Explain): OutcomeKill {
  const certain = kill.latest !== null;
  return { at: certain ? instantText(kill, locale) : formatInstant(kill.earliest), certain };
}

/** Says which two numbers do not fit together where the hook before a stop signal outlasts the grace period. */
function hookCutText(
  signal: EventOf<'stopSignalSent'> & EventRange,
  timeline: Timeline,
  explain: Explain,
): readonly string[] {
  const hook = timeline.story.find(
    ({ type, container }) => type === 'preStopFinished' && container === signal.container,
  );
  const takes = hook?.causes.find((cause) => cause.type === 'value' && typeof cause.value === 'string');
  const grace = signal.causes.find((cause) => cause.type === 'value' && typeof cause.value === 'number');
  if (takes?.type !== 'value' || grace?.type !== 'value' || typeof grace.value !== 'number') return [];
  const duration = parseDuration(String(takes.value));
  if (duration === undefined || duration <= seconds(grace.value)) return [];
  return [
    wordsOf(explain.locale).outcomeHookCut(
      signal.container ?? '',
      formatSeconds(duration),
      formatSeconds(seconds(grace.value)),
      originText(takes.origin, explain),
      originText(grace.origin, explain),
    ),
  ];
}

/** Says nothing of requests where no Service sends any. */
function riskText(timeline: Timeline, explain: Explain): readonly string[] {
  const risk = timeline.outcome.requestsAtRisk;
  const words = wordsOf(explain.locale);
  if (risk)
    return [words.outcomeAtRisk(formatSeconds(risk.to - risk.from), formatInstant(risk.from), formatInstant(risk.to))];
  return timeline.story.some(({ type }) => type === 'trafficStopped') ? [words.outcomeNoRisk()] : [];
}
