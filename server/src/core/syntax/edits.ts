// Changes to a document that leave the author's layout alone: indentation, quotes, comments, line ends and anchors stay
// as they are. Where that cannot be done there is no edit.
import type { Place } from '../base/place.ts';
import type { Span } from '../base/span.ts';
import type { MapEntry, MapNode, SyntaxDocument, SyntaxNode } from './syntaxTree.ts';

export interface Edit {
  readonly at: Place;
  readonly newText: string;
}

/** Gives a key of a mapping this value: in its place where it is written, else as a new first key. */
export function setKey(document: SyntaxDocument, map: Span, key: string, value: number): Edit | undefined {
  const node = mapAt(document.root, map);
  if (!node) return undefined;
  const found = node.entries.findLast((entry) => entry.key.value === key);
  if (!found || !isInside(found.key.span, node.span)) return insertKey(document, node, key, value);
  const alias = aliasBehind(document.text, found);
  if (alias) return { at: { document, span: alias }, newText: String(value) };
  return setScalar(document, found.value.span, value);
}

/** Writes a number where another one stands; nothing where an alias elsewhere would change with it. */
export function setScalar(document: SyntaxDocument, span: Span, value: number): Edit | undefined {
  const written = document.text.slice(span.start, span.end);
  const quote = /^(["']?)[^"'\r\n]+\1$/.exec(written)?.[1];
  if (quote === undefined || isAliased(document.text, span.start)) return undefined;
  return { at: { document, span }, newText: `${quote}${String(value)}${quote}` };
}

/**
 * Above the first key, so that nothing has to be known of how the values end; comments that stand right above that key
 * stay with it. What a merge (`<<`) brings in wins over the keys above it, so the new one goes below.
 */
function insertKey(document: SyntaxDocument, map: MapNode, key: string, value: number): Edit | undefined {
  const { text } = document;
  const merged = map.entries.findLastIndex((entry) => !isInside(entry.key.span, map.span));
  const first = map.entries[merged + 1];
  if (!first) return undefined;
  const start = first.key.span.start;
  const quote = text.charAt(start) === '"' ? '"' : '';
  const written = `${quote}${key}${quote}: ${String(value)}`;
  if (!map.flow) {
    // Behind a tag, an anchor or a `?` the first key has not its own column.
    if (!/^[ \t]*(?:-[ \t]+)*$/.test(lineBefore(text, start))) return undefined;
    const at = aboveComments(document, start);
    return insert(document, at, written + newLine(text) + indentation(text, start));
  }
  const ownLine = lineBefore(text, start).trim() === '';
  return insert(document, start, `${written},${ownLine ? newLine(text) + lineBefore(text, start) : ' '}`);
}

function insert(document: SyntaxDocument, at: number, newText: string): Edit {
  return { at: { document, span: { start: at, end: at } }, newText };
}

/** The start of the comments that stand on the lines right above a key, in its own column. */
function aboveComments({ text, comments }: SyntaxDocument, start: number): number {
  const column = lineBefore(text, start);
  if (column.trim() !== '') return start;
  let above = start;
  for (const { span, ownLine } of comments.toReversed()) {
    if (span.end > above) continue;
    const between = text.slice(span.end, above);
    const adjacent = between.replace(/^\r?\n|^\r/, '') === column && between !== column;
    if (!ownLine || !adjacent || lineBefore(text, span.start) !== column) break;
    above = span.start;
  }
  return above;
}

function mapAt(node: SyntaxNode | undefined, span: Span): MapNode | undefined {
  if (node === undefined || node.type === 'scalar' || !isInside(span, node.span)) return undefined;
  const here = node.type === 'map' && node.span.start === span.start && node.span.end === span.end;
  if (here) return node;
  const children = node.type === 'map' ? node.entries.map(({ value }) => value) : node.items;
  for (const child of children) {
    const found = isInside(child.span, node.span) ? mapAt(child, span) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** `*name`, where that is what is written as the value of a key; its node stands at the anchor. */
function aliasBehind(text: string, { key }: MapEntry): Span | undefined {
  const behind = /^["']?\s*:\s*(\*[^\s,[\]{}]+)/.exec(text.slice(key.span.end, key.span.end + 300));
  if (!behind?.[1]) return undefined;
  const end = key.span.end + behind[0].length;
  return { start: end - behind[1].length, end };
}

function isAliased(text: string, start: number): boolean {
  const anchor = /&([^\s,[\]{}]+)\s+(?:!\S*\s+)?$/.exec(text.slice(Math.max(0, start - 300), start))?.[1];
  return anchor !== undefined && text.split(/[\s,[\]{}]+/).includes(`*${anchor}`);
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function lineBefore(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return text.slice(start, offset);
}

/** White space as wide as what stands before: in `- name: x` a further key goes below `name`. */
function indentation(text: string, start: number): string {
  return lineBefore(text, start).replace(/\S/g, ' ');
}

function newLine(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
