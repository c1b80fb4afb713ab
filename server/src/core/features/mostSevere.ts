// More findings than anybody reads, or an editor shows in time, are not told one by one.
import { Memo } from '../base/memo.ts';
import type { Locale, Localized } from '../base/localized.ts';
import type { FileUri } from '../base/place.ts';
import type { Severity } from '../rules/rule.ts';
import type { JudgedFinding } from '../rules/runRules.ts';
import type { Diagnostic } from './diagnostics.ts';

const maxFindings = 1000;
const levels = ['error', 'warning', 'information', 'hint'] as const;

/** Of which most are the same objects as after the last edit. */
type Parts = readonly (readonly JudgedFinding[])[];

/**
 * In their order; of too many, the milder ones are left out first.
 * @param count of all findings
 */
export function mostSevere(parts: Parts, count: number): Parts {
  if (count <= maxFindings) return parts;
  let left = maxFindings;
  const rooms = new Map<Severity, number>();
  for (const level of levels) {
    const all = parts.reduce((sum, part) => sum + (countsOf(part).get(level) ?? 0), 0);
    rooms.set(level, Math.min(left, all));
    left -= Math.min(left, all);
  }
  return parts.map((part) => takeFrom(part, rooms));
}

const counts = new Memo<readonly JudgedFinding[], ReadonlyMap<Severity, number>>();

function countsOf(part: readonly JudgedFinding[]): ReadonlyMap<Severity, number> {
  return counts.get(part, [], () => {
    const count = new Map<Severity, number>();
    for (const { severity } of part) count.set(severity, (count.get(severity) ?? 0) + 1);
    return count;
  });
}

/** What there is room for; it takes the room. */
function takeFrom(part: readonly JudgedFinding[], rooms: Map<Severity, number>): readonly JudgedFinding[] {
  const counted = countsOf(part);
  const taken = levels.map((level) => Math.min(rooms.get(level) ?? 0, counted.get(level) ?? 0));
  for (const [index, level] of levels.entries()) rooms.set(level, (rooms.get(level) ?? 0) - (taken[index] ?? 0));
  return takenFrom.get(part, taken, () => firstOf(part, taken));
}

const takenFrom = new Memo<readonly JudgedFinding[], readonly JudgedFinding[]>();

/** @param taken of each level, how many */
function firstOf(part: readonly JudgedFinding[], taken: readonly number[]): readonly JudgedFinding[] {
  if (taken.reduce((sum, count) => sum + count, 0) === part.length) return part;
  const left = new Map<Severity, number>(levels.map((level, index) => [level, taken[index] ?? 0]));
  return part.filter(({ severity }) => {
    const more = left.get(severity) ?? 0;
    if (more > 0) left.set(severity, more - 1);
    return more > 0;
  });
}

/** Says at the top of a file that there is more. */
export function tooManyFindings(uri: FileUri, count: number, locale: Locale): Diagnostic {
  const message: Localized = {
    en: `${maxFindings} of ${count} findings are shown, the most severe ones`,
    ko: `문제 ${count}개 가운데 가장 심각한 ${maxFindings}개만 표시합니다`,
  };
  return {
    ruleId: 'too-many-findings',
    severity: 'information',
    at: { uri, span: { start: 0, end: 0 } },
    message: message[locale],
    object: undefined,
    rejectedByApiServer: false,
    confidence: 'certain',
    related: [],
    fixes: [],
  };
}
