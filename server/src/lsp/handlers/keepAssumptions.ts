import { LineIndex } from '../../core/base/lineIndex.ts';
import { keepAssumptions as keep } from '../../core/keptAssumptions.ts';
import type { ParamsOf } from '../../protocol/request.ts';
import type * as requests from '../../protocol/requests.ts';
import type { WireRange } from '../../protocol/timelineView.ts';

export function keepAssumptions({
  text,
  assumptions,
}: ParamsOf<typeof requests.keepAssumptions>):
  readonly { readonly range: WireRange; readonly newText: string }[] | null {
  const lines = new LineIndex(text);
  const edits = keep(text, new Map(Object.entries(assumptions)));
  return (
    edits?.map(({ span: { start, end }, newText }) => ({
      range: { start: lines.position(start), end: lines.position(end) },
      newText,
    })) ?? null
  );
}
