// Where a hint goes, so that it stands at the end of what it speaks of.
import { isReadable, type Field } from '../../base/origin.ts';
import type { Place } from '../../base/place.ts';
import type { SyntaxDocument } from '../../syntax/syntaxTree.ts';

/** Behind a value that is written as such; undefined for one that stands at an anchor elsewhere, or nowhere. */
export function behindValue(field: Field<unknown> | undefined): number | undefined {
  return field && isReadable(field) && field.origin.type === 'written' ? field.origin.at.span.end : undefined;
}

/** Behind a pair that is one line, else behind the colon of its key. */
export function behindPair({ text }: SyntaxDocument, key: Place, pair: Place): number {
  const { end } = key.span;
  if (!text.slice(end, pair.span.end).includes('\n')) return pair.span.end;
  const colon = /^["']?\s*:/.exec(text.slice(end, end + 80));
  return end + (colon?.[0].length ?? 0);
}
