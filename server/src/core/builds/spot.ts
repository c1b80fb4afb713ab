// A stretch of an object said by its path, so that it can be found in another text that says the same.
import type { Span } from '../base/span.ts';
import type { Path } from '../syntax/navigate.ts';
import type { MapEntry, MapNode, SyntaxNode } from '../syntax/syntaxTree.ts';
import type { Written } from './keyedPath.ts';

export interface Spot {
  readonly path: Path;
  readonly part: SpotPart;
}

export type SpotPart =
  | { readonly type: 'value' | 'key' | 'pair' }
  /** Where the first key of a mapping is, or would be. */
  | { readonly type: 'insertion' }
  /** A part of a scalar, as it is written. */
  | { readonly type: 'inside'; readonly start: number; readonly text: string };

/** @param text what the spans count in */
export function spotOf(root: SyntaxNode, span: Span, text: string): Spot {
  const path: (string | number)[] = [];
  let node = root;
  for (;;) {
    const part = partOf(node, span, text);
    if (part) return { path, part };
    const step = stepInto(node, span);
    if (!step) return { path, part: { type: 'value' } };
    path.push(step.key);
    if ('part' in step) return { path, part: { type: step.part } };
    node = step.node;
  }
}

function partOf(node: SyntaxNode, span: Span, text: string): SpotPart | undefined {
  if (isSame(node.span, span)) return { type: 'value' };
  if (node.type === 'map' && span.start === span.end && span.start === insertionIn(node)) return { type: 'insertion' };
  if (node.type !== 'scalar') return undefined;
  return { type: 'inside', start: span.start - node.span.start, text: text.slice(span.start, span.end) };
}

type Step =
  | { readonly key: string | number; readonly node: SyntaxNode }
  | { readonly key: string; readonly part: 'key' | 'pair' };

function stepInto(node: SyntaxNode, span: Span): Step | undefined {
  if (node.type === 'scalar') return undefined;
  if (node.type === 'seq') {
    const index = node.items.findIndex((item) => holds(item.span, span));
    const item = node.items[index];
    return item && { key: index, node: item };
  }
  const found = node.entries.find(({ key, value }) => holds({ start: key.span.start, end: value.span.end }, span));
  if (!found) return undefined;
  const key = String(found.key.value);
  if (holds(found.key.span, span)) return { key, part: 'key' };
  return span.start === found.key.span.start ? { key, part: 'pair' } : { key, node: found.value };
}

/** Where the spot is in the other text. */
export function spanOf({ type, ...rest }: SpotPart, { entry, node }: Written, text: string): Span {
  switch (type) {
    case 'value':
      return node.span;
    case 'key':
      return entry?.key.span ?? node.span;
    case 'pair':
      return entry ? pairSpan(entry) : node.span;
    case 'insertion': {
      const start = node.type === 'map' ? insertionIn(node) : node.span.start;
      return { start, end: start };
    }
    case 'inside':
      return 'text' in rest ? insideOf(node.span, rest, text) : node.span;
  }
}

function pairSpan({ key, value }: MapEntry): Span {
  return { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
}

/** The same words where they stand once, else the whole. */
function insideOf(span: Span, part: { readonly start: number; readonly text: string }, text: string): Span {
  const written = text.slice(span.start, span.end);
  const first = part.text === '' ? -1 : written.indexOf(part.text);
  const start = written.startsWith(part.text, part.start) ? part.start : first;
  if (start < 0 || (start !== part.start && written.includes(part.text, first + 1))) return span;
  return { start: span.start + start, end: span.start + start + part.text.length };
}

function insertionIn({ entries: [first], span, flow }: MapNode): number {
  return first?.key.span.start ?? span.start + (flow ? 1 : 0);
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function holds(outer: Span, { start, end }: Span): boolean {
  return outer.start <= start && end <= outer.end;
}
