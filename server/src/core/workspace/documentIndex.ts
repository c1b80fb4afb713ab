import type { DocumentHandle } from '../base/place.ts';
import type { PlacedDocument } from '../syntax/syntaxTree.ts';

/** Where each document was seen last. It is believed only where it stands there. */
const lastSeen = new WeakMap<DocumentHandle, number>();

/** Which of the documents of a file it is; undefined where it is none of them. An edit moves few, and counts none anew. */
export function documentIndex(documents: readonly PlacedDocument[], document: DocumentHandle): number | undefined {
  const seen = seenIn(documents, document);
  if (seen !== undefined) return seen;
  noteIndexes(documents, 0, documents.length);
  return seenIn(documents, document);
}

/** Tells beforehand where some documents stand. */
export function noteIndexes(documents: readonly PlacedDocument[], from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const placed = documents[at];
    if (placed) lastSeen.set(placed.document, at);
  }
}

function seenIn(documents: readonly PlacedDocument[], document: DocumentHandle): number | undefined {
  const at = lastSeen.get(document);
  return at !== undefined && documents[at]?.document === document ? at : undefined;
}
