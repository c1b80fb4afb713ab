// The names of a file that lead to an object elsewhere, for editors that underline them.
import type { FileSpan, FileUri } from '../base/place.ts';
import type { Position } from '../base/lineIndex.ts';
import { documentManifests } from '../workspace/fileEntry.ts';
import { locate } from '../workspace/workspace.ts';
import { linksOf } from './links.ts';
import { linesOf, type Snapshot } from './snapshot.ts';

export interface DocumentLink {
  readonly at: FileSpan;
  readonly target: { readonly uri: FileUri; readonly position: Position };
}

export function documentLinks(snapshot: Snapshot, uri: FileUri): readonly DocumentLink[] {
  const { workspace } = snapshot;
  const documents = workspace.files.get(uri)?.documents ?? [];
  const links = documents.flatMap(({ document }) =>
    documentManifests(document).flatMap((manifest) => linksOf(snapshot, manifest)),
  );
  return links.flatMap(({ type, at, targets: [first] }) => {
    if (type === 'part' || !first) return [];
    const target = locate(workspace, first);
    const position = linesOf(snapshot, target.uri)?.position(target.span.start);
    return position ? [{ at: locate(workspace, at), target: { uri: target.uri, position } }] : [];
  });
}
