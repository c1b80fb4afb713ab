// The files of a run as one workspace. What a file says is looked at, told and let go of: only texts and links stay.
import type { Analysis, AnalysisConfig } from '../core/analysis.ts';
import { AnalysisHost } from '../core/analysisHost.ts';
import type { FileUri } from '../core/base/place.ts';
import type { BuiltFiles } from './builds.ts';
import type { Source } from './checkedFile.ts';
import { readFiles, type ReadFile, type TextFile } from './files.ts';

/** So many characters of text are looked at at a time; a larger file is looked at alone. */
const maxPortion = 2 * 1024 * 1024;

export class LoadedFiles {
  /** Those that were asked about. */
  readonly files: readonly ReadFile[];
  readonly sources: ReadonlyMap<FileUri, Source>;
  readonly #host = new AnalysisHost();

  constructor(files: readonly ReadFile[], beside: readonly ReadFile[], { folders, builds }: BuiltFiles) {
    this.files = files;
    const texts = [...files, ...beside].filter(isText);
    this.sources = new Map(texts.map((file) => [file.uri, file]));
    this.#host.setExtent({ folders, indexing: false });
    // What is looked at first need not be read twice.
    const first = new Set(portionsOf(this.files)[0]);
    this.#host.applyChanges(texts.map((file) => ({ uri: file.uri, text: file.text, open: first.has(file) })));
    if (builds.length > 0) this.#host.setBuilds(builds);
  }

  analysis(config: AnalysisConfig): Analysis {
    return this.#host.analysis(config);
  }

  /** All files in portions, each of which is held only until the next one is asked for. */
  *portions(): Iterable<readonly ReadFile[]> {
    for (const portion of portionsOf(this.files)) {
      this.#look(portion.filter(isText), true);
      yield portion;
      this.#look(portion.filter(isText), false);
    }
  }

  #look(files: readonly TextFile[], open: boolean): void {
    this.#host.applyChanges(files.map(({ uri, text }) => ({ uri, text, open })));
  }
}

/**
 * A file beside those that are asked about that cannot be read is no reason to stop.
 * @param texts what some files shall hold, in place of what is on the disk
 */
export async function loadFiles(built: BuiltFiles, texts?: ReadonlyMap<FileUri, string>): Promise<LoadedFiles> {
  return new LoadedFiles(await readFiles(built.files, texts), await readFiles(built.beside, texts), built);
}

function isText(file: ReadFile): file is TextFile {
  return file.type === 'text';
}

function portionsOf(files: readonly ReadFile[]): readonly (readonly ReadFile[])[] {
  const portions: ReadFile[][] = [];
  let characters = Infinity;
  for (const file of files) {
    const { length } = isText(file) ? file.text : '';
    characters += length;
    if (characters > maxPortion) {
      portions.push([]);
      characters = length;
    }
    portions.at(-1)?.push(file);
  }
  return portions;
}
