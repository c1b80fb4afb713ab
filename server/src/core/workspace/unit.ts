// What is deployed together. Objects are linked inside of one unit only: two overlays of a repository hold the same
// names and never meet.
import type { FileUri } from '../base/place.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
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
}

/** The units that a file belongs to: its folder. */
export function unitsOf(workspace: Workspace, uri: FileUri): readonly Unit[] {
  return [folderUnit(workspace, folderOf(uri))];
}

function folderUnit(workspace: Workspace, folder: string): Unit {
  const { folders, indexing } = workspace;
  return {
    id: folder,
    type: 'folder',
    name: decoded(folder.slice(folder.lastIndexOf('/', folder.length - 2) + 1, -1)),
    complete: !indexing && folders.some((root) => folder.startsWith(root.endsWith('/') ? root : `${root}/`)),
    get documents() {
      const files = [...workspace.files.values()].filter(({ uri }) => folderOf(uri) === folder);
      return files.flatMap(({ documents }) => documents.map(({ document }) => document));
    },
  };
}

function folderOf(uri: FileUri): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
