// Looking at trees in tests.
import { fileUri } from '../../server/src/core/base/place.ts';
import { parseDocument } from '../../server/src/core/syntax/parseDocument.ts';
import type { SyntaxDocument, SyntaxNode } from '../../server/src/core/syntax/syntaxTree.ts';

export function parse(text: string): SyntaxDocument {
  return parseDocument(fileUri('file:///a.yaml'), text);
}

/** The JSON that kubectl would send. */
export function json(node: SyntaxNode | undefined): unknown {
  switch (node?.type) {
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, json(value)]));
    case 'seq':
      return node.items.map(json);
    case 'scalar':
      return node.value;
    case undefined:
      return undefined;
  }
}

/** Every node with its parent; what an alias shares is visited once. */
export function* nodes(root: SyntaxNode | undefined): Generator<{ node: SyntaxNode; parent: SyntaxNode | undefined }> {
  const seen = new Set<SyntaxNode>();
  const open: { node: SyntaxNode; parent: SyntaxNode | undefined }[] = root ? [{ node: root, parent: undefined }] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    yield next;
    if (node.type === 'seq') open.push(...node.items.map((item) => ({ node: item, parent: node })));
    if (node.type === 'map') {
      for (const { key, value } of node.entries) open.push({ node: key, parent: node }, { node: value, parent: node });
    }
  }
}
