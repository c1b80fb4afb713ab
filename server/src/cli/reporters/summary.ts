// What a check comes to, in one line or two.
import { severities } from '../../core/settings.ts';
import type { CheckSummary } from '../checkSummary.ts';
import type { Words } from '../words.ts';

export function summaryLines(summary: CheckSummary, words: Words): readonly string[] {
  if (summary.files === 0) return [words.noFiles];
  const found = severities.filter((severity) => summary.found[severity] > 0);
  const counts = found.map((severity) => words.severities[severity](summary.found[severity]));
  const text = counts.length === 0 ? words.nothingFound : counts.join(', ');
  const skips = [...summary.skips]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, count]) => words.skips[reason](count));
  return [
    words.checked(summary.files, summary.manifests, text),
    ...(skips.length === 0 ? [] : [words.notAnalysed(skips.join(', '))]),
    ...(summary.fixed === 0 ? [] : [words.fixed(summary.fixed)]),
  ];
}
