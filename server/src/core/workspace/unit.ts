// What is deployed together. Objects are linked inside of one unit only: two overlays of a repository hold the same
// names and never meet.
import { Memo } from '../base/memo.ts';
import type { FileUri } from '../base/place.ts';
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

/** The units that a file belongs to: its folder. */
export function unitsOf(workspace: Workspace, uri: FileUri): readonly Unit[] {
  return [unitOf(workspace, uri)];
}

interface Units {
  readonly byId: Map<string, Unit>;
  /** Asked for every document of a file. */
  readonly byFile: Map<FileUri, Unit>;
}

const units = new Memo<Workspace, Units>();

/** The one that the objects of a file are judged in. */
export function unitOf(workspace: Workspace, uri: FileUri): Unit {
  const { byId, byFile } = units.get(workspace, [], () => ({ byId: new Map(), byFile: new Map() }));
  let unit = byFile.get(uri);
  if (!unit) {
    const id = unitIdOf(uri);
    unit = byId.get(id) ?? folderUnit(workspace, id);
    byId.set(id, unit);
    byFile.set(uri, unit);
  }
  return unit;
}

/** The unit that the objects of a file are linked in. */
export function unitIdOf(uri: FileUri): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

function folderUnit(workspace: Workspace, id: string): Unit {
  const { folders, indexing } = workspace;
  return {
    id,
    type: 'folder',
    name: decoded(id.slice(id.lastIndexOf('/', id.length - 2) + 1, -1)),
    complete: !indexing && folders.some((root) => id.startsWith(root.endsWith('/') ? root : `${root}/`)),
    graph: workspace.graphs.ofUnit.get(id) ?? Graph.empty,
    get documents() {
      const files = [...workspace.files.values()].filter(({ uri }) => unitIdOf(uri) === id);
      return files.flatMap(({ documents }) => documents.map(({ document }) => document));
    },
  };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
