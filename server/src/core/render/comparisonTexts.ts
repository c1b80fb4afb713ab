// A comparison in words: a line for each event, with where the measured instant is from and how exact it is.
import { formatInstant, formatSeconds } from '../base/duration.ts';
import type { Locale } from '../base/localized.ts';
import type { Timeline, TimelineEvent } from '../lifecycle/events.ts';
import type { ComparedEvent, Instant } from '../observed/compare.ts';
import type { MeasuredEvent } from '../observed/measured.ts';
import type { PodAct } from '../observed/podActs.ts';
import { comparisonWords, inCluster } from './comparisonWords.ts';
import type { Explain } from './explain.ts';
import { instantText } from './instantText.ts';
import { sentence } from './sentences.ts';

/** For predictions that rest on no file of the reader's. */
export function clusterExplain(locale: Locale): Explain {
  return { locale, lineOf: () => inCluster[locale] };
}

/** Of one event. What is not known is empty. */
export interface ComparisonRow {
  readonly predicted: string;
  readonly measured: string;
  readonly difference: string;
  readonly event: string;
  readonly origin: string;
}

export function comparisonRows(
  events: readonly ComparedEvent[],
  timeline: Timeline,
  explain: Explain,
): readonly ComparisonRow[] {
  return events.map((compared) => {
    const { predicted, measured } = compared;
    return {
      predicted: predicted ? instantText(predicted, explain.locale) : '',
      measured: measured ? measuredText(measured.instant, explain) : '',
      difference: differenceText(compared, explain),
      event: eventText(compared, timeline, explain),
      origin: measured ? originText(measured.instant, explain) : '',
    };
  });
}

/** What stands above the rows. */
export function comparisonSummary(
  events: readonly ComparedEvent[],
  { over, zero }: PodAct,
  { locale }: Explain,
): readonly string[] {
  const words = comparisonWords(locale);
  const visible = events.filter(({ verdict }) => verdict !== 'hidden' && verdict !== 'pending');
  const good = visible.filter(({ verdict }) => verdict === 'asPredicted');
  return [
    words.summary(good.length, visible.length),
    ...(over ? [] : [words.stillGoing]),
    ...(zero.seen === undefined ? [words.beganBefore] : []),
  ];
}

function measuredText({ at, resolution }: Instant, { locale }: Explain): string {
  const instant = formatInstant(at);
  return resolution === 0 ? instant : `${instant} ${comparisonWords(locale).within(formatSeconds(resolution))}`;
}

function differenceText({ difference, verdict }: ComparedEvent, { locale }: Explain): string {
  const word = comparisonWords(locale).verdicts[verdict];
  if (difference === null || difference === 0) return word;
  return `${difference < 0 ? '−' : '+'}${formatSeconds(Math.abs(difference))} (${word})`;
}

function eventText({ predicted, measured }: ComparedEvent, timeline: Timeline, explain: Explain): string {
  const told = predicted ?? (measured && asEvent(measured.event, measured.instant));
  if (!told) return '';
  const text = sentence(told, timeline, explain);
  const detail = predicted && measured ? otherDetail(predicted, measured.event) : '';
  return detail === '' ? text : `${text} (${comparisonWords(explain.locale).measuredAs(detail)})`;
}

/** Nobody has predicted it, so nobody knows its causes. */
function asEvent({ type, container, detail }: MeasuredEvent, { at }: Instant): TimelineEvent {
  const unknown = { id: '', pod: undefined, causes: [], at, earliest: at, latest: at };
  return { ...unknown, type, container, detail } as TimelineEvent;
}

/** Details that the API does not tell. */
const unseen: ReadonlySet<string> = new Set(['cutShort', 'handler']);

/** What of an event was measured otherwise, as in `exitCode=137`. */
function otherDetail(predicted: TimelineEvent, { detail }: MeasuredEvent): string {
  const expected = predicted.detail as Readonly<Record<string, unknown>>;
  return Object.entries(detail)
    .filter(([key, value]) => key in expected && !unseen.has(key) && value !== '' && expected[key] !== value)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');
}

function originText({ origin, arrived }: Instant, { locale }: Explain): string {
  const words = comparisonWords(locale);
  if (origin.type === 'said')
    return arrived === null ? origin.by : `${origin.by}, ${words.arrived(formatInstant(arrived))}`;
  return origin.type === 'watch' ? words.watched(origin.resource) : words.listed(origin.resource);
}
