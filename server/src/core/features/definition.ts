// Where it is written what the name under the cursor means.
import type { FileSpan, FileUri, Place } from '../base/place.ts';
import { contains } from '../base/span.ts';
import { locate } from '../workspace/workspace.ts';
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
  const link = nameAt(snapshot, uri, offset) ?? setting(snapshot, uri, offset);
  if (!link) return undefined;
  const { workspace } = snapshot;
  return { at: locate(workspace, link.at), targets: link.targets.map((target) => locate(workspace, target)) };
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
