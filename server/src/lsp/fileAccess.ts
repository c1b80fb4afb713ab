// Files that no editor holds open, as the host of the server has them.
import type { Root } from './root.ts';

export interface Search {
  /** The folder to begin with, as a path from the root; the root itself is the empty path. */
  readonly from: string;
  /** Only the files of this folder. */
  readonly flat: boolean;
  readonly maxFiles: number;
}

/** Never fails: what cannot be read is left out. */
export interface FileAccess {
  /** The URIs of the files that the root's selection takes, in batches; it learns the `.gitignore` files on the way. */
  find(root: Root, search: Search): AsyncIterable<readonly string[]>;
  /** Undefined where there is no such file, or a larger one. */
  read(uri: string, maxBytes: number): Promise<string | undefined>;
}

/** `file:` from the disk, everything else from whoever knows its scheme. */
export function accessByScheme(disk: FileAccess, others: FileAccess): FileAccess {
  const accessTo = (uri: string): FileAccess => (uri.startsWith('file:') ? disk : others);
  return {
    find: (root, search) => accessTo(root.uri).find(root, search),
    read: (uri, maxBytes) => accessTo(uri).read(uri, maxBytes),
  };
}
