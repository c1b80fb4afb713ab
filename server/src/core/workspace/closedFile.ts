// A file that nobody looks at. Its text is kept, and what other objects may ask of its own; its trees are not.
import type { FileUri } from '../base/place.ts';
import { mayHoldManifests, readManifests } from '../manifest/readManifests.ts';
import { documentHead } from '../syntax/documentHead.ts';
import { parseDocument } from '../syntax/parseDocument.ts';
import type { PlacedDocument, SyntaxDocument } from '../syntax/syntaxTree.ts';
import type { FileEntry } from './fileEntry.ts';
import { FileNodes } from './fileNodes.ts';
import { placeDocuments } from './placeDocuments.ts';
import { contentOf, saysOnlyItsName, summaries } from './summary.ts';

export function closedFile(uri: FileUri, text: string, previous: FileEntry | undefined): FileEntry {
  const placed = whileUsed(() => placeDocuments(uri, text));
  return {
    uri,
    text,
    open: false,
    nodes: previous?.text === text ? previous.nodes : readNodes(uri, text, previous?.nodes),
    get documents() {
      return placed();
    },
  };
}

/** Parses what may hold manifests, and lets go of it. */
function readNodes(uri: FileUri, text: string, previous = FileNodes.none): FileNodes {
  const documents = mayHoldManifests(text) ? placeDocuments(uri, text) : [];
  return previous.changed(
    uri,
    documents.map(({ document }) => documentContents(document)),
  );
}

function documentContents(document: SyntaxDocument): readonly string[] {
  const { uri, text } = document;
  if (!mayHoldManifests(text)) return [];
  const read = saysOnlyItsName(text) ? parseDocument(uri, documentHead(text)) : document;
  return summaries(read, readManifests(read)).map(contentOf);
}

type Documents = readonly PlacedDocument[];

/** What keeps the other documents of a file for as long as one of them is in use, so that they stay the same ones. */
const company = new WeakMap<SyntaxDocument, Documents>();

/** The documents for as long as somebody holds one of them, as a finding does that speaks of it; made again after that. */
function whileUsed(make: () => Documents): () => Documents {
  let known: WeakRef<Documents> | undefined;
  return () => {
    const used = known?.deref();
    if (used) return used;
    const placed = make();
    for (const { document } of placed) company.set(document, placed);
    known = new WeakRef(placed);
    return placed;
  };
}
