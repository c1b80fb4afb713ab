// `timeline --format json`. Names and forms are public: changing one breaks other people's scripts.
import type { Origin } from '../../core/base/origin.ts';
import type { Cause, TimelineEvent } from '../../core/lifecycle/events.ts';
import type { Explain } from '../../core/render/explain.ts';
import { sentence, type Story } from '../../core/render/sentences.ts';
import type { PlacedTimeline } from '../commands/timeline.ts';
import type { Places } from '../stageTimeline.ts';

/** What it takes to say where a number stands. */
type Telling = Places & { readonly explain: Explain };

export function timelineJson(placed: PlacedTimeline): string {
  const { target, trigger, timeline, assumptions } = placed.answer;
  const { apiVersion, kind, namespace, name } = target.object;
  const view = {
    version: 1,
    target: { apiVersion, kind, namespace: namespace ?? 'default', name },
    trigger,
    assumptions: assumptions.map(({ key, value, origin }) => ({ key, value, origin })),
    events: timeline.events.map((event) => eventJson(event, timeline, placed)),
    outcome: timeline.outcome,
  };
  return `${JSON.stringify(view, finite, 2)}\n`;
}

/** JSON has no infinity; an instant that does not come is null. */
export function finite(_key: string, value: unknown): unknown {
  return value === Number.POSITIVE_INFINITY ? null : value;
}

export function eventJson(event: TimelineEvent, story: Story, telling: Telling): object {
  const { id, type, at, earliest, latest, pod, container, detail, causes } = event;
  return {
    id,
    type,
    at,
    earliest,
    latest,
    pod: pod ?? null,
    container: container ?? null,
    detail,
    sentence: sentence(event, story, telling.explain),
    causes: causes.map((cause) => causeJson(cause, telling)),
  };
}

function causeJson(cause: Cause, telling: Telling): object {
  if (cause.type === 'event') return { event: cause.id };
  const { value, origin } = cause;
  return { field: fieldOf(origin), value, origin: origin.type, at: placeJson(origin, telling) };
}

/** The path of a field, the key of an assumption, or the option of the request. */
function fieldOf(origin: Origin): string {
  switch (origin.type) {
    case 'written':
    case 'defaulted':
      return origin.field;
    case 'assumed':
      return origin.key;
    case 'requested':
      return origin.option;
  }
}

function placeJson(origin: Origin, { locate, fileOf, rangeOf }: Telling): object | null {
  if (origin.type !== 'written') return null;
  const at = locate(origin.at);
  return { file: fileOf(at.uri), ...rangeOf(at).start };
}
