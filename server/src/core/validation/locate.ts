// Where a field is written: what an error of the API server points at in the author's text.
import type { Span } from '../base/span.ts';
import { entry, type Path } from '../syntax/navigate.ts';
import type { SyntaxNode } from '../syntax/syntaxTree.ts';

/**
 * The value of the field where it is a scalar, its key where it is more than a line, and where the field is absent the
 * key of what it is missing from.
 */
export function locate(root: SyntaxNode, path: Path): Span {
  let node = root;
  let key = firstKey(root);
  for (const step of path) {
    const next = stepInto(node, step);
    if (!next) return key;
    node = next.node;
    key = next.key;
  }
  return node.type === 'scalar' && node.span.end > node.span.start ? node.span : key;
}

function stepInto(node: SyntaxNode, step: string | number): { node: SyntaxNode; key: Span } | undefined {
  if (typeof step === 'number') {
    const item = node.type === 'seq' ? node.items[step] : undefined;
    return item && { node: item, key: firstKey(item) };
  }
  const found = entry(node, step);
  return found && { node: found.value, key: found.key.span };
}

function firstKey(node: SyntaxNode): Span {
  return (node.type === 'map' ? node.entries[0]?.key.span : undefined) ?? node.span;
}
