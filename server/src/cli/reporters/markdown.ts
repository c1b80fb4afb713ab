// `check --format markdown`: a table for a pull request's comment or a job's summary.
import type { Diagnostic, Severity } from '../../core/analysis.ts';
import type { Locale } from '../../core/base/localized.ts';
import { rulePageUrl } from '../../core/rules/rulePageUrl.ts';
import type { CheckedFile } from '../checkedFile.ts';
import { summaryLines } from './summary.ts';
import { wordsOf } from '../words.ts';
import type { CheckReporter } from './checkReporter.ts';

const marks: Readonly<Record<Severity, string>> = { error: '🛑', warning: '⚠️', information: 'ℹ️', hint: '💡' };

const columns: Readonly<Record<Locale, string>> = {
  en: '| | where | what | rule |',
  ko: '| | 위치 | 내용 | 규칙 |',
};

export function markdownReporter(write: (text: string) => void, locale: Locale): CheckReporter {
  const rows: string[] = [];
  return {
    file(checked) {
      for (const diagnostic of checked.diagnostics) rows.push(row(diagnostic, checked));
    },
    end(summary) {
      write(`## Graceline\n\n${summaryLines(summary, wordsOf(locale)).join('\n\n')}\n`);
      if (rows.length > 0) write(`\n${columns[locale]}\n|---|---|---|---|\n${rows.join('\n')}\n`);
    },
  };
}

function row({ severity, ruleId, at, message }: Diagnostic, { rangeOf, sourceOf }: CheckedFile): string {
  const place = `${sourceOf(at.uri).name}:${String(rangeOf(at).start.line)}`;
  const cells = [`${marks[severity]} ${severity}`, code(place), cell(message), `[${ruleId}](${rulePageUrl(ruleId)})`];
  return `| ${cells.join(' | ')} |`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|').replace(/\s+/g, ' ')}\``;
}

/** Names and commands of manifests stand in messages: none of them may become markup. */
function cell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~]/g, '\\$&').replace(/\s+/g, ' ');
}
