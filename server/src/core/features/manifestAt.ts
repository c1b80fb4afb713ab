import type { FileUri } from '../base/place.ts';
import { contains } from '../base/span.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { PlacedDocument } from '../syntax/syntaxTree.ts';
import { documentManifests } from '../workspace/fileEntry.ts';
import type { Snapshot } from './snapshot.ts';

export interface ManifestAt {
  readonly manifest: Manifest;
  readonly placed: PlacedDocument;
  /** In the document. */
  readonly offset: number;
}

/** The object whose text holds an offset of a file; undefined where none of ours does. */
export function manifestAt({ workspace }: Snapshot, uri: FileUri, offset: number): ManifestAt | undefined {
  const placed = workspace.files.get(uri)?.documents.findLast(({ start }) => start <= offset);
  if (!placed) return undefined;
  const local = offset - placed.start;
  const manifest = documentManifests(placed.document).find(({ root }) => contains(root.span, local));
  return manifest && { manifest, placed, offset: local };
}
