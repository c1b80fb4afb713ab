// What `.gitignore` files say. Paths count from the root of the walk, with `/` on every system and without one in front.
import ignore, { type Ignore } from 'ignore';

export class IgnoreRules {
  readonly #byFolder = new Map<string, Ignore>();
  #above: readonly { readonly rules: Ignore; readonly way: string }[] = [];

  /** The `.gitignore` of a folder at or below the root; the root is the empty path. */
  add(folder: string, text: string): void {
    this.#byFolder.set(folder, read(text));
  }

  /**
   * The `.gitignore` files above the root, the nearest first, each with the path that leads from there to the root. Where
   * they name the root itself they do not count: somebody asked for it all the same.
   */
  setAbove(files: readonly { readonly way: string; readonly text: string }[]): void {
    this.#above = files.map(({ way, text }) => ({ way, rules: read(text) }));
    if (this.ignores('', true)) this.#above = [];
  }

  /** Whether the rules name a file or a folder; whether they name one of the folders above it is another question. */
  ignores(path: string, isFolder: boolean): boolean {
    const end = isFolder ? '/' : '';
    for (const { rules, from } of this.#rulesFor(path)) {
      const { ignored, unignored } = rules.test(`${from}${end}`);
      if (ignored || unignored) return ignored;
    }
    return false;
  }

  /** The rules that count for a path, the nearest first, and the path as they see it. */
  *#rulesFor(path: string): Iterable<{ readonly rules: Ignore; readonly from: string }> {
    for (let folder = path; folder !== '';) {
      folder = parentOf(folder);
      const rules = this.#byFolder.get(folder);
      if (rules) yield { rules, from: folder === '' ? path : path.slice(folder.length + 1) };
    }
    for (const { rules, way } of this.#above) yield { rules, from: path === '' ? way : `${way}/${path}` };
  }
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function read(text: string): Ignore {
  const rules = ignore({ ignorecase: false });
  for (const line of text.split(/\r?\n/)) {
    try {
      rules.add(line);
    } catch {
      // An unclosed bracket, as in `[a/`, which matches nothing in Git either.
    }
  }
  return rules;
}
