// Which files below a root are looked at. Paths count from the root, with `/` on every system and without one in front.
import { Minimatch } from 'minimatch';
import { IgnoreRules, parentOf } from './ignoreRules.ts';

/** What tools put beside the sources, and never a manifest of the author's. */
const neverEntered = new Set(['node_modules', '.git', '.hg', '.svn']);

export class Selection {
  readonly rules = new IgnoreRules();
  readonly #isWanted: (name: string) => boolean;
  readonly #excluded: readonly Minimatch[];

  /** `excluded`: patterns of files and folders as in VS Code's `files.exclude`. */
  constructor(isWanted: (name: string) => boolean, excluded: readonly string[] = []) {
    this.#isWanted = isWanted;
    this.#excluded = excluded.map((pattern) => new Minimatch(pattern, { dot: true, nocomment: true, nonegate: true }));
  }

  /** Whether a walk that came to this folder goes into it. */
  enters(folder: string): boolean {
    return !neverEntered.has(nameOf(folder)) && !this.#excludes(folder) && !this.rules.ignores(folder, true);
  }

  /** Whether a walk that came to this file takes it. */
  takes(file: string): boolean {
    return this.#isWanted(nameOf(file)) && !this.#excludes(file) && !this.rules.ignores(file, false);
  }

  /** Whether a walk from the root comes to this folder. */
  reaches(folder: string): boolean {
    return folder === '' || (this.reaches(parentOf(folder)) && this.enters(folder));
  }

  /** Whether a walk from the root comes to this file and takes it. */
  covers(file: string): boolean {
    return this.takes(file) && this.reaches(parentOf(file));
  }

  #excludes(path: string): boolean {
    return this.#excluded.some((pattern) => pattern.match(path));
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
