// Changes to a document that leave the author's layout alone: indentation, quotes, comments, line ends and anchors stay
// as they are. Where that cannot be done there is no edit.
import type { Place } from '../base/place.ts';
import type { Span } from '../base/span.ts';
import { indentation, lineBefore, newLine } from './layout.ts';
import { aliasBehind, isAliased, isInside, isJson, mapAt } from './nodeBySpan.ts';
import { entry, pathSteps, type PathStep } from './navigate.ts';
import type { MapNode, SyntaxDocument, SyntaxNode } from './syntaxTree.ts';
import { blockText, inlineText, scalarText, type Written } from './written.ts';

export interface Edit {
  readonly at: Place;
  readonly newText: string;
}

/**
 * Gives a key of a mapping this value: in its place where a scalar is written, else as a new first key. Of what is more
 * than a scalar nothing is replaced.
 */
export function setKey(document: SyntaxDocument, map: Span, key: string, value: Written): Edit | undefined {
  const node = mapAt(document.root, map);
  if (!node) return undefined;
  const found = node.entries.findLast((entry) => entry.key.value === key);
  if (!found || !isInside(found.key.span, node.span)) return insertKey(document, node, key, value);
  if (typeof value === 'object') return undefined;
  const alias = aliasBehind(document.text, found);
  if (alias) return { at: { document, span: alias }, newText: scalarText(value) };
  return setScalar(document, found.value.span, value);
}

/**
 * Sets a field by its path in an object, as in `spec.containers[0].image`; what it stands in has to be there. Nothing
 * where that is shared by an alias, so that more would change.
 */
export function setField(document: SyntaxDocument, root: SyntaxNode, field: string, value: Written): Edit | undefined {
  const path = pathSteps(field);
  const key = path.at(-1);
  let parent = root;
  for (const step of path.slice(0, -1)) {
    const inner = stepInto(parent, step);
    if (!inner || !isInside(inner.span, parent.span) || isAliased(document.text, inner.span.start)) return undefined;
    parent = inner;
  }
  return typeof key === 'string' ? setKey(document, parent.span, key, value) : undefined;
}

function stepInto(node: SyntaxNode, step: PathStep): SyntaxNode | undefined {
  if (typeof step === 'string') return entry(node, step)?.value;
  return node.type === 'seq' ? node.items[step] : undefined;
}

/** Writes a scalar where another one stands, in its quotes; nothing where an alias elsewhere would change with it. */
export function setScalar(document: SyntaxDocument, span: Span, value: string | number | boolean): Edit | undefined {
  const written = document.text.slice(span.start, span.end);
  const quote = /^(["']?)[^"'\r\n]+\1$/.exec(written)?.[1];
  if (quote === undefined || isAliased(document.text, span.start)) return undefined;
  // In the quotes of a text a number would be a text too: `maxUnavailable: "50%"` becomes 1, and not "1".
  const isLike = typeof value === 'string' || /^["']-?[\d.]+["']$/.test(written);
  const keepsQuotes = quote !== '' && isLike && !/["'\\]/.test(String(value));
  return { at: { document, span }, newText: keepsQuotes ? `${quote}${String(value)}${quote}` : scalarText(value) };
}

/** Another key with another value in the place of one that is there; comments inside of that go with it. */
export function replaceKey(
  document: SyntaxDocument,
  map: Span,
  key: string,
  newKey: string,
  value: Written,
): Edit | undefined {
  const { text } = document;
  const node = mapAt(document.root, map);
  const found = node?.entries.findLast((entry) => entry.key.value === key);
  if (!node || !found || !isInside(found.key.span, node.span) || !isInside(found.value.span, node.span))
    return undefined;
  const { start } = found.key.span;
  if (found.value.span.start < start || hasAnchor(text.slice(start, found.value.span.end))) return undefined;
  const end = start + text.slice(start, found.value.span.end).trimEnd().length;
  const json = text.charAt(start) === '"';
  const newText = node.flow
    ? `${json ? JSON.stringify(newKey) : scalarText(newKey)}: ${inlineText(value, json)}`
    : `${scalarText(newKey)}:${blockText(value, indentation(text, start), newLine(text))}`;
  return { at: { document, span: { start, end } }, newText };
}

/** What an alias elsewhere may name. */
function hasAnchor(text: string): boolean {
  return /[\s[{,]&[\w-]/.test(text);
}

/** Puts a key with its value under a new key in its place. */
export function nestKey(document: SyntaxDocument, map: Span, key: string, outer: string): Edit | undefined {
  const { text } = document;
  const node = mapAt(document.root, map);
  const found = node?.entries.findLast((entry) => entry.key.value === key);
  if (!node || node.flow || !found || !isInside(found.key.span, node.span)) return undefined;
  const { start } = found.key.span;
  if (found.value.span.start < start) return undefined;
  const end = start + text.slice(start, found.value.span.end).trimEnd().length;
  const lines = text.slice(start, end).split(/\r\n|\n|\r/);
  const inner = lines.map((line, index) =>
    index === 0 ? `${indentation(text, start)}  ${line}` : line && `  ${line}`,
  );
  const newText = [`${scalarText(outer)}:`, ...inner].join(newLine(text));
  return { at: { document, span: { start, end } }, newText };
}

/** Calls a key otherwise; its value stays. */
export function renameKey(document: SyntaxDocument, map: Span, key: string, name: string): Edit | undefined {
  const found = mapAt(document.root, map)?.entries.findLast((entry) => entry.key.value === key);
  return found && setScalar(document, found.key.span, name);
}

/** A further YAML document behind this one; undefined in JSON, where there can be one only. */
export function appendDocument(document: SyntaxDocument, value: Written): Edit | undefined {
  const { text } = document;
  if (isJson(document) || /^\.\.\.\s/m.test(text)) return undefined;
  const lineEnd = newLine(text);
  const above = text.endsWith('\n') || text.endsWith('\r') ? '' : lineEnd;
  const block = blockText(value, '', lineEnd)
    .slice(lineEnd.length)
    .split(lineEnd)
    .map((line) => line.slice(2));
  return insert(document, text.length, `${above}---${lineEnd}${block.join(lineEnd)}${lineEnd}`);
}

/**
 * Above the first key, so that nothing has to be known of how the values end; comments that stand right above that key
 * stay with it. What a merge (`<<`) brings in wins over the keys above it, so the new one goes below.
 */
function insertKey(document: SyntaxDocument, map: MapNode, key: string, value: Written): Edit | undefined {
  const { text } = document;
  const merged = map.entries.findLastIndex((entry) => !isInside(entry.key.span, map.span));
  const first = map.entries[merged + 1];
  if (!first) return undefined;
  const start = first.key.span.start;
  if (!map.flow) {
    const indent = indentation(text, start);
    return insertAbove(document, start, `${scalarText(key)}:${blockText(value, indent, newLine(text))}`);
  }
  const json = text.charAt(start) === '"';
  const written = `${json ? JSON.stringify(key) : scalarText(key)}: ${inlineText(value, json)}`;
  const ownLine = lineBefore(text, start).trim() === '';
  return insert(document, start, `${written},${ownLine ? newLine(text) + lineBefore(text, start) : ' '}`);
}

/** Lines of their own above the key that begins here. */
export function insertAbove(document: SyntaxDocument, start: number, lines: string): Edit | undefined {
  const { text } = document;
  // Behind a tag, an anchor or a `?` the key has not its own column.
  if (!/^[ \t]*(?:-[ \t]+)*$/.test(lineBefore(text, start))) return undefined;
  return insert(document, aboveComments(document, start), lines + newLine(text) + indentation(text, start));
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
