// All safe fixes of a file at once, as far as they do not get into each other's way.
import type { Locale, Localized } from '../base/localized.ts';
import type { FileUri } from '../base/place.ts';
import type { Span } from '../base/span.ts';
import type { Diagnostic } from './diagnostics.ts';
import type { Fix } from './fixes.ts';

type FixEdit = Fix['edits'][number];

/** Undefined where nothing can be mended without a choice. */
export function fixAll(diagnostics: readonly Diagnostic[], locale: Locale): Fix | undefined {
  const edits = safeEdits(diagnostics);
  return edits.length === 0 ? undefined : { title: title[locale], safe: true, edits };
}

const title: Localized = {
  en: 'Apply all safe fixes of Graceline',
  ko: 'Graceline의 안전한 수정 모두 적용',
};

/**
 * The edits of the first safe fix of each finding. A fix that touches what an earlier one changes waits for the next
 * round: after it the findings are others. Two findings that ask for the very same edit get it once.
 */
export function safeEdits(diagnostics: readonly Diagnostic[]): readonly FixEdit[] {
  const chosen: FixEdit[] = [];
  for (const { fixes } of diagnostics) {
    const safe = fixes.find((fix) => fix.safe);
    const fresh = safe?.edits.filter((edit) => !chosen.some((other) => isSame(edit, other)));
    if (fresh?.every((edit) => !chosen.some((other) => collide(edit, other)))) chosen.push(...fresh);
  }
  return chosen;
}

/** @param edits of one file, none of which overlap */
export function edited(text: string, edits: readonly FixEdit[]): string {
  const ordered = [...edits].sort((a, b) => b.at.span.start - a.at.span.start);
  return ordered.reduce(
    (rest, { at: { span }, newText }) => rest.slice(0, span.start) + newText + rest.slice(span.end),
    text,
  );
}

export function editsOf(edits: readonly FixEdit[], uri: FileUri): readonly FixEdit[] {
  return edits.filter(({ at }) => at.uri === uri);
}

function isSame(a: FixEdit, b: FixEdit): boolean {
  return a.newText === b.newText && a.at.uri === b.at.uri && isEqual(a.at.span, b.at.span);
}

function isEqual(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Two insertions at one point collide too: nothing says which comes first. */
function collide(a: FixEdit, b: FixEdit): boolean {
  return a.at.uri === b.at.uri && a.at.span.start <= b.at.span.end && b.at.span.start <= a.at.span.end;
}
