// Measured beside predicted: which event of a pod is which event of the timeline, and how far apart they are.
import { seconds, type Millis } from '../base/duration.ts';
import type { Timeline, TimelineEvent } from '../lifecycle/events.ts';
import type { MeasuredEvent, MeasuredType, Zero } from './measured.ts';
import type { PodAct } from './podActs.ts';

/**
 * How late news may be before it is called late: the kubelet writes a status some tenths of a second after the fact, and
 * removes a pod up to one and a half seconds after its last container.
 */
const slack: Millis = seconds(1);

export interface Instant {
  /** From t = 0 on the clock that tells of it. */
  readonly at: Millis;
  /** It may be off by so much in either direction. */
  readonly resolution: Millis;
  /** `watch`: when the change arrived; `list`: it was found when somebody looked, and is no later than that. */
  /** When news of it came, from t = 0 on the clock of whoever watched; null where that is not known. */
  readonly arrived: Millis | null;
  readonly origin:
    { readonly type: 'said'; readonly by: string } | { readonly type: 'watch' | 'list'; readonly resource: string };
}

/**
 * `hidden`: the API does not show it; `pending`: not seen so far; `absent`: did not happen; `unforeseen`: nobody has
 * predicted it.
 */
export type Verdict = 'asPredicted' | 'earlier' | 'later' | 'hidden' | 'pending' | 'absent' | 'unforeseen';

export interface ComparedEvent {
  readonly predicted: TimelineEvent | undefined;
  readonly measured: { readonly event: MeasuredEvent; readonly instant: Instant } | undefined;
  /** From the nearest predicted instant to the measured one; null where it is unknown. */
  readonly difference: Millis | null;
  readonly verdict: Verdict;
}

/** The events of the prediction in their order, each unforeseen one where it was measured. */
export function compare(act: PodAct, timeline: Timeline): readonly ComparedEvent[] {
  const left = new Set(act.events);
  const rows: ComparedEvent[] = [];
  for (const predicted of timeline.story) {
    if (isBefore(predicted, act)) continue;
    const event = [...left].find((one) => isSame(one, predicted));
    if (event) left.delete(event);
    const measured = event && { event, instant: instantOf(event, act.zero) };
    rows.push({ predicted, measured, ...judge(predicted, measured?.instant, act) });
  }
  for (const event of unforeseen([...left])) {
    const instant = instantOf(event, act.zero);
    const next = rows.findIndex(({ measured }) => measured && measured.instant.at > instant.at);
    const row = {
      predicted: undefined,
      measured: { event, instant },
      difference: null,
      verdict: 'unforeseen',
    } as const;
    rows.splice(next < 0 ? rows.length : next, 0, row);
  }
  return rows;
}

/** Those worth telling, each once. */
function unforeseen(events: readonly MeasuredEvent[]): readonly MeasuredEvent[] {
  const keyOf = ({ type, container, detail }: MeasuredEvent): string => JSON.stringify([type, container, detail]);
  const firsts = new Map(events.toReversed().map((event) => [keyOf(event), event]));
  return events.filter((event) => telling.has(event.type) && firsts.get(keyOf(event)) === event);
}

/** What a deletion finds as it is. */
function isBefore({ type, latest }: TimelineEvent, { trigger }: PodAct): boolean {
  return trigger !== 'startup' && startingTypes.has(type) && latest !== null && latest <= 0;
}

const startingTypes: ReadonlySet<string> = new Set<MeasuredType>([
  'podScheduled',
  'containerStarted',
  'startupProbePassed',
  'readinessChanged',
  'podReady',
  'endpointReady',
]);

/** What is worth telling though nobody has predicted it. */
const telling: ReadonlySet<MeasuredType> = new Set([
  'containerRestarted',
  'startupProbeFailed',
  'livenessFailed',
  'preStopFinished',
  'readinessChanged',
  'endpointChanged',
  'endpointMarkedTerminating',
  'endpointRemoved',
  'containerExited',
  'podRemoved',
]);

/** What no object and no Event tells of, or not of every container. */
const hidden: ReadonlySet<string> = new Set([
  'preStopStarted',
  'preStopFinished',
  'postStartStarted',
  'postStartFinished',
  'stopSignalSent',
  'trafficStopped',
]);

function isSame(measured: MeasuredEvent, predicted: TimelineEvent): boolean {
  if (measured.type !== predicted.type || measured.container !== predicted.container) return false;
  const { detail } = predicted;
  if ('service' in measured.detail) return 'service' in detail && detail.service === measured.detail.service;
  // The Event tells of a hook that failed, and nothing of one that ended.
  if (measured.type === 'preStopFinished') return 'failed' in detail && detail.failed;
  return measured.type !== 'readinessChanged' || ('ready' in detail && detail.ready === measured.detail.ready);
}

function instantOf({ said, seen }: MeasuredEvent, zero: Zero): Instant {
  const arrived = zero.seen === undefined ? null : seen.at - zero.seen;
  if (said && zero.said) {
    const resolution = Math.max(said.resolution, zero.said.resolution);
    return { at: said.at - zero.said.at, resolution, arrived, origin: { type: 'said', by: said.by } };
  }
  const origin = { type: seen.late ? 'list' : 'watch', resource: seen.resource } as const;
  if (arrived !== null) return { at: arrived, resolution: 0, arrived, origin };
  // Where the beginning was not seen, the two clocks have to be taken for one.
  return { at: seen.at - (zero.said?.at ?? seen.at), resolution: seconds(1), arrived, origin };
}

function judge(
  predicted: TimelineEvent,
  instant: Instant | undefined,
  act: PodAct,
): Pick<ComparedEvent, 'difference' | 'verdict'> {
  if (!instant) return { difference: null, verdict: unseen(predicted, act) };
  const { earliest, latest } = predicted;
  const difference = instant.at < earliest ? instant.at - earliest : Math.max(0, instant.at - (latest ?? instant.at));
  // What somebody came upon was there before.
  if (difference > 0 && instant.origin.type === 'list') return { difference: null, verdict: 'asPredicted' };
  if (Math.abs(difference) <= Math.max(slack, instant.resolution)) return { difference, verdict: 'asPredicted' };
  return { difference, verdict: difference < 0 ? 'earlier' : 'later' };
}

function unseen({ type, latest }: TimelineEvent, { trigger, over, zero, watchedUntil }: PodAct): Verdict {
  if (hidden.has(type)) return 'hidden';
  const watched = watchedUntil - (zero.seen ?? zero.said?.at ?? watchedUntil);
  const isPast = trigger === 'startup' ? latest !== null && latest < watched : over;
  if (!isPast) return 'pending';
  return latest === null ? 'asPredicted' : 'absent';
}
