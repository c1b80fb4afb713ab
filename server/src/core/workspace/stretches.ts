// A file of thousands of documents in stretches of some dozens: what is known of a stretch is checked at once, so that an
// edit costs what it touched, and not what stands around it.
import { Memo } from '../base/memo.ts';
import type { PlacedDocument, SyntaxDocument } from '../syntax/syntaxTree.ts';

/** Some documents that follow each other; the same object for as long as they do. */
export type Stretch = readonly [SyntaxDocument, ...SyntaxDocument[]];

const longest = 64;

/** By its first document. Where one begins is a matter of what was edited before, and nothing may depend on it. */
const byHead = new WeakMap<SyntaxDocument, Stretch>();

const known = new Memo<readonly PlacedDocument[], readonly Stretch[]>();

/** All documents of a file. */
export function stretchesOf(documents: readonly PlacedDocument[]): readonly Stretch[] {
  return known.get(documents, [], () => cut(documents));
}

function cut(documents: readonly PlacedDocument[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (let head = documents[at]; head; head = documents[at]) {
    const stretch = knownAt(documents, at) ?? newAt(head.document, documents, at);
    stretches.push(stretch);
    at += stretch.length;
  }
  return stretches;
}

function knownAt(documents: readonly PlacedDocument[], at: number): Stretch | undefined {
  const head = documents[at];
  const before = head && byHead.get(head.document);
  return before?.every((document, index) => document === documents[at + index]?.document) ? before : undefined;
}

/** Up to where another one began before. */
function newAt(head: SyntaxDocument, documents: readonly PlacedDocument[], at: number): Stretch {
  const stretch: [SyntaxDocument, ...SyntaxDocument[]] = [head];
  for (const { document } of documents.slice(at + 1, at + longest)) {
    if (byHead.has(document)) break;
    stretch.push(document);
  }
  byHead.set(head, stretch);
  return stretch;
}
