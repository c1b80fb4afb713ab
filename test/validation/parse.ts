import { fileUri } from '../../server/src/core/base/place.ts';
import { parseDocument } from '../../server/src/core/syntax/parseDocument.ts';
import type { MapNode } from '../../server/src/core/syntax/syntaxTree.ts';

/** The object that a text holds, or an empty one. */
export function parseManifest(text: string): MapNode {
  const { root } = parseDocument(fileUri('file:///manifest.yaml'), text);
  return root?.type === 'map' ? root : { type: 'map', span: { start: 0, end: 0 }, entries: [], flow: true };
}
