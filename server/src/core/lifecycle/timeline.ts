// One timeline out of two runs: where something is unknown, the engine is run with the best and with the worst value,
// and every event is shown with the range between them. The engine itself never sees an interval.
import type { Millis } from '../base/duration.ts';
import type { Cause, LifecycleEvent, Timeline, TimelineEvent } from './events.ts';
import type { Scenario } from './models.ts';
import { outcomeOf } from './outcome.ts';
import { simulate } from './simulate.ts';

export interface ScenarioRange {
  readonly best: Scenario;
  /** The same scenario where nothing is unknown. */
  readonly worst: Scenario;
}

export function timelineOf(range: ScenarioRange): Timeline {
  const best = simulate(range.best);
  const worst = range.worst === range.best ? best : simulate(range.worst);
  return { events: paired(best, worst), outcome: outcomeOf(range.worst, best, worst) };
}

interface Pair {
  readonly event: LifecycleEvent;
  readonly earliest: Millis;
  readonly latest: Millis | null;
  readonly causes: readonly Cause[];
}

function paired(best: readonly LifecycleEvent[], worst: readonly LifecycleEvent[]): readonly TimelineEvent[] {
  const inWorst = new Map(worst.map((event) => [event.id, event]));
  const inBest = new Set(best.map((event) => event.id));
  const pairs: Pair[] = best.map((event) => pair(event, inWorst.get(event.id)));
  for (const event of worst) {
    if (!inBest.has(event.id)) pairs.push({ event, earliest: event.at, latest: null, causes: event.causes });
  }
  // The sort is stable: what happens at the same instant keeps the order in which it was recorded.
  return numbered(pairs.sort((a, b) => a.earliest - b.earliest));
}

function pair(best: LifecycleEvent, worst: LifecycleEvent | undefined): Pair {
  if (!worst) return { event: best, earliest: best.at, latest: null, causes: best.causes };
  const [first, last] = best.at <= worst.at ? [best, worst] : [worst, best];
  return { event: first, earliest: first.at, latest: last.at, causes: union(first.causes, last.causes) };
}

function union(causes: readonly Cause[], more: readonly Cause[]): readonly Cause[] {
  const seen = new Set(causes.map((cause) => JSON.stringify(cause, withoutPlaces)));
  return [...causes, ...more.filter((cause) => !seen.has(JSON.stringify(cause, withoutPlaces)))];
}

/** A place holds its whole document, which would be a long way to say that two causes differ. */
function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'at' || key === 'insertAt' ? undefined : value;
}

/** Gives the events of a timeline their short ids, `e1`, `e2`, …, in order of time. */
function numbered(pairs: readonly Pair[]): readonly TimelineEvent[] {
  const ids = new Map(pairs.map(({ event }, index) => [event.id, `e${String(index + 1)}`]));
  return pairs.map(({ event, earliest, latest, causes }) => ({
    ...event,
    id: ids.get(event.id) ?? event.id,
    at: earliest,
    earliest,
    latest,
    causes: causes.map((cause) => (cause.type === 'event' ? { ...cause, id: ids.get(cause.id) ?? cause.id } : cause)),
  }));
}
