// Reads the files of the workspace folders, a few at a time, so that every question of the editor is answered in between.
import { pausing, type Clock } from './clock.ts';
import type { ClosedFiles } from './closedFiles.ts';
import type { FileAccess } from './fileAccess.ts';
import type { IndexProgress } from './indexProgress.ts';
import type { KnownExtent } from './knownExtent.ts';
import type { Root } from './root.ts';
import type { Roots } from './roots.ts';
import type { Texts } from './texts.ts';

/** Files that are read at the same time. */
const parallelReads = 64;

export interface IndexerHost {
  readonly access: FileAccess;
  readonly texts: Texts;
  readonly closed: ClosedFiles;
  readonly roots: Roots;
  readonly extent: KnownExtent;
  readonly clock: Clock;
  readonly progress: IndexProgress;
}

export class Indexer {
  readonly #host: IndexerHost;
  /** Folders whose files are being found or read. One that is not here any more was cancelled, removed or replaced. */
  readonly #unfinished = new Set<Root>();
  /** Files that are to be read, in this order. */
  readonly #queue = new Set<string>();
  #reading: Promise<void> | undefined;
  #done = 0;

  constructor(host: IndexerHost) {
    this.#host = host;
  }

  /** `before`: the same folder as it was seen until now. What it does not hold any more is forgotten. */
  async add(root: Root, before: Root | undefined, maxFiles: number): Promise<void> {
    const { roots, closed, extent } = this.#host;
    if (before) this.#unfinished.delete(before);
    this.#begin(root);
    const { uris, isAll } = await this.#find(root, maxFiles);
    if (!this.#unfinished.has(root)) return;
    if (before) closed.forget((uri) => before.covers(uri) && !uris.has(uri) && !roots.cover(uri));
    await this.read([...uris].filter((uri) => !closed.has(uri)));
    if (!this.#unfinished.delete(root)) return;
    extent.end(root.uri, isAll);
    this.#settle();
  }

  remove(root: Root): void {
    const { roots, closed, extent } = this.#host;
    this.#unfinished.delete(root);
    closed.forget((uri) => root.pathTo(uri) !== undefined && !roots.of(uri));
    extent.forget(root.uri);
    this.#settle();
  }

  /** Reads files, again where they were read before. What cannot be read is forgotten. */
  async read(uris: readonly string[]): Promise<void> {
    for (const uri of uris) this.#queue.add(uri);
    if (this.#queue.size > 0) this.#reading ??= this.#readQueue();
    await this.#reading;
  }

  #begin(root: Root): void {
    const { extent, progress } = this.#host;
    this.#unfinished.add(root);
    extent.begin(root.uri);
    progress.start(() => {
      this.#cancel();
    });
  }

  /** What was read stays. */
  #cancel(): void {
    const { extent } = this.#host;
    this.#queue.clear();
    for (const root of this.#unfinished) extent.end(root.uri, false);
    this.#unfinished.clear();
    this.#settle();
  }

  /** Tells everybody once, when nothing is left to do. */
  #settle(): void {
    if (this.#unfinished.size > 0) return;
    this.#host.progress.end();
    this.#host.texts.announce({ type: 'other' });
  }

  async #find(root: Root, maxFiles: number): Promise<{ readonly uris: ReadonlySet<string>; readonly isAll: boolean }> {
    const { access, progress } = this.#host;
    const uris = new Set<string>();
    for await (const batch of access.find(root, { from: '', flat: false, maxFiles: maxFiles + 1 })) {
      for (const uri of batch) uris.add(uri);
      if (!this.#unfinished.has(root)) break;
      if (uris.size > maxFiles) {
        progress.tooMany(root.uri, maxFiles);
        return { uris: new Set([...uris].slice(0, maxFiles)), isAll: false };
      }
    }
    return { uris, isAll: true };
  }

  async #readQueue(): Promise<void> {
    const { closed, clock, progress } = this.#host;
    const pause = pausing(clock);
    while (this.#queue.size > 0) {
      const batch = firstOf(this.#queue, parallelReads);
      for (const uri of batch) this.#queue.delete(uri);
      await closed.read(batch, pause);
      this.#done += batch.length;
      progress.report(this.#done, this.#done + this.#queue.size);
    }
    this.#done = 0;
    this.#reading = undefined;
  }
}

function firstOf<T>(items: ReadonlySet<T>, count: number): readonly T[] {
  const first: T[] = [];
  for (const item of items) if (first.push(item) === count) break;
  return first;
}
