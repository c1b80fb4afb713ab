// The names of a file that lead to an object elsewhere, for editors that underline them.
import type { Position } from '../base/lineIndex.ts';
import type { FileSpan, FileUri, Place } from '../base/place.ts';
import { isManifest, type Manifest } from '../manifest/manifest.ts';
import { documentManifests } from '../workspace/fileEntry.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { locate } from '../workspace/workspace.ts';
import { builtObjects, isBuilt } from './built/objects.ts';
import { EncodedParts } from './encodedParts.ts';
import { InStretches } from './inStretches.ts';
import { linksOf } from './links.ts';
import { linesOf, type Snapshot } from './snapshot.ts';

export interface DocumentLink {
  readonly at: FileSpan;
  readonly target: { readonly uri: FileUri; readonly position: Position };
}

interface PlacedLink {
  readonly at: Place;
  readonly target: Place;
}

export function documentLinks(snapshot: Snapshot, uri: FileUri): readonly DocumentLink[] {
  const links = isBuilt(snapshot, uri) ? builtLinks(snapshot, uri) : linksInStretches.get(snapshot, uri).flat();
  const here = links.map((link) => located(snapshot, link)).filter(({ at }) => at.uri === uri);
  return onePerPlace(here, ({ at }) => at.span.start);
}

/** The same in the words of a host. */
export function encodedLinks<H, R>(
  snapshot: Snapshot,
  uri: FileUri,
  encode: (host: H, link: DocumentLink) => R,
  host: H,
): readonly R[] {
  if (isBuilt(snapshot, uri)) return documentLinks(snapshot, uri).map((link) => encode(host, link));
  return encoded.get(snapshot, linksInStretches.get(snapshot, uri), [encode], (link) =>
    encode(host, located(snapshot, link)),
  );
}

const encoded = new EncodedParts<PlacedLink>(({ at, target }) => [at, target]);

export const linksInStretches = new InStretches<PlacedLink>((snapshot, document, unit) => {
  const links = documentManifests(document).flatMap((manifest) => namesIn(snapshot, manifest, unit));
  return onePerPlace(links, ({ at }) => at.span.start);
});

/** Of the objects that came out of the file. */
function builtLinks(snapshot: Snapshot, uri: FileUri): readonly PlacedLink[] {
  const manifests = builtObjects(snapshot, uri).flatMap(({ object }) => (isManifest(object) ? [object] : []));
  return manifests.flatMap((manifest) => namesIn(snapshot, manifest));
}

function namesIn(snapshot: Snapshot, manifest: Manifest, whole?: UnitView): readonly PlacedLink[] {
  return linksOf(snapshot, manifest, whole).flatMap(({ type, at, targets: [target] }) =>
    type === 'name' && target ? [{ at, target }] : [],
  );
}

function onePerPlace<T>(links: readonly T[], startOf: (link: T) => number): readonly T[] {
  return [...new Map(links.map((link) => [startOf(link), link])).values()];
}

function located(snapshot: Snapshot, { at, target }: PlacedLink): DocumentLink {
  const { uri, span } = locate(snapshot.workspace, target);
  const position = linesOf(snapshot, uri)?.position(span.start) ?? { line: 0, character: 0 };
  return { at: locate(snapshot.workspace, at), target: { uri, position } };
}
