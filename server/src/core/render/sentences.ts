// An event in words: what happens, and why. One sentence, without the instant.
import { formatSeconds, seconds } from '../base/duration.ts';
import type { Origin } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import {
  forEvent,
  type Cause,
  type EventType,
  type ForEveryEvent,
  type Timeline,
  type TimelineEvent,
} from '../lifecycle/events.ts';
import { clusterSentences } from './clusterSentences.ts';
import type { Explain } from './explain.ts';
import { originText } from './originText.ts';
import { wordsOf, type StopReason, type Words } from './words.ts';

type EventWithCauses = Pick<TimelineEvent, 'causes'>;

/** What a sentence is told of: the causes of an event are looked up there. */
export type Story = Pick<Timeline, 'events' | 'story'>;

interface Telling {
  readonly timeline: Story;
  readonly explain: Explain;
  readonly words: Words;
}

const table: ForEveryEvent<readonly [Telling], string> = {
  ...clusterSentences,
  podScheduled: (_, { words }) => words.podScheduled(),
  containerStarted: ({ container }, { words }) => words.containerStarted(container ?? ''),
  containerRestarted: ({ container, detail }, { words }) => words.containerRestarted(container ?? '', detail.restarts),
  postStartStarted: ({ container, detail }, { words }) => words.postStartStarted(container ?? '', detail.handler),
  postStartFinished: ({ container, detail }, { words }) => words.postStartEnded(container ?? '', detail.failed),
  startupProbePassed: ({ container }, { words }) => words.startupProbePassed(container ?? ''),
  startupProbeFailed: (event, { words }) => words.startupProbeFailed(event.container ?? '', failuresOf(event)),
  livenessFailed: (event, { words }) => words.livenessFailed(event.container ?? '', failuresOf(event)),
  readinessChanged: ({ container, detail }, { words }) => words.readinessChanged(container ?? '', detail.ready),
  podReady: (_, { words }) => words.podReady(),
  endpointReady: ({ detail }, { words }) => words.endpointReady(detail.service),
  endpointChanged: ({ detail }, { words }) => words.endpointChanged(detail.service, detail.ready, detail.serving),
  podMarkedTerminating: (event, { words, explain }) => {
    const grace = event.detail.gracePeriodSeconds;
    return grace === 0
      ? words.podForceDeleted()
      : words.podMarkedTerminating(formatSeconds(seconds(grace)), valueOrigin(event, explain));
  },
  nodeShutdownStarted: ({ detail }, { words }) =>
    words.nodeShutdownStarted(formatSeconds(seconds(detail.gracePeriodSeconds))),
  activeDeadlineExceeded: (event, { words }) => words.activeDeadlineExceeded(formatSeconds(seconds(numberOf(event)))),
  endpointMarkedTerminating: ({ detail }, { words }) =>
    words.endpointMarkedTerminating(detail.service, detail.ready, detail.serving),
  endpointRemoved: ({ detail }, { words }) => words.endpointRemoved(detail.service),
  trafficStopped: ({ detail }, { words }) => words.trafficStopped(detail.service, detail.route),
  preStopStarted: ({ container, detail }, { words }) => words.preStopStarted(container ?? '', detail.handler),
  preStopFinished: (event, { timeline, words }) => {
    const container = event.container ?? '';
    if (!event.detail.cutShort) return words.preStopEnded(container, event.detail.failed);
    return causedBy(event, timeline, 'containerExited')
      ? words.preStopDied(container)
      : words.preStopAbandoned(container);
  },
  stopSignalSent: (event, { timeline, words }) =>
    words.stopSignalSent(event.container ?? '', event.detail.signal, stopReason(event, timeline)),
  sigkillSent: (event, { timeline, words }) => {
    const waited = waitedFor(event, timeline);
    const is = { certain: event.latest !== null, least: waited <= seconds(2) };
    return words.sigkillSent(event.container ?? '', formatSeconds(waited), is);
  },
  containerExited: (event, { timeline, words }) => {
    const killed = causedBy(event, timeline, 'sigkillSent') !== undefined;
    const { exitCode } = event.detail;
    const end = !killed ? 'byItself' : exitCode === 137 ? 'killed' : 'maybeKilled';
    return words.containerExited(event.container ?? '', exitCode, end);
  },
  podRemoved: (_, { words }) => words.podRemoved(),
  finalizersPending: ({ detail }, { words }) => words.finalizersPending(detail.finalizers.join(', ')),
  podFinished: ({ detail }, { words }) => words.podFinished(detail.phase),
};

export function sentence(event: TimelineEvent, timeline: Story, explain: Explain): string {
  return forEvent(table, event, { timeline, explain, words: wordsOf(explain.locale) });
}

/** The causes of an event in words; those that are written somewhere come with their place. */
export function causeTexts(
  event: TimelineEvent,
  timeline: Story,
  explain: Explain,
): readonly { readonly text: string; readonly place: Place | undefined }[] {
  return event.causes.flatMap((cause) => {
    if (cause.type === 'value') return [valueCause(cause, explain)];
    const causing = timeline.events.find(({ id }) => id === cause.id);
    return causing ? [{ text: sentence(causing, timeline, explain), place: undefined }] : [];
  });
}

function valueCause(
  cause: Extract<Cause, { type: 'value' }>,
  explain: Explain,
): { text: string; place: Place | undefined } {
  const { origin } = cause;
  const text = wordsOf(explain.locale).cause(originName(origin), shownValue(cause.value), originText(origin, explain));
  return { text, place: origin.type === 'written' ? origin.at : undefined };
}

/** The name of a number, as its manifest or its assumption calls it. */
function originName(origin: Origin): string {
  switch (origin.type) {
    case 'written':
    case 'defaulted':
      return origin.field;
    case 'assumed':
      return origin.key;
    case 'requested':
      return 'gracePeriodSeconds';
  }
}

function shownValue(value: number | string | boolean): string {
  return typeof value === 'number' ? formatSeconds(seconds(value)) : String(value);
}

function stopReason(event: EventWithCauses, timeline: Story): StopReason {
  const ordered = orderOf(event, timeline);
  if (ordered) return ordered;
  const exits = causingEvents(event, timeline).filter(({ type }) => type === 'containerExited');
  // Where nothing else ordered it, an exit did: the last ordinary container's (R25).
  if (exits.length > 0 && exits.length === causingEvents(event, timeline).length) return { type: 'podComplete' };
  const turn = exits.at(-1);
  if (turn) return { type: 'turn', after: turn.container ?? '' };
  const ended = causedBy(event, timeline, 'preStopFinished');
  // The only number among the causes of a signal is the grace period.
  const graceOver = event.causes.some((cause) => cause.type === 'value' && typeof cause.value === 'number');
  if (ended?.type === 'preStopFinished' && !graceOver) return { type: 'hookEnded', failed: ended.detail.failed };
  if (causedBy(event, timeline, 'preStopStarted')) return { type: 'graceOver' };
  return graceOver ? { type: 'turnGraceOver' } : { type: 'atOnce' };
}

/** What ordered the kill, where that is not the deletion of the pod. */
function orderOf(event: EventWithCauses, timeline: Story): StopReason | undefined {
  if (causedBy(event, timeline, 'livenessFailed')) return { type: 'probe', probe: 'liveness' };
  if (causedBy(event, timeline, 'startupProbeFailed')) return { type: 'probe', probe: 'startup' };
  return causedBy(event, timeline, 'postStartFinished') ? { type: 'postStartFailed' } : undefined;
}

function causedBy(event: EventWithCauses, timeline: Story, type: EventType): TimelineEvent | undefined {
  return causingEvents(event, timeline).find((other) => other.type === type);
}

/** In order of time. */
function causingEvents(event: EventWithCauses, timeline: Story): readonly TimelineEvent[] {
  const ids = new Set(event.causes.flatMap((cause) => (cause.type === 'event' ? [cause.id] : [])));
  return timeline.events.filter(({ id }) => ids.has(id));
}

/** From the stop signal to SIGKILL. A kill that may not come is one of the worst case, where the signal comes latest. */
function waitedFor(kill: TimelineEvent, timeline: Story): number {
  const signal = causedBy(kill, timeline, 'stopSignalSent');
  if (!signal) return 0;
  return kill.earliest - (kill.latest === null ? (signal.latest ?? signal.earliest) : signal.earliest);
}

function valueOrigin(event: EventWithCauses, explain: Explain): string {
  const cause = event.causes.find(({ type }) => type === 'value');
  return cause?.type === 'value' ? originText(cause.origin, explain) : '';
}

/** How often a probe had to fail, of `3×`. */
function failuresOf(event: EventWithCauses): number {
  const cause = event.causes.find((one) => one.type === 'value' && String(one.value).endsWith('×'));
  return cause?.type === 'value' ? Number.parseInt(String(cause.value), 10) : 1;
}

function numberOf(event: EventWithCauses): number {
  const cause = event.causes.find((one) => one.type === 'value' && typeof one.value === 'number');
  return cause?.type === 'value' ? Number(cause.value) : 0;
}
