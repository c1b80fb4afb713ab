// From an offset inside the text that a scalar means back to the text that its author wrote: a file inside of a
// ConfigMap has lines of its own, which are lines of the manifest too.
import type { Span } from '../base/span.ts';
import type { ScalarNode } from './syntaxTree.ts';

/** Where a stretch of a scalar's text is written; the whole scalar where that cannot be told. */
export type SpanOfText = (start: number, end: number) => Span;

/** `text`: of the document that the scalar stands in. */
export function spansOfText(text: string, node: ScalarNode): SpanOfText {
  let runs: readonly Run[] | undefined;
  return (start, end) => {
    runs ??= runsOf(text, node);
    const first = runs.findLast((run) => run.at <= start);
    const last = runs.findLast((run) => run.at <= Math.max(start, end - 1));
    if (!first || !last) return node.span;
    const from = first.source + within(first, start - first.at);
    return { start: from, end: end > start ? Math.max(from, last.source + within(last, end - last.at)) : from };
  };
}

/** A stretch that means what it says, or an escape that stands for its text as a whole. */
interface Run {
  /** Offset in the text that is meant. */
  readonly at: number;
  readonly length: number;
  /** Offset in the document. */
  readonly source: number;
  readonly sourceLength: number;
}

function within({ length, sourceLength }: Run, offset: number): number {
  if (length === sourceLength) return Math.min(offset, length);
  return offset >= length ? sourceLength : 0;
}

/** None where what is written does not come to the value: the text was typed over, or is not YAML's. */
function runsOf(text: string, { span, value }: ScalarNode): readonly Run[] {
  if (typeof value !== 'string') return [];
  const isBlock = /^[|>]/.test(text.slice(span.start, span.end));
  return isBlock ? blockRuns(text, span.start, value) : flowRuns(text.slice(span.start, span.end), span.start, value);
}

/** Line by line. Between two lines stand breaks, or the one blank that a fold makes of a break. */
function blockRuns(text: string, start: number, value: string): readonly Run[] {
  const runs: Run[] = [];
  const indentation = blockIndentation(text, start, value);
  let at = 0;
  let source = nextLine(text, start);
  while (at < value.length && source < text.length) {
    const end = lineEnd(text, source);
    const line = text.slice(Math.min(source + indentation, end), end);
    if (line !== '') {
      if (runs.length > 0 && value.charAt(at) === ' ') at += 1;
      while (value.charAt(at) === '\n') at += 1;
      if (!value.startsWith(line, at)) return at >= value.length ? runs : [];
      runs.push({ at, length: line.length, source: end - line.length, sourceLength: line.length });
      at += line.length;
    }
    source = nextLine(text, end);
  }
  return runs;
}

/** What the first written line has more of than the first line of the value. */
function blockIndentation(text: string, start: number, value: string): number {
  const written = /^[^\n]*\n(?:[ \t]*\r?\n)*( *)/.exec(text.slice(start));
  const meant = /^(?:[ \t]*\n)*( *)/.exec(value);
  return Math.max(0, (written?.[1]?.length ?? 0) - (meant?.[1]?.length ?? 0));
}

function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  const end = found < 0 ? text.length : found;
  return end > offset && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

function nextLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
}

/** A fold over lines, an escape, or a single character. */
const flowTokens = {
  '"': /\\\r?\n[ \t]*|[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*|\\(?:x..|u.{4}|U.{8}|[^])|[^]/gy,
  "'": /[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*|''|[^]/gy,
  plain: /[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*|[^]/gy,
};

function flowRuns(written: string, start: number, value: string): readonly Run[] {
  const quote = /^["']/.exec(written)?.[0] as '"' | "'" | undefined;
  const inner = quote ? written.slice(1, -1) : written;
  const offset = start + (quote ? 1 : 0);
  const runs: Run[] = [];
  let at = 0;
  for (const { 0: token, index } of inner.matchAll(flowTokens[quote ?? 'plain'])) {
    const length = lengthMeant(token, quote);
    if (token.length === 1 && token !== value.charAt(at)) return [];
    if (length > 0) runs.push({ at, length, source: offset + index, sourceLength: token.length });
    at += length;
  }
  return at === value.length ? runs : [];
}

function lengthMeant(token: string, quote: '"' | "'" | undefined): number {
  if (token.length === 1 && token !== '\n') return 1;
  if (quote === '"' && token.startsWith('\\')) {
    if (/^\\\r?\n/.test(token)) return 0;
    return token.startsWith('\\U') && Number.parseInt(token.slice(2), 16) > 0xffff ? 2 : 1;
  }
  if (token === "''") return 1;
  const breaks = token.split('\n').length - 1;
  return breaks === 1 ? 1 : breaks - 1;
}
