// An event in words: what happens, and why. One sentence, without the instant.
import { formatSeconds, seconds } from '../base/duration.ts';
import type { Origin } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { Cause, Timeline, TimelineEvent } from '../lifecycle/events.ts';
import type { Explain } from './explain.ts';
import { originText } from './originText.ts';
import { wordsOf, type StopReason } from './words.ts';

export function sentence(event: TimelineEvent, timeline: Timeline, explain: Explain): string {
  const words = wordsOf(explain.locale);
  const container = event.container ?? '';
  switch (event.type) {
    case 'podMarkedTerminating': {
      const grace = event.detail.gracePeriodSeconds;
      if (grace === 0) return words.podForceDeleted();
      return words.podMarkedTerminating(formatSeconds(seconds(grace)), valueOrigin(event, explain));
    }
    case 'endpointMarkedTerminating':
      return words.endpointMarkedTerminating(event.detail.service, event.detail.ready, event.detail.serving);
    case 'endpointRemoved':
      return words.endpointRemoved(event.detail.service);
    case 'trafficStopped':
      return words.trafficStopped(event.detail.service, event.detail.route);
    case 'preStopStarted':
      return words.preStopStarted(container, event.detail.handler);
    case 'preStopFinished':
      return preStopFinished(event, timeline, explain);
    case 'stopSignalSent':
      return words.stopSignalSent(container, event.detail.signal, stopReason(event, timeline));
    case 'sigkillSent': {
      const waited = event.at - stopSignalBefore(event, timeline);
      return words.sigkillSent(container, formatSeconds(waited), waited <= seconds(2));
    }
    case 'containerExited':
      return words.containerExited(
        container,
        event.detail.exitCode,
        causedBy(event, timeline, 'sigkillSent') !== undefined,
      );
    case 'podRemoved':
      return words.podRemoved();
  }
}

/** The causes of an event in words; those that are written somewhere come with their place. */
export function causeTexts(
  event: TimelineEvent,
  timeline: Timeline,
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

function preStopFinished(
  event: Extract<TimelineEvent, { type: 'preStopFinished' }>,
  timeline: Timeline,
  explain: Explain,
): string {
  const words = wordsOf(explain.locale);
  const container = event.container ?? '';
  if (!event.detail.cutShort) return words.preStopEnded(container, event.detail.failed);
  return causedBy(event, timeline, 'containerExited')
    ? words.preStopDied(container)
    : words.preStopAbandoned(container);
}

function stopReason(event: TimelineEvent, timeline: Timeline): StopReason {
  const turn = causedBy(event, timeline, 'containerExited');
  if (turn) return { type: 'turn', after: turn.container ?? '' };
  const ended = causedBy(event, timeline, 'preStopFinished');
  // The only number among the causes of a signal is the grace period.
  const graceOver = event.causes.some((cause) => cause.type === 'value' && typeof cause.value === 'number');
  if (ended?.type === 'preStopFinished' && !graceOver) return { type: 'hookEnded', failed: ended.detail.failed };
  if (causedBy(event, timeline, 'preStopStarted')) return { type: 'graceOver' };
  return graceOver ? { type: 'turnGraceOver' } : { type: 'atOnce' };
}

function causedBy(event: TimelineEvent, timeline: Timeline, type: TimelineEvent['type']): TimelineEvent | undefined {
  const ids = new Set(event.causes.flatMap((cause) => (cause.type === 'event' ? [cause.id] : [])));
  return timeline.events.find((other) => other.type === type && ids.has(other.id));
}

function stopSignalBefore(kill: TimelineEvent, timeline: Timeline): number {
  const signal = causedBy(kill, timeline, 'stopSignalSent');
  return signal?.latest ?? signal?.at ?? 0;
}

function valueOrigin(event: TimelineEvent, explain: Explain): string {
  const cause = event.causes.find(({ type }) => type === 'value');
  return cause?.type === 'value' ? originText(cause.origin, explain) : '';
}
