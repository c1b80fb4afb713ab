// Which folders have been read to the end. As long as a folder has not, nobody can say what it does not hold.
import { fileUri } from '../core/base/place.ts';
import type { Texts } from './texts.ts';

export class KnownExtent {
  readonly #texts: Texts;
  readonly #unfinished = new Set<string>();
  readonly #complete = new Set<string>();

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  begin(folder: string): void {
    this.#unfinished.add(folder);
    this.#complete.delete(folder);
    this.#tell();
  }

  end(folder: string, isComplete: boolean): void {
    this.#unfinished.delete(folder);
    if (isComplete) this.#complete.add(folder);
    this.#tell();
  }

  forget(folder: string): void {
    this.#complete.delete(folder);
    this.end(folder, false);
  }

  get isIndexing(): boolean {
    return this.#unfinished.size > 0;
  }

  isComplete(folder: string): boolean {
    return this.#complete.has(folder);
  }

  #tell(): void {
    const folders = [...this.#complete].map((folder) => fileUri(folder));
    this.#texts.setExtent({ folders, indexing: this.isIndexing });
  }
}
