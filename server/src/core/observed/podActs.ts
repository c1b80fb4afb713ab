// What pods went through while somebody watched: how each of them started, and how each of them ended.
import { seconds, type Millis } from '../base/duration.ts';
import type { Trigger } from '../lifecycle/models.ts';
import { endpointSteps, eventSteps } from './eventSteps.ts';
import { podHistories, type PodHistory } from './histories.ts';
import { at, listAt, numberAt, textAt } from './json.ts';
import type { MeasuredEvent, Said, Zero } from './measured.ts';
import { deletedAt, podSteps, startedAt } from './podSteps.ts';
import type { ObservedChange, Recording } from './recording.ts';

export interface PodAct {
  readonly pod: string;
  readonly trigger: Extract<Trigger, 'deletion' | 'forceDeletion' | 'eviction' | 'startup'>;
  /** Where the request named one other than the pod's own. */
  readonly requestedGraceSeconds: number | undefined;
  /** The pod as it was when it began. */
  readonly object: unknown;
  readonly zero: Zero;
  /** In the order in which they were seen. */
  readonly events: readonly MeasuredEvent[];
  /** Nothing more is to come of it. */
  readonly over: boolean;
  /** Until when somebody watched, on their clock. */
  readonly watchedUntil: Millis;
}

type Act = Omit<PodAct, 'watchedUntil'>;

/** In the order in which they began. */
export function podActs(recording: Recording): readonly PodAct[] {
  const watchedUntil = recording.changes.at(-1)?.at ?? 0;
  const acts = podHistories(recording).flatMap((history) => {
    const events = stepsOf(history);
    const end = endOf(history, events);
    return [startOf(history, events, end), end].filter((act) => act !== undefined);
  });
  return acts.map((act) => ({ ...act, watchedUntil })).toSorted((a, b) => begin(a.zero) - begin(b.zero));
}

function begin({ seen, said }: Zero): Millis {
  return seen ?? said?.at ?? 0;
}

function stepsOf({ pods, events, endpoints }: PodHistory): readonly MeasuredEvent[] {
  const pod = pods[0]?.object;
  const steps = [
    ...pods.flatMap((change, index) => podStepsAt(change, pods[index - 1]?.object)),
    ...events.flatMap((change) => eventSteps(pod, change)),
    ...endpoints.flatMap(endpointSteps),
  ];
  return steps.toSorted((a, b) => a.seen.at - b.seen.at);
}

/** Of a pod that was there before anybody looked, only what its end is made of is dated well enough to be told. */
function podStepsAt(change: ObservedChange, before: unknown): readonly MeasuredEvent[] {
  const steps = podSteps(before, change);
  if (before !== undefined || change.change !== 'LISTED') return steps;
  return steps.filter(({ type }) => type === 'podMarkedTerminating' || type === 'containerExited');
}

/** Each kind of object is watched on a connection of its own, and nothing orders what arrives on two of them. */
const disorder: Millis = seconds(1);

function endOf({ pods }: PodHistory, events: readonly MeasuredEvent[]): Act | undefined {
  const first = pods.find(({ object, change }) => deletedAt(object) ?? isGone(change));
  if (!first) return undefined;
  const said = deletedAt(first.object);
  const listed = first.change === 'LISTED' || first.change === 'MISSED';
  return {
    pod: nameOf(first.object),
    trigger: triggerOf(first),
    requestedGraceSeconds: requestedGrace(first.object),
    object: first.object,
    zero: { said, seen: listed ? undefined : first.at },
    events: events.filter((event) => event.seen.at >= earliestOf(event, first.at) && (!listed || isAfter(event, said))),
    over: pods.some(({ change }) => isGone(change)) && endpointsLeft(events).size === 0,
  };
}

function earliestOf({ seen: { resource } }: MeasuredEvent, begun: Millis): Millis {
  return resource === 'pods' ? begun : begun - disorder;
}

/** What is dated before the act was there before it. */
function isAfter(event: MeasuredEvent, zero: Said | undefined): boolean {
  return !event.said || !zero || event.said.at >= zero.at;
}

/** Services whose slices still name the pod. */
function endpointsLeft(events: readonly MeasuredEvent[]): ReadonlySet<string> {
  const left = new Set<string>();
  for (const event of events) {
    if (event.type === 'endpointRemoved') left.delete(event.detail.service);
    else if ('service' in event.detail) left.add(event.detail.service);
  }
  return left;
}

function triggerOf({ object }: ObservedChange): PodAct['trigger'] {
  if (numberAt(object, 'metadata', 'deletionGracePeriodSeconds') === 0) return 'forceDeletion';
  const reasons = listAt(object, 'status', 'conditions').map((condition) => textAt(condition, 'reason'));
  return reasons.includes('EvictionByEvictionAPI') ? 'eviction' : 'deletion';
}

function requestedGrace(pod: unknown): number | undefined {
  const grace = numberAt(pod, 'metadata', 'deletionGracePeriodSeconds');
  const own = numberAt(pod, 'spec', 'terminationGracePeriodSeconds');
  return grace === own || grace === 0 ? undefined : grace;
}

/** Whatever was running already when somebody began to watch has started before. */
function startOf({ pods }: PodHistory, events: readonly MeasuredEvent[], end: Act | undefined): Act | undefined {
  const index = pods.findIndex(({ object }) => startedAt(object));
  const first = pods[index];
  if (!first || (index === 0 && first.change === 'LISTED')) return undefined;
  const until = end ? begin(end.zero) : Number.POSITIVE_INFINITY;
  if (first.at >= until) return undefined;
  return {
    pod: nameOf(first.object),
    trigger: 'startup',
    requestedGraceSeconds: undefined,
    object: first.object,
    zero: { said: startedAt(first.object), seen: first.at },
    events: events.filter(({ seen }) => seen.at < until),
    over: end !== undefined || events.some(({ type }) => type === 'podReady'),
  };
}

function isGone(change: ObservedChange['change']): boolean {
  return change === 'DELETED' || change === 'MISSED';
}

function nameOf(pod: unknown): string {
  const name = at(pod, 'metadata', 'name');
  return typeof name === 'string' ? name : '';
}
