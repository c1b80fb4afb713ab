// Taking something out of a document, with the lines that it alone fills.
import type { Span } from '../base/span.ts';
import { insertAbove, type Edit } from './edits.ts';
import { behindLine, dashBefore, indentation, lineBefore, lineStart, newLine } from './layout.ts';
import { mapAt, seqAt } from './nodeBySpan.ts';
import type { MapEntry, SyntaxDocument } from './syntaxTree.ts';

/** Undefined for the only key: the mapping would be null without it, and goes with its own key. */
export function removeKey(document: SyntaxDocument, map: Span, key: string): Edit | undefined {
  const node = mapAt(document.root, map);
  const index = node?.entries.findLastIndex((entry) => entry.key.value === key) ?? -1;
  const found = node?.entries[index];
  if (!node || !found || node.entries.length === 1) return undefined;
  const spans = node.entries.map((entry) => ({ start: entry.key.span.start, end: endOf(entry) }));
  return remove(document, spans, index, node.flow);
}

/** Undefined for the only item. */
export function removeItem(document: SyntaxDocument, seq: Span, index: number): Edit | undefined {
  const node = seqAt(document.root, seq);
  if (!node || node.items.length === 1) return undefined;
  const spans = node.items.map(({ span: { start, end } }) => ({
    start: node.flow ? start : dashBefore(document.text, start),
    end,
  }));
  return remove(document, spans, index, node.flow);
}

/** Takes a key with its value out of one mapping and makes it the first of another. */
export function moveKey(document: SyntaxDocument, from: Span, key: string, to: Span): readonly Edit[] | undefined {
  const { text } = document;
  const found = mapAt(document.root, from)?.entries.findLast((entry) => entry.key.value === key);
  const removed = removeKey(document, from, key);
  const target = mapAt(document.root, to);
  const [first] = target?.entries ?? [];
  if (!found || !removed || !target || !first || target.flow) return undefined;
  const indent = indentation(text, first.key.span.start);
  const inserted = insertAbove(document, first.key.span.start, reindented(text, found, indent));
  return inserted && [removed, inserted];
}

function reindented(text: string, entry: MapEntry, indent: string): string {
  const { start } = entry.key.span;
  const old = indentation(text, start);
  const [head = '', ...lines] = text
    .slice(start, endOf(entry))
    .trimEnd()
    .split(/\r\n|\n|\r/);
  const moved = lines.map((line) => (line.startsWith(old) ? indent + line.slice(old.length) : line));
  return [head, ...moved].join(newLine(text));
}

/** A value behind an alias stands elsewhere: what is written here ends on the line of its key. */
function endOf({ key, value }: MapEntry): number {
  return Math.max(key.span.end, value.span.start >= key.span.end ? value.span.end : 0);
}

function remove(document: SyntaxDocument, spans: readonly Span[], index: number, flow: boolean): Edit | undefined {
  const { text } = document;
  const span = spans[index];
  if (!span) return undefined;
  const [previous, next] = [spans[index - 1], spans[index + 1]];
  const cut = (start: number, end: number): Edit => ({ at: { document, span: { start, end } }, newText: '' });
  if (flow) return previous ? cut(previous.end, span.end) : cut(span.start, next?.start ?? span.end);
  if (lineBefore(text, span.start).trim() === '') return cut(lineStart(text, span.start), behindLine(text, span.end));
  // Behind a dash: the next key moves up to it, if no comment stands in between.
  if (!next || text.slice(span.end, next.start).includes('#')) return undefined;
  return cut(span.start, next.start);
}
