// More findings than anybody reads, or an editor shows in time, are not told one by one.
import type { Locale, Localized } from '../base/localized.ts';
import type { FileUri } from '../base/place.ts';
import type { Severity } from '../rules/rule.ts';
import type { JudgedFinding } from '../rules/runRules.ts';
import type { Diagnostic } from './diagnostics.ts';

const maxFindings = 1000;
const levels = ['error', 'warning', 'information', 'hint'] as const;

/** In their order; of too many, the milder ones are left out first. */
export function mostSevere(found: readonly JudgedFinding[]): readonly JudgedFinding[] {
  if (found.length <= maxFindings) return found;
  const room = new Map<Severity, number>();
  let left = maxFindings;
  for (const level of levels) {
    const count = Math.min(left, found.filter(({ severity }) => severity === level).length);
    room.set(level, count);
    left -= count;
  }
  return found.filter(({ severity }) => {
    const more = room.get(severity) ?? 0;
    room.set(severity, more - 1);
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
