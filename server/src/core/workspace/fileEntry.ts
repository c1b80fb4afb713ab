// One file as a snapshot sees it: its text and its documents. An edit keeps every document whose text it left alone, and
// with the document all that was computed from it.
import { Memo } from '../base/memo.ts';
import type { DocumentHandle, FileUri } from '../base/place.ts';
import { isManifest, type KubernetesObject, type Manifest } from '../manifest/manifest.ts';
import { mayHold, mayHoldManifests, mayHoldObjects, readObjects } from '../manifest/readManifests.ts';
import { documentHead } from '../syntax/documentHead.ts';
import { parseDocument } from '../syntax/parseDocument.ts';
import type { PlacedDocument, SyntaxDocument } from '../syntax/syntaxTree.ts';
import { isJudged } from '../validation/versions.ts';
import { placeDocuments } from './placeDocuments.ts';

export interface FileEntry {
  readonly uri: FileUri;
  readonly text: string;
  /** In the order of the file. Nothing is parsed before it is asked for. */
  readonly documents: readonly PlacedDocument[];
  /** Offset of each document in the file. */
  readonly startOf: ReadonlyMap<DocumentHandle, number>;
}

/** `previous`: the file before the edit, whose unchanged documents are taken over. */
export function fileEntry(uri: FileUri, text: string, previous?: FileEntry): FileEntry {
  const documents = placeDocuments(uri, text, previous);
  return { uri, text, documents, startOf: new Map(documents.map(({ document, start }) => [document, start])) };
}

const objectsOf = new Memo<SyntaxDocument, readonly KubernetesObject[]>();

/** Every object of one document, read once. Of objects that nobody can say anything about, only the head is parsed. */
export function documentObjects(document: SyntaxDocument): readonly KubernetesObject[] {
  return objectsOf.get(document, [], () => {
    const { text, uri } = document;
    if (!mayHoldObjects(text)) return [];
    if (mayHold(isJudged, text)) return readObjects(document);
    return readObjects(document, parseDocument(uri, documentHead(text)).root);
  });
}

const manifestsOf = new Memo<SyntaxDocument, readonly Manifest[]>();

/** Those of our kinds. A document that cannot hold any of these is not even parsed. */
export function documentManifests(document: SyntaxDocument): readonly Manifest[] {
  return manifestsOf.get(document, [], () =>
    mayHoldManifests(document.text) ? documentObjects(document).filter(isManifest) : [],
  );
}

/** The objects of our kinds of a file, in its order. */
export function fileManifests(file: FileEntry): readonly Manifest[] {
  return file.documents.flatMap(({ document }) => documentManifests(document));
}
