// What may be written at the cursor, where there is a reason for it: numbers with their arithmetic, names of what is
// deployed with the object, and whole blocks. Keys as such are left to whoever knows the schema.
import type { FileSpan, FileUri } from '../base/place.ts';
import { budgetBounds, progressDeadlines, rolloutBounds } from './completion/disruptionValues.ts';
import { gracePeriods, preStops } from './completion/graceValues.ts';
import { selectorLabels } from './completion/labels.ts';
import { objectNames } from './completion/names.ts';
import { probeNumbers, startupProbes } from './completion/probeValues.ts';
import { typingAt, type Suggest, type Suggestion } from './completion/typing.ts';
import type { Snapshot } from './snapshot.ts';

export interface Completion {
  /** What is written, on one line. */
  readonly label: string;
  /** Why, with the numbers. */
  readonly detail: string;
  readonly type: Suggestion['type'];
  /** What is replaced: what was typed so far. */
  readonly at: FileSpan;
  readonly newText: string;
}

const suggesting: readonly Suggest[] = [
  gracePeriods,
  preStops,
  probeNumbers,
  startupProbes,
  budgetBounds,
  rolloutBounds,
  progressDeadlines,
  objectNames,
  selectorLabels,
];

/** The best first. */
export function completions(snapshot: Snapshot, uri: FileUri, offset: number): readonly Completion[] {
  const found = typingAt(snapshot, uri, offset);
  if (!found) return [];
  const { typing, replaced } = found;
  return suggesting
    .flatMap((suggest) => suggest(typing))
    .map(({ text, detail, type }) => ({
      label: onOneLine(text),
      detail: detail[snapshot.config.locale],
      type,
      at: { uri, span: replaced },
      newText: text,
    }));
}

function onOneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks));
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

const longest = 60;
