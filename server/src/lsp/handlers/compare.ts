import type { Analysis } from '../../core/analysis.ts';
import type { Locale } from '../../core/base/localized.ts';
import { readRecording } from '../../core/observed/recording.ts';
import { comparisonMarkdown } from '../../core/render/comparisonMarkdown.ts';
import type { ParamsOf } from '../../protocol/request.ts';
import type * as requests from '../../protocol/requests.ts';
import { fromTargetView } from '../fromProto.ts';

/** Predicted by the file of the target, which is open beside. */
export function compare(
  analysis: Analysis,
  { target, recording }: ParamsOf<typeof requests.compare>,
  locale: Locale,
): string {
  const read = readRecording(recording);
  if (read.type === 'unreadable') return `${read.why[locale]}\n`;
  const asked = fromTargetView(target);
  return comparisonMarkdown(analysis.compare(read.recording, asked), analysis.explain(asked.uri));
}
