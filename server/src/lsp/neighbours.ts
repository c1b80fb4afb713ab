// The other files of an open file's folder. They are read before anything is said about it: a Service often stands in the
// next file, and the index may take a while to get there, or never come.
import type { ClosedFiles } from './closedFiles.ts';
import type { FileAccess } from './fileAccess.ts';
import type { KnownExtent } from './knownExtent.ts';
import { Root } from './root.ts';
import type { Roots } from './roots.ts';
import { folderOf } from './uris.ts';

/** More files of one folder than this are not waited for. */
const maxNeighbours = 200;

export class Neighbours {
  readonly #host: NeighboursHost;
  /** Folders that were read, or are being read. */
  readonly #folders = new Map<string, Promise<void>>();

  constructor(host: NeighboursHost) {
    this.#host = host;
  }

  async readBeside(uri: string): Promise<void> {
    const folder = folderOf(uri);
    if (folder === undefined) return;
    const reading = this.#folders.get(folder) ?? this.#read(folder);
    this.#folders.set(folder, reading);
    await reading;
  }

  /** Whether a file lies in such a folder. */
  hold(uri: string): boolean {
    return this.#folders.has(folderOf(uri) ?? '');
  }

  /** The folders of the workspace have changed: whoever asks next reads what is missing. */
  forget(): void {
    this.#folders.clear();
  }

  async #read(folder: string): Promise<void> {
    const { access, roots, closed, extent } = this.#host;
    const [root, from] = this.#placeOf(folder);
    if (extent.isComplete(root.uri)) return;
    const found: string[] = [];
    for await (const batch of access.find(root, { from, flat: true, maxFiles: maxNeighbours + 1 }))
      found.push(...batch);
    await closed.read(
      found
        .filter((uri) => !closed.has(uri))
        .sort()
        .slice(0, maxNeighbours),
    );
    if (from === '' && !roots.has(root)) extent.end(root.uri, found.length <= maxNeighbours);
  }

  /** Where to look for it: in the workspace, or by itself where the workspace leaves it out. */
  #placeOf(folder: string): readonly [Root, string] {
    const root = this.#host.roots.of(folder);
    const from = root?.pathTo(folder);
    return root && from !== undefined && root.selection.reaches(from) ? [root, from] : [new Root(folder), ''];
  }
}

export interface NeighboursHost {
  readonly access: FileAccess;
  readonly roots: Roots;
  readonly closed: ClosedFiles;
  readonly extent: KnownExtent;
}
