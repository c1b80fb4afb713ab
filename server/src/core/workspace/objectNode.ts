// One object of the workspace as the links see it.
import { Memo } from '../base/memo.ts';
import type { FileUri } from '../base/place.ts';
import { isManifest } from '../manifest/manifest.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { documentObjects, type FileEntry } from './fileEntry.ts';
import { summarise, type ObjectSummary } from './summary.ts';

export interface ObjectNode {
  readonly uri: FileUri;
  /** Grows along the file. */
  readonly order: number;
  /** The document that it stands in, and which of its objects it is. */
  readonly document: SyntaxDocument;
  readonly index: number;
  readonly summary: ObjectSummary;
}

const nodes = new Memo<FileEntry, readonly ObjectNode[]>();

/** In the order of the file. */
export function nodesOf(file: FileEntry): readonly ObjectNode[] {
  return nodes.get(file, [], () =>
    file.documents
      .flatMap(({ document }) => documentObjects(document).map((object, index) => ({ document, object, index })))
      .flatMap(({ document, object, index }, order) =>
        isManifest(object) ? [{ uri: file.uri, order, document, index, summary: summarise(object) }] : [],
      ),
  );
}

/** By file, and in the order of the file. */
export function byOrder(a: ObjectNode, b: ObjectNode): number {
  return compare(a.uri, b.uri) || a.order - b.order;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
