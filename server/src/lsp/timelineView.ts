// A timeline as the preview shows it: the picture, the same events as a table, and what it all rests on.
import type { Analysis, TimelineAnswer } from '../core/analysis.ts';
import type { Place } from '../core/base/place.ts';
import type { TimelineEvent } from '../core/lifecycle/events.ts';
import { assumptionText } from '../core/render/assumptionText.ts';
import type { Explain } from '../core/render/explain.ts';
import { instantText } from '../core/render/instantText.ts';
import { mainPlace } from '../core/render/mainPlace.ts';
import { mermaidSequence } from '../core/render/mermaidSequence.ts';
import { outcomeTexts } from '../core/render/outcome.ts';
import { causeTexts, sentence } from '../core/render/sentences.ts';
import type { TimelineRow, TimelineView, WireLocation } from '../protocol/timelineView.ts';
import { toLocation, toTargetView } from './toProto.ts';

type KnownTimeline = Extract<TimelineAnswer, { readonly type: 'timeline' }>;

export function toTimelineView(analysis: Analysis, answer: KnownTimeline): TimelineView {
  const { target, trigger, timeline, assumptions } = answer;
  const explain = analysis.explain(target.uri);
  const picture = mermaidSequence(timeline, explain);
  return {
    target: toTargetView(target),
    title: `${target.object.kind} ${target.object.name}: ${trigger}`,
    outcome: outcomeTexts(timeline, explain),
    mermaid: picture.text,
    messageEventIds: picture.messageEventIds,
    rows: timeline.story.map((event) => toRow(analysis, answer, event, explain)),
    assumptions: assumptions.map((use) => assumptionText(use, explain)),
  };
}

function toRow(analysis: Analysis, { timeline }: KnownTimeline, event: TimelineEvent, explain: Explain): TimelineRow {
  const place = mainPlace(event, timeline);
  return {
    eventId: event.id,
    instant: instantText(event, explain.locale),
    sentence: sentence(event, timeline, explain),
    causes: causeTexts(event, timeline, explain).map((cause) => ({
      text: cause.text,
      location: location(analysis, cause.place),
    })),
    location: location(analysis, place),
  };
}

function location(analysis: Analysis, place: Place | undefined): WireLocation | null {
  return place ? toLocation(analysis, analysis.locate(place)) : null;
}
