// The workloads of a file, which are what a timeline can be asked of.
import { contains } from '../base/span.ts';
import type { FileUri } from '../base/place.ts';
import { isWorkload, type ObjectRef, type Workload } from '../manifest/manifest.ts';
import { documentManifests } from '../workspace/fileEntry.ts';
import { locate, manifestsOf } from '../workspace/workspace.ts';
import { renderedFrom, renderedObjects } from '../workspace/sources.ts';
import { builtObjects, isBuilt } from './built/objects.ts';
import type { Snapshot } from './snapshot.ts';

/** One workload of one file. */
export interface TimelineTarget {
  readonly uri: FileUri;
  readonly object: ObjectRef;
}

/**
 * In the order of the file. Of what something was built of, they are those that came out, each name once; of a
 * kustomization or a chart, all that came out.
 */
export function targets(snapshot: Snapshot, uri: FileUri): readonly TimelineTarget[] {
  return workloadsOf(snapshot, uri).map(targetOf);
}

function workloadsOf(snapshot: Snapshot, uri: FileUri): readonly Workload[] {
  const { workspace } = snapshot;
  if (!isBuilt(snapshot, uri)) return manifestsOf(workspace, uri).filter(isWorkload);
  const root = workspace.builds.ofMember.get(uri)?.find((one) => one.root === uri);
  if (root) return renderedObjects(workspace, root).flatMap(({ object }) => (isWorkload(object) ? [object] : []));
  const built = builtObjects(snapshot, uri).flatMap(({ object }) => (isWorkload(object) ? [object] : []));
  const start = ({ kindAt }: Workload): number => locate(workspace, kindAt).span.start;
  const byName = new Map(built.toReversed().map((workload) => [nameOf(workload), workload]));
  return [...byName.values()].toSorted((a, b) => start(a) - start(b));
}

function nameOf({ ref: { kind, namespace, name } }: Workload): string {
  return JSON.stringify([kind, namespace, name]);
}

/** The workload whose text holds the offset, else the first of that document, else the file's first. */
export function targetAt(snapshot: Snapshot, uri: FileUri, offset: number): TimelineTarget | undefined {
  const { workspace } = snapshot;
  const placed = workspace.files.get(uri)?.documents.findLast(({ start }) => start <= offset);
  const at = placed && {
    document: placed.document,
    span: { start: offset - placed.start, end: offset - placed.start },
  };
  const rendered =
    at &&
    renderedFrom(workspace, uri, at)
      .map(({ object }) => object)
      .find(isWorkload);
  if (rendered) return targetOf(rendered);
  const workloads = workloadsOf(snapshot, uri);
  const holding = workloads.find((workload) => contains(locate(workspace, workload.at).span, offset));
  const beside = isBuilt(snapshot, uri) ? undefined : placed && documentManifests(placed.document).find(isWorkload);
  const found = holding ?? beside ?? workloads[0];
  return found && targetOf(found);
}

/** The workload that a target names; it may have gone since. */
export function workloadOf({ workspace }: Snapshot, { uri, object }: TimelineTarget): Workload | undefined {
  return manifestsOf(workspace, uri)
    .filter(isWorkload)
    .find(({ ref }) => ref.kind === object.kind && ref.namespace === object.namespace && ref.name === object.name);
}

function targetOf({ at, ref }: Workload): TimelineTarget {
  return { uri: at.document.uri, object: ref };
}
