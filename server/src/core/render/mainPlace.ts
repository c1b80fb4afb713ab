import type { Place } from '../base/place.ts';
import type { TimelineEvent } from '../lifecycle/events.ts';
import type { Story } from './sentences.ts';

/** What a click on an event selects: the first thing written among its causes, walked back through what led to them. */
export function mainPlace(event: TimelineEvent, timeline: Story): Place | undefined {
  const byId = new Map(timeline.events.map((other) => [other.id, other]));
  const seen = new Set<string>([event.id]);
  let causes = event.causes;
  while (causes.length > 0) {
    for (const cause of causes) {
      if (cause.type === 'value' && cause.origin.type === 'written') return cause.origin.at;
    }
    causes = causes.flatMap((cause) => {
      if (cause.type !== 'event' || seen.has(cause.id)) return [];
      seen.add(cause.id);
      return byId.get(cause.id)?.causes ?? [];
    });
  }
  return undefined;
}
