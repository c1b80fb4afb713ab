import type { TimelineView, WireLocation } from '../../../server/src/protocol/timelineView.ts';

/** The events that a line of a file causes, itself or by way of other events. Lines count from 0. */
export function eventsCausedAt({ stories }: TimelineView, uri: string, line: number): readonly string[] {
  const isHere = (location: WireLocation | null): boolean =>
    location?.uri === uri && location.range.start.line <= line && line <= location.range.end.line;
  return stories
    .flatMap(({ rows }) => rows)
    .filter((row) => isHere(row.location) || row.causes.some((cause) => isHere(cause.location)))
    .map(({ eventId }) => eventId);
}
