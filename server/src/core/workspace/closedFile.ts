// A file that nobody looks at. Its text is kept, and what other objects may ask of its own; its trees are not.
import type { FileUri } from '../base/place.ts';
import { mayHoldManifests, readManifests } from '../manifest/readManifests.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { place, type FileEntry, type Placed } from './fileEntry.ts';
import { fileNodes, type FileNodes } from './fileNodes.ts';
import { placeDocuments } from './placeDocuments.ts';
import { contentOf, summaries } from './summary.ts';

export function closedFile(uri: FileUri, text: string, previous: FileEntry | undefined): FileEntry {
  const placed = whileUsed(() => place(uri, text));
  return {
    uri,
    text,
    open: false,
    nodes: previous?.text === text ? previous.nodes : readNodes(uri, text, previous?.nodes),
    get documents() {
      return placed().documents;
    },
    get startOf() {
      return placed().startOf;
    },
  };
}

/** Parses what may hold manifests, and lets go of it. */
function readNodes(uri: FileUri, text: string, previous: FileNodes | undefined): FileNodes {
  if (!mayHoldManifests(text)) return nothing;
  const contents = placeDocuments(uri, text).map(({ document }) =>
    mayHoldManifests(document.text) ? summaries(document, readManifests(document)).map(contentOf) : [],
  );
  return fileNodes(uri, contents, previous);
}

const nothing: FileNodes = [];

/** What keeps the other documents of a file for as long as one of them is in use, so that they stay the same ones. */
const company = new WeakMap<SyntaxDocument, Placed>();

/** The documents for as long as somebody holds one of them, as a finding does that speaks of it; made again after that. */
function whileUsed(make: () => Placed): () => Placed {
  let known: WeakRef<Placed> | undefined;
  return () => {
    const used = known?.deref();
    if (used) return used;
    const placed = make();
    for (const { document } of placed.documents) company.set(document, placed);
    known = new WeakRef(placed);
    return placed;
  };
}
