// Where it is written what the name under the cursor means.
import type { FileSpan, FileUri } from '../base/place.ts';
import { contains } from '../base/span.ts';
import { locate } from '../workspace/workspace.ts';
import { linksOf } from './links.ts';
import { manifestAt } from './manifestAt.ts';
import type { Snapshot } from './snapshot.ts';

export interface Definition {
  /** The name. */
  readonly at: FileSpan;
  readonly targets: readonly FileSpan[];
}

/** An object's own name leads to itself, so that an editor shows who names it. */
export function definition(snapshot: Snapshot, uri: FileUri, offset: number): Definition | undefined {
  const found = manifestAt(snapshot, uri, offset);
  if (!found) return undefined;
  const { manifest } = found;
  const here = linksOf(snapshot, manifest).find(({ at }) => contains(at.span, found.offset));
  const own = contains(manifest.nameAt.span, found.offset)
    ? { at: manifest.nameAt, targets: [manifest.nameAt] }
    : undefined;
  const link = here ?? own;
  if (!link) return undefined;
  const { workspace } = snapshot;
  return { at: locate(workspace, link.at), targets: link.targets.map((target) => locate(workspace, target)) };
}
