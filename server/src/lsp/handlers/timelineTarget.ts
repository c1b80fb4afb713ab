import type { Analysis } from '../../core/analysis.ts';
import { fileUri } from '../../core/base/place.ts';
import type { ParamsOf } from '../../protocol/request.ts';
import type * as requests from '../../protocol/requests.ts';
import type { TargetView } from '../../protocol/timelineView.ts';
import { fromPosition } from '../fromProto.ts';
import { toTargetView } from '../toProto.ts';

export function timelineTarget(
  analysis: Analysis,
  { uri, position }: ParamsOf<typeof requests.timelineTarget>,
): TargetView | null {
  const offset = position ? fromPosition(analysis, uri, position) : 0;
  const target = analysis.targetAt(fileUri(uri), offset);
  return target ? toTargetView(target) : null;
}
