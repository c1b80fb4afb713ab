// The documents of a file and where they begin. After an edit only the text around it is split again: what stands before
// and behind is taken over, and in between whatever has the text that it had.
import { commonHead, commonTail } from '../base/commonText.ts';
import type { FileUri } from '../base/place.ts';
import { parseDocument } from '../syntax/parseDocument.ts';
import { documentStarts } from '../syntax/splitDocuments.ts';
import type { PlacedDocument, SyntaxDocument } from '../syntax/syntaxTree.ts';

/** In the order of the file; together they are its whole text. None in an empty one. */
type Documents = readonly PlacedDocument[];

/** `previous`: the file before, whose unchanged documents are taken over. */
export function placeDocuments(
  uri: FileUri,
  text: string,
  previous?: { readonly text: string; readonly documents: Documents },
): Documents {
  return editDocuments(uri, previous?.documents ?? [], difference(previous?.text ?? '', text));
}

function difference(before: string, after: string): TextEdit {
  const head = commonHead(before, after);
  const tail = commonTail(before, after, Math.min(before.length, after.length) - head);
  return { start: head, end: before.length - tail, newText: after.slice(head, after.length - tail) };
}

/** Another text for a stretch of a file. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export function editDocuments(uri: FileUri, documents: Documents, edit: TextEdit): Documents {
  const head = keptHead(documents, edit);
  const from = startOf(documents, head);
  const { tail, stretches } = splitMiddle(documents, edit, head);
  const reusable = byText(documents.slice(head, tail));
  let start = from;
  const middle = stretches.map((text) => {
    const placed = { document: reusable.get(text)?.pop() ?? parseDocument(uri, text), start };
    start += text.length;
    return placed;
  });
  const moved = edit.newText.length - (edit.end - edit.start);
  const behind = documents.slice(tail);
  return [
    ...documents.slice(0, head),
    ...middle,
    ...(moved === 0 ? behind : behind.map((placed) => ({ ...placed, start: placed.start + moved }))),
  ];
}

/**
 * How many documents stand before all that changed. The one that ends right there is not counted: it may have lost its
 * end, and if only comments are left behind it, they belong to it.
 */
function keptHead(documents: Documents, { start }: TextEdit): number {
  let unchanged = 0;
  while (unchanged + 1 < documents.length && startOf(documents, unchanged + 1) <= start) unchanged += 1;
  return Math.max(0, unchanged - 1);
}

/** The texts of the documents from `head` on, up to the first document behind the edit that begins where it did. */
function splitMiddle(documents: Documents, edit: TextEdit, head: number) {
  let tail = documents.findIndex(({ start }, index) => index > head && start >= edit.end);
  for (; tail >= 0 && tail < documents.length; tail += 1) {
    const text = editedText(documents, edit, head, tail);
    const next = documents[tail]?.document.text ?? '';
    const starts = startsIn(text + next, head);
    const end = starts.indexOf(text.length);
    if (end > 0) return { tail, stretches: cut(text, starts.slice(0, end)) };
  }
  const text = editedText(documents, edit, head, documents.length);
  return { tail: documents.length, stretches: cut(text, text === '' ? [] : startsIn(text, head)) };
}

function editedText(documents: Documents, { start, end, newText }: TextEdit, head: number, tail: number): string {
  const from = startOf(documents, head);
  const text = documents
    .slice(head, tail)
    .map(({ document }) => document.text)
    .join('');
  return text.slice(0, start - from) + newText + text.slice(end - from);
}

/** Only at the begin of a file a byte order mark says nothing. */
function startsIn(text: string, head: number): readonly number[] {
  if (head === 0) return [0, ...documentStarts(text, 0)];
  return [0, ...Array.from(documentStarts(`\n${text}`, 1), (start) => start - 1)];
}

/** Copies: a mere slice would keep the whole text alive for as long as one of its documents lives. */
function cut(text: string, starts: readonly number[]): readonly string[] {
  if (starts.length === 1) return [text];
  return starts.map((start, index) => ` ${text.slice(start, starts[index + 1] ?? text.length)}`.slice(1));
}

function startOf(documents: Documents, index: number): number {
  return documents[index]?.start ?? 0;
}

/** Twins of the same text are two documents, each taken over once and in their order. */
function byText(placed: Documents): Map<string, SyntaxDocument[]> {
  const documents = new Map<string, SyntaxDocument[]>();
  for (const { document } of placed.toReversed()) {
    const twins = documents.get(document.text);
    if (twins) twins.push(document);
    else documents.set(document.text, [document]);
  }
  return documents;
}
