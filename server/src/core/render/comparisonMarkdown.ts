// A comparison as Markdown, for files and for the page beside the editor.
import type { Comparison, Comparisons } from '../observed/comparisons.ts';
import { comparisonRows, comparisonSummary } from './comparisonTexts.ts';
import { comparisonWords } from './comparisonWords.ts';
import type { Explain } from './explain.ts';

export function comparisonMarkdown({ pods }: Comparisons, explain: Explain): string {
  if (pods.length === 0) return `${comparisonWords(explain.locale).nothingYet}\n`;
  return `${pods.map((one) => section(one, explain)).join('\n\n')}\n`;
}

function section({ act, result }: Comparison, explain: Explain): string {
  const words = comparisonWords(explain.locale);
  const title = `# ${plain(words.title(act.pod, act.trigger))}`;
  if (result.type === 'unknown') return `${title}\n\n${plain(words.noPrediction(result.why[explain.locale]))}`;
  const summary = comparisonSummary(result.events, act, explain).map((text) => `- ${plain(text)}`);
  const rows = comparisonRows(result.events, result.timeline, explain).map((row) =>
    line([row.predicted, row.measured, row.difference, row.event, row.origin]),
  );
  return [title, summary.join('\n'), [line(words.columns), '|---|---|---|---|---|', ...rows].join('\n')].join('\n\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(plain).join(' | ')} |`;
}

/** Names are anybody's: nothing of them is markup. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\|<>*_`[\]#&~]/g, (char) => `\\${char}`);
}
