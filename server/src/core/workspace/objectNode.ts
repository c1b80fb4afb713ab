// One object of the workspace as the links see it. A node is what it says and nothing else: an edit that changes nothing
// of that, or moves the object, keeps the node.
import type { FileUri } from '../base/place.ts';
import { readContent, type ObjectSummary } from './summary.ts';

export interface ObjectNode {
  readonly uri: FileUri;
  readonly summary: ObjectSummary;
  /** All that the summary says, as a text to compare by. */
  readonly content: string;
  /** Of objects of one file that say the same: how many stand before it. */
  readonly twin: number;
}

export function objectNode(uri: FileUri, content: string, twin: number): ObjectNode {
  // Read back from the content: the strings of a manifest are slices that would keep the text of its file alive.
  return { uri, summary: readContent(content), content, twin };
}

/** By file, kind, namespace and name: the same order, whatever happened before. */
export function byOrder(a: ObjectNode, b: ObjectNode): number {
  return compare(a.uri, b.uri) || compare(a.content, b.content) || a.twin - b.twin;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
