// What would happen if a number were another one: a snapshot in which it is, and the edits that make it so. Neither the
// files nor the snapshot that is asked change.
import type { FileSpan, FileUri } from '../base/place.ts';
import { isRendered } from '../builds/build.ts';
import type { Workload } from '../manifest/manifest.ts';
import { checkAssumption } from '../scenario/assumptions.ts';
import type { Edit } from '../syntax/edits.ts';
import { applyChanges, locate, type Workspace } from '../workspace/workspace.ts';
import { knobsOf, type Knob } from './knobs.ts';
import type { Snapshot } from './snapshot.ts';
import { workloadOf, type TimelineTarget } from './targets.ts';

export interface Supposition {
  /** By the path of the field, `spec.terminationGracePeriodSeconds` → 200. */
  readonly fields: ReadonlyMap<string, number>;
  /** As in settings; what is no value of its key is passed over. */
  readonly assumptions: ReadonlyMap<string, string>;
  /** Undefined: that of the settings. */
  readonly kubernetesMinor: number | undefined;
}

export interface Supposed {
  readonly snapshot: Snapshot;
  /** What makes it so in the files that people write. */
  readonly edits: readonly FileEdit[];
  /** Fields that have no line of their own in any file: a template makes them. */
  readonly unwritten: readonly string[];
}

interface FileEdit {
  readonly at: FileSpan;
  readonly newText: string;
}

/** What can be turned; nothing of a workload that is gone. */
export function knobs(snapshot: Snapshot, target: TimelineTarget): readonly Knob[] {
  const workload = workloadOf(snapshot, target);
  const document = workload && documentOf(snapshot.workspace, workload);
  return workload && document ? knobsOf(workload, document) : [];
}

export function suppose(snapshot: Snapshot, target: TimelineTarget, supposition: Supposition): Supposed {
  const { workspace, config } = snapshot;
  const turned = knobs(snapshot, target).flatMap((knob) => {
    const value = supposition.fields.get(knob.field);
    const edit = value === undefined || value === knob.value ? undefined : knob.set(value);
    return edit ? [{ field: knob.field, edit, inFile: inFile(workspace, edit) }] : [];
  });
  const edited = withEdits(
    workspace,
    target.uri,
    turned.map(({ edit }) => edit),
  );
  const { kind, name } = target.object;
  const given = [...supposition.assumptions]
    .filter(([key, value]) => checkAssumption(key, value) === undefined)
    // The narrowest form, which goes before whatever the settings say.
    .map(([key, value]) => [key.includes('.') ? `${kind}/${name}/${key}` : key, value] as const);
  return {
    snapshot: {
      workspace: edited,
      config: {
        ...config,
        kubernetesMinor: supposition.kubernetesMinor ?? config.kubernetesMinor,
        assumptions: given.length === 0 ? config.assumptions : new Map([...config.assumptions, ...given]),
      },
    },
    edits: turned.flatMap(({ inFile }) => inFile ?? []),
    unwritten: turned.flatMap(({ field, inFile }) => (inFile ? [] : [field])),
  };
}

function documentOf({ files }: Workspace, { at }: Workload) {
  return files.get(at.document.uri)?.documents.find(({ document }) => document === at.document)?.document;
}

/** Where an edit stands in what people write. Of what was built only what is the same text there. */
function inFile(workspace: Workspace, { at, newText }: Edit): FileEdit | undefined {
  const found = locate(workspace, at);
  if (!isRendered(at.document.uri)) return { at: found, newText };
  const built = textOf(workspace, at.document.uri)?.slice(...offsetsIn(workspace, at));
  const written = textOf(workspace, found.uri)?.slice(found.span.start, found.span.end);
  return written !== undefined && written !== '' && written === built ? { at: found, newText } : undefined;
}

function offsetsIn({ files }: Workspace, { document, span }: Edit['at']): readonly [number, number] {
  const documents = files.get(document.uri)?.documents ?? [];
  const start = documents.find((placed) => placed.document === document)?.start ?? 0;
  return [start + span.start, start + span.end];
}

function withEdits(workspace: Workspace, uri: FileUri, edits: readonly Edit[]): Workspace {
  const text = textOf(workspace, uri);
  if (text === undefined || edits.length === 0) return workspace;
  const placed = edits.map(({ at, newText }) => ({ offsets: offsetsIn(workspace, at), newText }));
  // From the end, so that what is before stays where it is; of two at one place the later one first.
  const changed = placed
    .toReversed()
    .toSorted((a, b) => b.offsets[0] - a.offsets[0])
    .reduce((so, { offsets: [start, end], newText }) => so.slice(0, start) + newText + so.slice(end), text);
  return applyChanges(workspace, [{ uri, text: changed }]);
}

function textOf({ files }: Workspace, uri: FileUri): string | undefined {
  return files.get(uri)?.text;
}
