// One file as a snapshot sees it: its text and its documents. An edit keeps every document whose text it left alone, and
// with the document all that was computed from it.
import type { Position } from '../base/lineIndex.ts';
import { Memo } from '../base/memo.ts';
import type { FileUri } from '../base/place.ts';
import { isManifest, type KubernetesObject, type Manifest } from '../manifest/manifest.ts';
import { mayHold, mayHoldManifests, mayHoldObjects, readObjects } from '../manifest/readManifests.ts';
import { documentHead } from '../syntax/documentHead.ts';
import { parseDocument } from '../syntax/parseDocument.ts';
import type { PlacedDocument, SyntaxDocument } from '../syntax/syntaxTree.ts';
import { isJudged } from '../validation/versions.ts';
import { noteIndexes } from './documentIndex.ts';
import { fileLines } from './fileLines.ts';
import { FileNodes } from './fileNodes.ts';
import { editDocuments, placeDocuments } from './placeDocuments.ts';
import type { ObjectNode } from './objectNode.ts';
import { contentOf, summaries } from './summary.ts';

export interface FileEntry {
  readonly uri: FileUri;
  readonly text: string;
  /** Whether its trees are kept; of other files they are read anew when somebody asks for them again. */
  readonly open: boolean;
  /** In the order of the file. Nothing is parsed before it is asked for. */
  readonly documents: readonly PlacedDocument[];
  readonly nodes: FileNodes;
}

/** A file that somebody looks at. `previous`: before the change; its unchanged documents are taken over. */
export function fileEntry(uri: FileUri, text: string, previous?: FileEntry): FileEntry {
  const documents = placeDocuments(uri, text, previous);
  return { uri, text, open: true, documents, nodes: nodesOf(uri, documents, previous) };
}

/** What somebody types into a file. Its text is put together only for those who ask. */
export interface TypedEdit {
  readonly start: Position;
  readonly end: Position;
  readonly newText: string;
}

/** Each edit counts on those before it. */
export function editedFile(previous: FileEntry, edits: readonly TypedEdit[]): FileEntry {
  const { uri } = previous;
  const documents = edits.reduce((before, edit) => typed(uri, before, edit), previous.documents);
  let text: string | undefined;
  return {
    uri,
    get text() {
      return (text ??= documents.map(({ document }) => document.text).join(''));
    },
    open: true,
    documents,
    nodes: nodesOf(uri, documents, previous),
  };
}

function typed(uri: FileUri, documents: readonly PlacedDocument[], { start, end, newText }: TypedEdit) {
  const lines = fileLines(documents);
  const [from, to] = [lines.offset(start), lines.offset(end)];
  return editDocuments(uri, documents, { start: Math.min(from, to), end: Math.max(from, to), newText });
}

/** Only the documents of the edit are read for it: those before and behind say what they said. */
function nodesOf(uri: FileUri, documents: readonly PlacedDocument[], previous: FileEntry | undefined): FileNodes {
  const known = previous?.documents ?? [];
  const before = previous?.nodes ?? FileNodes.none;
  const moved = known.length - documents.length;
  const isKept = (from: number, to: number): boolean => known[from]?.document === documents[to]?.document;
  const { head, tail } = kept(known.length, documents.length, isKept);
  const end = documents.length - tail;
  if (moved === 0) noteIndexes(documents, head, end);
  const said = documents.map(({ document }, at) => {
    if (at >= head && at < end) return documentContents(document);
    return before.ofDocuments[at < head ? at : at + moved] ?? [];
  });
  return before.changed(uri, said);
}

/** The nodes that may stand in another document than before; those of a file that is closed may be in documents of any kind. */
export function movedNodes(before: FileEntry | undefined, after: FileEntry | undefined): readonly ObjectNode[] {
  if (!before) return [];
  const { ofDocuments } = before.nodes;
  if (!before.open || !after?.open) return ofDocuments.flat();
  const isKept = (from: number, to: number): boolean =>
    before.documents[from]?.document === after.documents[to]?.document &&
    ofDocuments[from] === after.nodes.ofDocuments[to];
  const { head, tail } = kept(before.documents.length, after.documents.length, isKept);
  return ofDocuments.slice(head, before.documents.length - tail).flat();
}

/** How many at the begin and at the end of a list are as before. */
function kept(before: number, after: number, isKept: (from: number, to: number) => boolean) {
  const most = Math.min(before, after);
  let head = 0;
  while (head < most && isKept(head, head)) head += 1;
  let tail = 0;
  while (tail < most - head && isKept(before - 1 - tail, after - 1 - tail)) tail += 1;
  return { head, tail };
}

const objectsOf = new Memo<SyntaxDocument, readonly KubernetesObject[]>();

/** Every object of one document, read once. Of objects that nobody can say anything about, only the head is parsed. */
export function documentObjects(document: SyntaxDocument): readonly KubernetesObject[] {
  return objectsOf.get(document, [], () => {
    const { text, uri } = document;
    if (!mayHoldObjects(text)) return [];
    if (mayHoldManifests(text) || mayHold(isJudged, text)) return readObjects(document);
    return readObjects(document, parseDocument(uri, documentHead(text)));
  });
}

const manifestsOf = new Memo<SyntaxDocument, readonly Manifest[]>();

/** Those of our kinds. A document that cannot hold any of these is not even parsed. */
export function documentManifests(document: SyntaxDocument): readonly Manifest[] {
  return manifestsOf.get(document, [], () =>
    mayHoldManifests(document.text) ? documentObjects(document).filter(isManifest) : [],
  );
}

/** What others may ask of them. */
function documentContents(document: SyntaxDocument): readonly string[] {
  return mayHoldManifests(document.text) ? summaries(document, documentManifests(document)).map(contentOf) : [];
}

/** The objects of our kinds of a file, in its order. */
export function fileManifests(file: FileEntry): readonly Manifest[] {
  return file.documents.flatMap(({ document }) => documentManifests(document));
}
