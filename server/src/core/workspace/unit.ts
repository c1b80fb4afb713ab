// What is deployed together. Objects are linked inside of one unit only: two overlays of a repository hold the same
// names and never meet.
import type { FileUri } from '../base/place.ts';
import { isRendered, rootOf } from '../builds/build.ts';
import { kustomizationNames } from '../builds/kustomization.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { Graph } from './graph.ts';
import type { Workspace } from './workspace.ts';

export interface Unit {
  /** Of a folder its uri, with a `/` at its end. */
  readonly id: string;
  readonly type: 'folder' | 'kustomize' | 'helm';
  /** For people, as in `overlays/prod`. */
  readonly name: string;
  /** Whether all of its files are here; otherwise what is not found may stand in another one. */
  readonly complete: boolean;
  readonly documents: readonly SyntaxDocument[];
  readonly graph: Graph;
}

interface Units {
  readonly byId: Map<string, Unit>;
  /** Asked for every document of a file. */
  readonly byFile: Map<FileUri, Unit>;
}

const units = new WeakMap<Workspace, Units>();

/** The one that the objects of a file are judged in. */
export function unitOf(workspace: Workspace, uri: FileUri): Unit {
  const known = units.get(workspace) ?? { byId: new Map<string, Unit>(), byFile: new Map<FileUri, Unit>() };
  units.set(workspace, known);
  let unit = known.byFile.get(uri);
  if (!unit) {
    const id = unitIdOf(uri);
    unit = known.byId.get(id) ?? (isRendered(uri) ? buildUnit(workspace, uri) : folderUnit(workspace, id));
    known.byId.set(id, unit);
    known.byFile.set(uri, unit);
  }
  return unit;
}

/** The unit that the objects of a file are linked in. */
export function unitIdOf(uri: FileUri): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** What came out of a build is all that is deployed by it. */
function buildUnit(workspace: Workspace, rendered: FileUri): Unit {
  const root = rootOf(rendered);
  const build = workspace.builds.all.find((one) => one.root === root);
  return {
    ...folderUnit(workspace, unitIdOf(rendered)),
    type: build?.tool ?? 'folder',
    name: build?.name ?? '',
    complete: isHere(workspace, unitIdOf(root)),
  };
}

function folderUnit(workspace: Workspace, id: string): Unit {
  return {
    id,
    type: 'folder',
    name: decoded(id.slice(id.lastIndexOf('/', id.length - 2) + 1, -1)),
    complete: isHere(workspace, id) && !isBuiltFrom(workspace, id),
    graph: workspace.graphs.ofUnit.get(id) ?? Graph.empty,
    get documents() {
      const files = [...workspace.files.values()].filter(({ uri }) => unitIdOf(uri) === id);
      return files.flatMap(({ documents }) => documents.map(({ document }) => document));
    },
  };
}

function isHere({ folders, indexing }: Workspace, id: string): boolean {
  return !indexing && folders.some((root) => id.startsWith(root.endsWith('/') ? root : `${root}/`));
}

/** What Kustomize or Helm make of a folder may hold more than the folder, and under other names. */
function isBuiltFrom({ files }: Workspace, id: string): boolean {
  return (
    id.endsWith('/templates/') || kustomizationNames.some((name) => files.get(`${id}${name}` as FileUri) !== undefined)
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
