// The folders of the workspace. They may lie inside of each other.
import type { Root } from './root.ts';

export class Roots {
  readonly #roots = new Map<string, Root>();

  /** In place of the one of the same folder, if there is one. */
  set(root: Root): void {
    this.#roots.set(root.uri, root);
  }

  delete({ uri }: Root): void {
    this.#roots.delete(uri);
  }

  /** Whether this very root is still in use. */
  has(root: Root): boolean {
    return this.#roots.get(root.uri) === root;
  }

  all(): readonly Root[] {
    return [...this.#roots.values()];
  }

  /** The root of this folder, however its URI is spelt. */
  at(folder: string): Root | undefined {
    return this.all().find((root) => root.pathTo(folder) === '');
  }

  /** The innermost folder that holds a file. */
  of(uri: string): Root | undefined {
    const holding = this.all().filter((root) => root.pathTo(uri) !== undefined);
    return holding.toSorted((a, b) => b.uri.length - a.uri.length)[0];
  }

  /** Whether an index of all these folders holds the file. */
  cover(uri: string): boolean {
    return this.all().some((root) => root.covers(uri));
  }
}
