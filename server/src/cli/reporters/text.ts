// `check --format text`: each finding with the line it is about, then one line that sums up.
import type { Diagnostic, Severity } from '../../core/analysis.ts';
import type { FileSpan } from '../../core/base/place.ts';
import type { Locale } from '../../core/base/localized.ts';
import type { CheckedFile } from '../checkedFile.ts';
import { painter, printable, type Paint, type Style } from '../terminal.ts';
import { wordsOf, type Words } from '../words.ts';
import { excerpt } from './excerpt.ts';
import { summaryLines } from './summary.ts';
import type { CheckReporter } from './checkReporter.ts';

interface TextOptions {
  readonly locale: Locale;
  readonly quiet?: true;
  readonly colors: boolean;
}

const styles: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'cyan',
};

export function textReporter(write: (text: string) => void, { locale, quiet, colors }: TextOptions): CheckReporter {
  const paint = painter(colors);
  const words = wordsOf(locale);
  return {
    file(checked) {
      for (const diagnostic of checked.diagnostics) {
        write(`${diagnosticLines(diagnostic, checked, paint, words).join('\n')}\n\n`);
      }
    },
    end(summary) {
      if (!quiet) write(`${summaryLines(summary, words).join('\n')}\n`);
    },
  };
}

function diagnosticLines(diagnostic: Diagnostic, checked: CheckedFile, paint: Paint, words: Words): readonly string[] {
  const { severity, ruleId, message, at, related, fixes } = diagnostic;
  const style = styles[severity];
  const head = `${paint('bold', location(at, checked))}: ${paint(style, `${severity}[${ruleId}]`)} ${printable(message)}`;
  return [
    head,
    ...drawn(at, checked, style, paint),
    ...related.flatMap((one) => [
      `  ${paint('bold', location(one.at, checked))}: ${printable(one.message)}`,
      ...drawn(one.at, checked, 'blue', paint),
    ]),
    ...fixes.map(({ title, safe }) => `  ${paint('dim', `= ${printable(words.fix(title, safe))}`)}`),
  ];
}

function location(at: FileSpan, { rangeOf, sourceOf }: CheckedFile): string {
  const { line, column } = rangeOf(at).start;
  return `${printable(sourceOf(at.uri).name)}:${String(line)}:${String(column)}`;
}

function drawn(at: FileSpan, { rangeOf, sourceOf }: CheckedFile, style: Style, paint: Paint): readonly string[] {
  return excerpt(sourceOf(at.uri).text, at.span, rangeOf(at).start, style, paint);
}
