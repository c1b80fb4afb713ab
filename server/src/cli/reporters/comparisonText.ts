// `observe --format text`: for each pod how well the prediction held, then event by event.
import type { Comparison, Comparisons } from '../../core/observed/comparisons.ts';
import { comparisonRows, comparisonSummary, type ComparisonRow } from '../../core/render/comparisonTexts.ts';
import { comparisonWords } from '../../core/render/comparisonWords.ts';
import type { Explain } from '../../core/render/explain.ts';
import { printable, width, type Paint } from '../terminal.ts';

export function comparisonText({ pods }: Comparisons, explain: Explain, paint: Paint, quiet: boolean): string {
  if (pods.length === 0) return `${comparisonWords(explain.locale).nothingYet}\n`;
  return `${pods.map((one) => section(one, explain, paint, quiet)).join('\n\n')}\n`;
}

function section({ act, result }: Comparison, explain: Explain, paint: Paint, quiet: boolean): string {
  const words = comparisonWords(explain.locale);
  const title = paint('bold', printable(words.title(act.pod, act.trigger)));
  if (result.type === 'unknown') return `${title}\n${words.noPrediction(result.why[explain.locale])}`;
  const summary = comparisonSummary(result.events, act, explain);
  if (quiet) return [title, ...summary].join('\n');
  const rows = comparisonRows(result.events, result.timeline, explain);
  return [title, ...summary, '', ...table(rows, words.columns, paint)].join('\n');
}

function table(
  rows: readonly ComparisonRow[],
  [predicted, measured, difference, event, origin]: ReturnType<typeof comparisonWords>['columns'],
  paint: Paint,
): readonly string[] {
  const heads = { predicted, measured, difference, event, origin };
  const columns = (['predicted', 'measured', 'difference'] as const).map((key) => ({
    key,
    wide: Math.max(...[heads, ...rows].map((row) => width(row[key]))),
  }));
  const line = (row: ComparisonRow): string => {
    const cells = columns.map(({ key, wide }) => row[key] + ' '.repeat(wide - width(row[key])));
    const from = row.origin === '' ? '' : paint('dim', `  [${printable(row.origin)}]`);
    return `${cells.join('  ')}  ${printable(row.event)}${from}`;
  };
  return [paint('dim', line({ ...heads, event: `${event}  [${origin}]`, origin: '' })), ...rows.map(line)];
}
