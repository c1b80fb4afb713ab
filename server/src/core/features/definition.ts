// Where it is written what the name under the cursor means.
import type { FileSpan, FileUri, Place } from '../base/place.ts';
import { contains } from '../base/span.ts';
import { locate } from '../workspace/workspace.ts';
import { distinct, judgedOffsets } from './built/offsets.ts';
import { linksOf } from './links.ts';
import { manifestAt } from './manifestAt.ts';
import { otherPlaces, settingAt } from './settingAt.ts';
import type { Snapshot } from './snapshot.ts';

export interface Definition {
  /** The name. */
  readonly at: FileSpan;
  readonly targets: readonly FileSpan[];
}

/**
 * An object's own name leads to itself, so that an editor shows who names it. What an app is told leads to what overrides
 * it, or to what it overrides.
 */
export function definition(snapshot: Snapshot, uri: FileUri, offset: number): Definition | undefined {
  const links = judgedOffsets(snapshot, uri, offset).flatMap(
    (one) => nameAt(snapshot, one.uri, one.offset) ?? setting(snapshot, one.uri, one.offset) ?? [],
  );
  const [link] = links;
  if (!link) return undefined;
  const { workspace } = snapshot;
  const targets = links.flatMap((one) => one.targets.map((target) => locate(workspace, target)));
  const at = locate(workspace, link.at);
  const isHere = at.uri === uri && contains(at.span, offset);
  return { at: isHere ? at : { uri, span: { start: offset, end: offset } }, targets: distinct(targets) };
}

interface Leading {
  readonly at: Place;
  readonly targets: readonly Place[];
}

function nameAt(snapshot: Snapshot, uri: FileUri, offset: number): Leading | undefined {
  const found = manifestAt(snapshot, uri, offset);
  if (!found) return undefined;
  const { manifest } = found;
  const here = linksOf(snapshot, manifest).find(({ at }) => contains(at.span, found.offset));
  const isOwn = contains(manifest.nameAt.span, found.offset);
  return here ?? (isOwn ? { at: manifest.nameAt, targets: [manifest.nameAt] } : undefined);
}

function setting(snapshot: Snapshot, uri: FileUri, offset: number): Leading | undefined {
  const found = settingAt(snapshot, uri, offset);
  const targets = found ? otherPlaces(snapshot, found) : [];
  return found && targets.length > 0 ? { at: found.at, targets } : undefined;
}
