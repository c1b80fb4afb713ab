// The documents of a file and where they begin. After an edit only the text around it is split again: what stands before
// and behind is taken over, and in between whatever has the text that it had.
import { commonHead, commonTail } from '../base/commonText.ts';
import type { FileUri } from '../base/place.ts';
import { parseDocument } from '../syntax/parseDocument.ts';
import { documentStarts } from '../syntax/splitDocuments.ts';
import type { PlacedDocument, SyntaxDocument } from '../syntax/syntaxTree.ts';

interface PlacedText {
  readonly text: string;
  /** In the order of the file; together they are its whole text. */
  readonly documents: readonly PlacedDocument[];
}

/** None in an empty text. `previous`: the file before the edit. */
export function placeDocuments(uri: FileUri, text: string, previous?: PlacedText): readonly PlacedDocument[] {
  if (text === '') return [];
  const known = previous ?? { text: '', documents: [] };
  const head = keptHead(text, known);
  const from = head > 0 ? startOf(known, head) : 0;
  const { starts, tail } = splitMiddle(text, known, from);
  const moved = text.length - known.text.length;
  const end = tail < known.documents.length ? startOf(known, tail) + moved : text.length;
  const reusable = byText(known.documents.slice(head, tail));
  const isWhole = starts.length === 1 && end - from === text.length;
  const middle = starts.map((start, index) => {
    const stretch = isWhole ? text : text.slice(start, starts[index + 1] ?? end);
    return { document: reusable.get(stretch)?.pop() ?? parseDocument(uri, isWhole ? text : detached(stretch)), start };
  });
  const behind = known.documents.slice(tail);
  return [
    ...known.documents.slice(0, head),
    ...middle,
    ...(moved === 0 ? behind : behind.map(({ document, start }) => ({ document, start: start + moved }))),
  ];
}

/**
 * How many documents stand before all that changed. The last of them is split again all the same: it may have lost its
 * end, and if only comments are left behind it, they belong to it.
 */
function keptHead(text: string, known: PlacedText): number {
  const same = commonHead(text, known.text);
  let unchanged = 0;
  while (unchanged + 1 < known.documents.length && startOf(known, unchanged + 1) <= same) unchanged += 1;
  return Math.max(0, unchanged - 1);
}

/**
 * Splits the text until a document begins where one began before the edit, and all behind it is the same. The first of
 * the file is split again: only there a byte order mark says nothing.
 */
function splitMiddle(text: string, known: PlacedText, from: number) {
  const moved = text.length - known.text.length;
  const same = commonTail(text, known.text, Math.min(text.length, known.text.length) - from);
  const { documents } = known;
  let tail = documents.length;
  while (tail > 1 && startOf(known, tail - 1) >= known.text.length - same) tail -= 1;
  const starts = [from];
  for (const start of documentStarts(text, from)) {
    while (tail < documents.length && startOf(known, tail) + moved < start) tail += 1;
    if (tail < documents.length && startOf(known, tail) + moved === start) return { starts, tail };
    starts.push(start);
  }
  return { starts, tail: documents.length };
}

function startOf({ documents }: PlacedText, index: number): number {
  return documents[index]?.start ?? 0;
}

/** Twins of the same text are two documents, each taken over once and in their order. */
function byText(placed: readonly PlacedDocument[]): Map<string, SyntaxDocument[]> {
  const documents = new Map<string, SyntaxDocument[]>();
  for (const { document } of placed.toReversed()) {
    const twins = documents.get(document.text);
    if (twins) twins.push(document);
    else documents.set(document.text, [document]);
  }
  return documents;
}

/** A copy: a mere slice would keep the whole text of the file alive for as long as one of its documents lives. */
function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}
