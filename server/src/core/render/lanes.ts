// What a story looks like when time runs from left to right: lanes with bars from one event to another. It knows no
// syntax of any picture.
import type { Locale } from '../base/localized.ts';
import { seconds, type Millis } from '../base/duration.ts';
import type { EventRange, Timeline, TimelineEvent } from '../lifecycle/events.ts';
import { drawingWordsOf, type DrawingWords } from './drawingWords.ts';
import { endpointBars } from './endpointLanes.ts';
import { wordsOf } from './words.ts';

export interface Bar {
  readonly label: string;
  readonly from: EventRange;
  /** The same as `from` of something that takes no time; undefined: it does not end. */
  readonly to: EventRange | undefined;
  /** Something that hurts: a kill, a refusal, requests at risk. */
  readonly critical: boolean;
  readonly eventIds: readonly string[];
}

export interface Lane {
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** Lanes of one pod: its grace period, each container, each EndpointSlice by condition, and the requests at risk. */
export function podLanes(timeline: Timeline, locale: Locale): readonly Lane[] {
  const words = drawingWordsOf(locale);
  const { story } = timeline;
  const begin = beginOf(story);
  const containers = distinct(story.map(({ container }) => container));
  const services = distinct(story.map(({ detail }) => ('service' in detail ? detail.service : undefined)));
  const { requestsAtRisk } = timeline.outcome;
  return [
    { title: words.pod, bars: podBars(story, locale) },
    ...containers.map((name) => {
      const own = story.filter(({ container }) => container === name);
      return { title: words.container(name), bars: folded(containerBars(own, begin, locale), words) };
    }),
    ...services.map((service) => {
      const own = story.filter(({ detail }) => 'service' in detail && detail.service === service);
      // One that changes before anything else has been ready.
      const wasReady = story[0]?.type === 'podReady' || own[0]?.type === 'endpointChanged';
      return {
        title: words.endpoint(service),
        bars: folded(endpointBars(own, wasReady ? begin : undefined, locale), words),
      };
    }),
    ...(requestsAtRisk ? [{ title: words.requests, bars: [riskBar(requestsAtRisk, words)] }] : []),
  ].filter(({ bars }) => bars.length > 0);
}

export function riskBar({ from, to }: { readonly from: Millis; readonly to: Millis }, words: DrawingWords): Bar {
  return { label: words.atRisk, from: exactly(from), to: exactly(to), critical: true, eventIds: [] };
}

export function exactly(instant: Millis): EventRange {
  return { earliest: instant, latest: instant };
}

/** Something that takes no time. */
export function moment(event: TimelineEvent, label: string, critical = false): Bar {
  return { label, from: event, to: event, critical, eventIds: [event.id] };
}

/** What repeats itself without end is shown three times, and then counted. */
export function folded(bars: readonly Bar[], words: DrawingWords): readonly Bar[] {
  const seen = new Map<string, Bar[]>();
  for (const bar of bars) seen.set(bar.label, [...(seen.get(bar.label) ?? []), bar]);
  return bars.flatMap((bar) => {
    const like = seen.get(bar.label) ?? [];
    const [shown, hidden] = [like.slice(0, like.length > 4 ? 3 : 4), like.slice(like.length > 4 ? 3 : 4)];
    if (shown.includes(bar)) return [bar];
    const [first] = hidden;
    if (first !== bar) return [];
    const eventIds = hidden.flatMap((one) => one.eventIds);
    return [{ ...first, label: `${bar.label} – ${words.more(hidden.length)}`, to: hidden.at(-1)?.to, eventIds }];
  });
}

function beginOf(story: readonly TimelineEvent[]): EventRange {
  return exactly(Math.min(0, ...story.map(({ earliest }) => earliest)));
}

function distinct(names: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== undefined))];
}

function podBars(story: readonly TimelineEvent[], locale: Locale): readonly Bar[] {
  const [words, { picture }] = [drawingWordsOf(locale), wordsOf(locale)];
  return story.flatMap((event): readonly Bar[] => {
    switch (event.type) {
      case 'podScheduled':
        return [moment(event, picture.scheduled)];
      case 'podReady':
        return [moment(event, picture.ready)];
      case 'podMarkedTerminating':
        return graceBar(event, event.detail.gracePeriodSeconds, words.gracePeriod, words.forceDeleted);
      case 'nodeShutdownStarted':
        return graceBar(event, event.detail.gracePeriodSeconds, words.shutdownGrace);
      case 'activeDeadlineExceeded':
        return [moment(event, picture.deadline, true)];
      case 'podRemoved':
        return [moment(event, picture.removed)];
      case 'podFinished':
        return [moment(event, event.detail.phase)];
      case 'finalizersPending':
        return [{ ...moment(event, `finalizers ${event.detail.finalizers.join(', ')}`), to: undefined }];
      default:
        return [];
    }
  });
}

function graceBar(event: TimelineEvent, graceSeconds: number, label: string, forced = label): readonly Bar[] {
  if (graceSeconds === 0) return [moment(event, forced, true)];
  const grace = seconds(graceSeconds);
  const latest = event.latest === null ? null : event.latest + grace;
  const to = { earliest: event.earliest + grace, latest };
  return [{ label, from: event, to, critical: false, eventIds: [event.id] }];
}

/** A container that the story does not start runs from the beginning. */
function containerBars(own: readonly TimelineEvent[], begin: EventRange, locale: Locale): readonly Bar[] {
  const starts = own.some(({ type }) => type === 'containerStarted');
  const life = between(own, ['containerStarted', 'containerRestarted'], 'containerExited', starts ? undefined : begin);
  const label = drawingWordsOf(locale).runs;
  return [...life.map((bar) => ({ ...bar, label })), ...hooks(own, locale), ...moments(own, locale)];
}

function hooks(own: readonly TimelineEvent[], locale: Locale): readonly Bar[] {
  const bars = [
    ...between(own, ['postStartStarted'], 'postStartFinished'),
    ...between(own, ['preStopStarted'], 'preStopFinished'),
  ];
  return bars.map((bar) => {
    const [started, finished] = bar.eventIds.map((id) => own.find((event) => event.id === id));
    const hook = started?.type === 'preStopStarted' ? 'preStop' : 'postStart';
    const handler = started && 'handler' in started.detail ? ` (${started.detail.handler})` : '';
    const cut = finished?.type === 'preStopFinished' && finished.detail.cutShort;
    const failed = finished !== undefined && 'failed' in finished.detail && finished.detail.failed;
    const end = cut ? `, ${drawingWordsOf(locale).cutShort}` : failed ? ' ✗' : '';
    return { ...bar, label: `${hook}${handler}${end}`, critical: cut || failed };
  });
}

function moments(own: readonly TimelineEvent[], locale: Locale): readonly Bar[] {
  const { picture } = wordsOf(locale);
  return own.flatMap((event): readonly Bar[] => {
    switch (event.type) {
      case 'startupProbePassed':
        return [moment(event, picture.startupPassed)];
      case 'startupProbeFailed':
        return [moment(event, picture.startupFailed, true)];
      case 'livenessFailed':
        return [moment(event, picture.livenessFailed, true)];
      case 'readinessChanged':
        return [moment(event, event.detail.ready ? picture.ready : picture.notReady, !event.detail.ready)];
      case 'stopSignalSent':
        return [moment(event, event.detail.signal)];
      case 'sigkillSent':
        return [moment(event, 'SIGKILL', true)];
      case 'containerExited':
        return [moment(event, picture.exit(event.detail.exitCode))];
      default:
        return [];
    }
  });
}

/** A bar from each event that begins something to the one that ends it. */
function between(
  own: readonly TimelineEvent[],
  begins: readonly TimelineEvent['type'][],
  ends: TimelineEvent['type'],
  running?: EventRange,
): readonly Bar[] {
  const bars: Bar[] = [];
  let open: { readonly from: EventRange; readonly eventIds: readonly string[] } | undefined = running && {
    from: running,
    eventIds: [],
  };
  const close = (to: TimelineEvent | undefined): void => {
    if (!open) return;
    const eventIds = to ? [...open.eventIds, to.id] : open.eventIds;
    bars.push({ label: '', from: open.from, to, critical: false, eventIds });
    open = undefined;
  };
  for (const event of own) {
    if (event.type === ends) close(event);
    else if (begins.includes(event.type)) {
      close(event);
      open = { from: event, eventIds: [event.id] };
    }
  }
  close(undefined);
  return bars;
}
