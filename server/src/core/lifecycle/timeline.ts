// One timeline out of two runs: where something is unknown, the engine is run with the best and with the worst value,
// and every event is shown with the range between them. The engine itself never sees an interval.
import type { Millis } from '../base/duration.ts';
import type { Cause, LifecycleEvent, Timeline, TimelineEvent } from './events.ts';
import type { Scenario } from './models.ts';
import { outcomeOf } from './outcome.ts';
import { simulate } from './simulate.ts';

export interface ScenarioRange {
  readonly best: Scenario;
  readonly worst: Scenario;
}

export function timelineOf(range: ScenarioRange): Timeline {
  const best = simulate(range.best);
  const worst = simulate(range.worst);
  return { ...pairedEvents(best, worst), outcome: outcomeOf(range.worst, best, worst) };
}

/** The events of two runs of the same story, each once, with the range between them. */
export function pairedEvents(
  best: readonly LifecycleEvent[],
  worst: readonly LifecycleEvent[],
): Pick<Timeline, 'events' | 'story'> {
  return numbered(paired(best, worst));
}

interface Pair {
  readonly event: LifecycleEvent;
  readonly earliest: Millis;
  readonly latest: Millis | null;
  readonly causes: readonly Cause[];
}

/** Every event of either run, in the order of the worst case: the order in which a story is told. */
function paired(best: readonly LifecycleEvent[], worst: readonly LifecycleEvent[]): readonly Pair[] {
  const inBest = new Map(best.map((event) => [event.id, event]));
  const inWorst = new Set(worst.map((event) => event.id));
  const pairs = worst.map((event) => pair(inBest.get(event.id), event));
  const onlyInBest = best.filter((event) => !inWorst.has(event.id));
  for (const event of onlyInBest) pairs.push({ event, earliest: event.at, latest: null, causes: event.causes });
  return onlyInBest.length === 0 ? pairs : pairs.sort((a, b) => worstInstant(a) - worstInstant(b));
}

function worstInstant(pair: { readonly earliest: Millis; readonly latest: Millis | null }): Millis {
  return pair.latest ?? pair.earliest;
}

function pair(best: LifecycleEvent | undefined, worst: LifecycleEvent): Pair {
  if (!best) return { event: worst, earliest: worst.at, latest: null, causes: worst.causes };
  const [first, last] = best.at <= worst.at ? [best, worst] : [worst, best];
  return { event: first, earliest: first.at, latest: last.at, causes: union(first.causes, last.causes) };
}

function union(causes: readonly Cause[], more: readonly Cause[]): readonly Cause[] {
  const seen = new Set(causes.map(causeName));
  return [...causes, ...more.filter((cause) => !seen.has(causeName(cause)))];
}

function causeName(cause: Cause): string {
  if (cause.type === 'event') return cause.id;
  const { origin } = cause;
  const name = origin.type === 'assumed' ? origin.key : origin.type === 'requested' ? origin.option : origin.field;
  return `${name}=${String(cause.value)}`;
}

/** Gives the events their short ids, `e1`, `e2`, …, in order of their earliest instant. */
function numbered(pairs: readonly Pair[]): Pick<Timeline, 'events' | 'story'> {
  const inTime = [...pairs].sort((a, b) => a.earliest - b.earliest);
  const ids = new Map(inTime.map(({ event }, index) => [event.id, `e${String(index + 1)}`]));
  const shown = new Map(inTime.map((one) => [one, shownEvent(one, ids)]));
  const of = (order: readonly Pair[]): readonly TimelineEvent[] => order.flatMap((one) => shown.get(one) ?? []);
  return { events: of(inTime), story: of(pairs) };
}

function shownEvent({ event, earliest, latest, causes }: Pair, ids: ReadonlyMap<string, string>): TimelineEvent {
  const id = (runId: string): string => ids.get(runId) ?? runId;
  const shown = causes.map((cause) => (cause.type === 'event' ? { ...cause, id: id(cause.id) } : cause));
  return { ...event, id: id(event.id), at: earliest, earliest, latest, causes: shown };
}
