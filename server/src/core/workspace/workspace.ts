// All files of a moment. A change makes a new workspace; whoever holds the old one goes on seeing what it saw.
import { LayeredMap } from '../base/layeredMap.ts';
import type { DocumentHandle, FileSpan, FileUri, Place } from '../base/place.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { isRendered, renderedUri, rootOf, type Build } from '../builds/build.ts';
import { buildsOf, linkedNodes, noBuilds, type Builds } from './builds.ts';
import { ChangeLog } from './changeLog.ts';
import { closedFile } from './closedFile.ts';
import { documentIndex } from './documentIndex.ts';
import { editedFile, fileEntry, fileManifests, movedNodes, type FileEntry, type TypedEdit } from './fileEntry.ts';
import { type FileNodes } from './fileNodes.ts';
import { changeModules, noModules, type Modules } from './modules.ts';
import type { ObjectNode } from './objectNode.ts';
import { sourceOf } from './sources.ts';
import { unitIdOf } from './unit.ts';
import { changeGraphs, noGraphs, type UnitChange, type UnitGraphs } from './unitGraphs.ts';

export interface FileChange {
  readonly uri: FileUri;
  /** Undefined: the file is gone. */
  readonly text: string | undefined;
  /** Whether somebody looks at it, or asks for all that there is to say about it; by default true. */
  readonly open?: boolean;
}

export interface Workspace {
  /** Grows with every change. */
  readonly revision: number;
  readonly files: LayeredMap<FileUri, FileEntry>;
  /** Whose files are all in the workspace, or will be. */
  readonly folders: readonly FileUri[];
  /** Some of the files of the folders are still to come. */
  readonly indexing: boolean;
  readonly builds: Builds;
  readonly graphs: UnitGraphs;
  readonly modules: Modules;
  /** Of the nodes that came to stand in another document, or in none. */
  readonly moved: ChangeLog<ObjectNode>;
}

export const emptyWorkspace: Workspace = {
  revision: 0,
  files: new LayeredMap(),
  folders: [],
  indexing: false,
  builds: noBuilds,
  graphs: noGraphs,
  modules: noModules,
  moved: new ChangeLog(),
};

/** What of the outside is in the workspace: as long as not all of it is, nothing is said to be missing. */
export interface Extent {
  readonly folders: readonly FileUri[];
  readonly indexing: boolean;
}

export function applyExtent(workspace: Workspace, { folders, indexing }: Extent): Workspace {
  return { ...workspace, revision: workspace.revision + 1, folders, indexing };
}

/** Of several changes to one file the last counts. Where nothing changes the workspace stays the same object. */
export function applyChanges(workspace: Workspace, changes: readonly FileChange[]): Workspace {
  const last = new Map(changes.map((change) => [change.uri, change]));
  return withFiles(
    workspace,
    [...last.values()].map((change) => [change.uri, changedFile(change, workspace.files.get(change.uri))]),
  );
}

/** What somebody types into a file that is there. */
export function applyEdits(workspace: Workspace, uri: FileUri, edits: readonly TypedEdit[]): Workspace {
  const before = workspace.files.get(uri);
  return before ? withFiles(workspace, [[uri, editedFile(before, edits)]]) : workspace;
}

function withFiles(workspace: Workspace, changes: readonly (readonly [FileUri, FileEntry | undefined])[]): Workspace {
  const files = changes.filter(([uri, after]) => after !== workspace.files.get(uri));
  if (files.length === 0) return workspace;
  const changed = files.map(([uri, after]): UnitChange => {
    const nodes = (file: FileEntry | undefined): FileNodes => linkedNodes(workspace.builds, uri, file);
    return { unitId: unitIdOf(uri), before: nodes(workspace.files.get(uri)), after: nodes(after) };
  });
  return {
    ...workspace,
    revision: workspace.revision + 1,
    files: workspace.files.with(files),
    graphs: changeGraphs(workspace.graphs, changed),
    modules: changeModules(workspace.modules, files),
    moved: workspace.moved.changed(files.flatMap(([uri, after]) => movedNodes(workspace.files.get(uri), after))),
  };
}

/** All builds of now. Those that are the same as before keep their documents. */
export function applyBuilds(workspace: Workspace, all: readonly Build[]): Workspace {
  const builds = buildsOf(all);
  const members = new Set([...workspace.builds.ofMember.keys(), ...builds.ofMember.keys()]);
  const changed = [...members].map((uri): UnitChange => {
    const file = workspace.files.get(uri);
    const [before, after] = [linkedNodes(workspace.builds, uri, file), linkedNodes(builds, uri, file)];
    return { unitId: unitIdOf(uri), before, after };
  });
  const gone = workspace.builds.all.map(({ root }) => [renderedUri(root), undefined] as const);
  const rendered = all.map(({ root, output }) => {
    const uri = renderedUri(root);
    const text = output.type === 'rendered' ? output.text : undefined;
    return [uri, changedFile({ uri, text }, workspace.files.get(uri))] as const;
  });
  const relinked = {
    ...workspace,
    revision: workspace.revision + 1,
    builds,
    graphs: changeGraphs(workspace.graphs, changed),
  };
  return withFiles(relinked, [...new Map([...gone, ...rendered])]);
}

function changedFile({ uri, text, open = true }: FileChange, before: FileEntry | undefined): FileEntry | undefined {
  if (text === undefined) return undefined;
  if (before?.text === text && before.open === open) return before;
  return open ? fileEntry(uri, text, before) : closedFile(uri, text, before);
}

/** The workspace folder that holds a file, with a `/` at its end; undefined where none does. */
export function folderAround({ folders }: Workspace, uri: FileUri): string | undefined {
  const roots = folders.map((folder) => (folder.endsWith('/') ? folder : `${folder}/`));
  return roots.filter((root) => uri.startsWith(root)).sort((a, b) => b.length - a.length)[0];
}

/** The objects of a file in its order; none in a file that is not here. */
export function manifestsOf(workspace: Workspace, uri: FileUri): readonly Manifest[] {
  const file = workspace.files.get(uri);
  return file ? fileManifests(file) : [];
}

/** The document that a node stands for, and which of its manifests it is; undefined in a workspace that has it no more. */
export function documentOf({ files }: Workspace, node: ObjectNode) {
  const file = files.get(node.uri);
  const at = file?.nodes.locationOf(node);
  const placed = at && file?.documents[at.document];
  return placed && { document: placed.document, manifest: at.manifest };
}

/** Offset of a document in its file; undefined in a workspace that has it no more. */
export function startOf({ files }: Workspace, document: DocumentHandle): number | undefined {
  const documents = files.get(document.uri)?.documents ?? [];
  const index = documentIndex(documents, document);
  return index === undefined ? undefined : documents[index]?.start;
}

/**
 * Where a place stands in its file; of what was built, where that was written, or at the head of the build if nowhere.
 * Throws for a place of another snapshot: mixing snapshots is a bug.
 */
export function locate(workspace: Workspace, place: Place): FileSpan {
  const { document, span } = place;
  const start = startOf(workspace, document);
  if (start === undefined) throw new Error(`A place of another snapshot of ${document.uri}`);
  if (!isRendered(document.uri)) {
    return { uri: document.uri, span: { start: start + span.start, end: start + span.end } };
  }
  const source = sourceOf(workspace, place);
  return source ? locate(workspace, source) : { uri: rootOf(document.uri), span: { start: 0, end: 0 } };
}
