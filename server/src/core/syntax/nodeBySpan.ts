// Nodes as an edit looks for them: by the very span of what is to be changed, and with what YAML ties to it.
import type { Span } from '../base/span.ts';
import type { MapEntry, MapNode, SeqNode, SyntaxDocument, SyntaxNode } from './syntaxTree.ts';

export function mapAt(root: SyntaxNode | undefined, span: Span): MapNode | undefined {
  const found = nodeOf(root, 'map', span);
  return found?.type === 'map' ? found : undefined;
}

export function seqAt(root: SyntaxNode | undefined, span: Span): SeqNode | undefined {
  const found = nodeOf(root, 'seq', span);
  return found?.type === 'seq' ? found : undefined;
}

function nodeOf(node: SyntaxNode | undefined, type: 'map' | 'seq', span: Span): SyntaxNode | undefined {
  if (node === undefined || node.type === 'scalar' || !isInside(span, node.span)) return undefined;
  if (node.type === type && node.span.start === span.start && node.span.end === span.end) return node;
  const children = node.type === 'map' ? node.entries.map(({ value }) => value) : node.items;
  for (const child of children) {
    const found = isInside(child.span, node.span) ? nodeOf(child, type, span) : undefined;
    if (found) return found;
  }
  return undefined;
}

export function isJson({ root }: SyntaxDocument): boolean {
  return root !== undefined && root.type !== 'scalar' && root.flow;
}

/** `*name`, where that is what is written as the value of a key; its node stands at the anchor. */
export function aliasBehind(text: string, { key }: MapEntry): Span | undefined {
  const behind = /^["']?\s*:\s*(\*[^\s,[\]{}]+)/.exec(text.slice(key.span.end, key.span.end + 300));
  if (!behind?.[1]) return undefined;
  const end = key.span.end + behind[0].length;
  return { start: end - behind[1].length, end };
}

export function isAliased(text: string, start: number): boolean {
  const anchor = /&([^\s&,[\]{}]+)\s+(?:!\S*\s+)?$/.exec(text.slice(Math.max(0, start - 300), start))?.[1];
  return anchor !== undefined && text.split(/[\s,[\]{}]+/).includes(`*${anchor}`);
}

export function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
