// A story as the preview shows it: the pictures and the same events as a table.
import type { Analysis, TimelineTarget } from '../core/analysis.ts';
import type { Place } from '../core/base/place.ts';
import type { Timeline, TimelineEvent } from '../core/lifecycle/events.ts';
import type { Explain } from '../core/render/explain.ts';
import { instantText } from '../core/render/instantText.ts';
import { mainPlace } from '../core/render/mainPlace.ts';
import { mermaidGantt } from '../core/render/mermaidGantt.ts';
import { mermaidSequence } from '../core/render/mermaidSequence.ts';
import { outcomeTexts } from '../core/render/outcome.ts';
import { semanticsOf } from '../core/render/semantics.ts';
import { causeTexts, sentence, type Story } from '../core/render/sentences.ts';
import type { StoryView, TimelineRow, WireLocation } from '../protocol/timelineView.ts';
import { toLocation } from './toProto.ts';

/** `heading`: where it stands beside another story, whose events have other names then. */
export function toStoryView(
  analysis: Analysis,
  target: TimelineTarget,
  timeline: Timeline,
  heading: string | null = null,
): StoryView {
  const explain = analysis.explain(target.uri);
  const [picture, scale] = [mermaidSequence(timeline, explain), mermaidGantt(timeline, explain)];
  const prefix = heading === null ? '' : `${heading}/`;
  return {
    heading,
    outcome: outcomeTexts(timeline, explain),
    sequence: picture.text,
    gantt: scale.text,
    messageEventIds: picture.messageEventIds.map((id) => prefix + id),
    barEventIds: scale.barEventIds.map((ids) => ids.map((id) => prefix + id)),
    rows: toRows(analysis, timeline, explain, prefix),
  };
}

export function toRows(analysis: Analysis, told: Story, explain: Explain, prefix = ''): readonly TimelineRow[] {
  return told.story.map((event) => ({ ...toRow(analysis, told, event, explain), eventId: prefix + event.id }));
}

function toRow(analysis: Analysis, told: Story, event: TimelineEvent, explain: Explain): TimelineRow {
  const { says, url } = semanticsOf(event.type);
  return {
    eventId: event.id,
    type: event.type,
    instant: instantText(event, explain.locale),
    sentence: sentence(event, told, explain),
    causes: causeTexts(event, told, explain).map((cause) => ({
      text: cause.text,
      location: location(analysis, cause.place),
    })),
    location: location(analysis, mainPlace(event, told)),
    semantics: { text: says[explain.locale], url },
  };
}

function location(analysis: Analysis, place: Place | undefined): WireLocation | null {
  return place ? toLocation(analysis, analysis.locate(place)) : null;
}
