// The names of a file that lead to an object elsewhere, for editors that underline them.
import type { FileSpan, FileUri } from '../base/place.ts';
import type { Position } from '../base/lineIndex.ts';
import { isManifest, type Manifest } from '../manifest/manifest.ts';
import { locate, manifestsOf } from '../workspace/workspace.ts';
import { builtObjects, isBuilt } from './built/objects.ts';
import { linksOf } from './links.ts';
import { linesOf, type Snapshot } from './snapshot.ts';

export interface DocumentLink {
  readonly at: FileSpan;
  readonly target: { readonly uri: FileUri; readonly position: Position };
}

export function documentLinks(snapshot: Snapshot, uri: FileUri): readonly DocumentLink[] {
  const { workspace } = snapshot;
  const links = manifestsIn(snapshot, uri).flatMap((manifest) => linksOf(snapshot, manifest));
  const found = links.flatMap(({ type, at, targets: [first] }) => {
    if (type === 'part' || !first) return [];
    const target = locate(workspace, first);
    const position = linesOf(snapshot, target.uri)?.position(target.span.start);
    return position ? [{ at: locate(workspace, at), target: { uri: target.uri, position } }] : [];
  });
  const here = found.filter(({ at }) => at.uri === uri);
  return [...new Map(here.map((link) => [link.at.span.start, link])).values()];
}

/** Those of the file, or that came out of it. */
function manifestsIn(snapshot: Snapshot, uri: FileUri): readonly Manifest[] {
  if (!isBuilt(snapshot, uri)) return manifestsOf(snapshot.workspace, uri);
  return builtObjects(snapshot, uri).flatMap(({ object }) => (isManifest(object) ? [object] : []));
}
