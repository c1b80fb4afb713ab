// The workloads of a file, which are what a timeline can be asked of.
import { contains } from '../base/span.ts';
import type { FileUri } from '../base/place.ts';
import { isWorkload, type ObjectRef, type Workload } from '../manifest/manifest.ts';
import { documentManifests } from '../workspace/fileEntry.ts';
import { locate, manifestsOf } from '../workspace/workspace.ts';
import type { Snapshot } from './snapshot.ts';

/** One workload of one file. */
export interface TimelineTarget {
  readonly uri: FileUri;
  readonly object: ObjectRef;
}

/** In the order of the file. */
export function targets({ workspace }: Snapshot, uri: FileUri): readonly TimelineTarget[] {
  return manifestsOf(workspace, uri).filter(isWorkload).map(targetOf(uri));
}

/** The workload whose text holds the offset, else the first of that document, else the file's first. */
export function targetAt(snapshot: Snapshot, uri: FileUri, offset: number): TimelineTarget | undefined {
  const { workspace } = snapshot;
  const workloads = manifestsOf(workspace, uri).filter(isWorkload);
  const holding = workloads.find(({ at }) => contains(locate(workspace, at).span, offset));
  const documents = workspace.files.get(uri)?.documents ?? [];
  const around = documents.findLast(({ start }) => start <= offset);
  const beside = around && documentManifests(around.document).find(isWorkload);
  const found = holding ?? beside ?? workloads[0];
  return found && targetOf(uri)(found);
}

/** The workload that a target names; it may have gone since. */
export function workloadOf({ workspace }: Snapshot, { uri, object }: TimelineTarget): Workload | undefined {
  return manifestsOf(workspace, uri)
    .filter(isWorkload)
    .find(({ ref }) => ref.kind === object.kind && ref.namespace === object.namespace && ref.name === object.name);
}

function targetOf(uri: FileUri): (workload: Workload) => TimelineTarget {
  return ({ ref }) => ({ uri, object: ref });
}
