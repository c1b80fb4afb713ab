// The line of a finding, with carets below the part that it is about.
import type { Span } from '../../core/base/span.ts';
import type { LineColumn } from '../checkedFile.ts';
import { printable, width, type Paint, type Style } from '../terminal.ts';

/** Columns of source that fit beside the line number; of longer lines only the part around the finding is shown. */
const maxWidth = 110;

/** Of several lines only the first is shown. Empty where there is nothing to see. */
export function excerpt(text: string, span: Span, start: LineColumn, style: Style, paint: Paint): readonly string[] {
  const lineStart = span.start - (start.column - 1);
  const line = /^[^\r\n]*/.exec(text.slice(lineStart, lineStart + 10_000))?.[0] ?? '';
  if (line.trim() === '') return [];
  const from = Math.min(start.column - 1, line.length);
  const to = Math.max(from + 1, Math.min(span.end - lineStart, line.length));
  const first = to <= maxWidth ? 0 : Math.max(0, from - 20);
  const shown = printable(line.slice(first, first + maxWidth));
  const before = printable(line.slice(first, from));
  const marked = printable(line.slice(from, Math.min(to, first + maxWidth)));
  const number = String(start.line);
  const gutter = ' '.repeat(number.length);
  const left = first > 0 ? '…' : '';
  const right = first + maxWidth < line.length ? '…' : '';
  const carets = '^'.repeat(Math.max(1, width(marked)));
  return [
    paint('dim', `  ${gutter} |`),
    `${paint('dim', `  ${number} |`)} ${left}${shown}${right}`,
    `${paint('dim', `  ${gutter} |`)} ${' '.repeat(left.length + width(before))}${paint(style, carets)}`,
  ];
}
