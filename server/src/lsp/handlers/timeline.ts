import type { Analysis } from '../../core/analysis.ts';
import type { Locale } from '../../core/base/localized.ts';
import type { ParamsOf } from '../../protocol/request.ts';
import type * as requests from '../../protocol/requests.ts';
import type { TimelineResult } from '../../protocol/timelineView.ts';
import { fromTargetView, fromTrigger } from '../fromProto.ts';
import { toTimelineView } from '../timelineView.ts';

export function timeline(
  analysis: Analysis,
  { target, trigger }: ParamsOf<typeof requests.timeline>,
  locale: Locale,
): TimelineResult {
  const known = fromTrigger(trigger);
  if (!known) return { type: 'none', message: `There is no trigger "${trigger}".` };
  const answer = analysis.timeline(fromTargetView(target), { trigger: known, requestedGraceSeconds: undefined });
  return answer.type === 'timeline'
    ? { type: 'timeline', view: toTimelineView(analysis, answer) }
    : { type: 'none', message: answer.why[locale] };
}
