// The files that something is made of: as they are on the disk, or as editors hold them.
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

export class Sources {
  readonly #unsaved: ReadonlyMap<string, string>;

  /** @param unsaved texts in place of what is on the disk, by absolute path */
  constructor(unsaved: ReadonlyMap<string, string>) {
    this.#unsaved = unsaved;
  }

  /** Undefined where there is no such file. */
  async text(file: string): Promise<string | undefined> {
    return this.#unsaved.get(file) ?? readFile(file, 'utf8').catch(() => undefined);
  }

  areSaved(files: readonly string[]): boolean {
    return !files.some((file) => this.#unsaved.has(file));
  }

  /** Another one as soon as something in them is another. */
  async fingerprint(files: readonly string[]): Promise<string> {
    const marks = files.map(async (file) => {
      const text = this.#unsaved.get(file);
      if (text !== undefined) return [file, text];
      const stats = await stat(file).catch(() => undefined);
      return [file, stats?.size, stats?.mtimeMs];
    });
    return JSON.stringify(await Promise.all(marks));
  }

  /** Puts all of them below another folder, as they lie below `top`. */
  async copy(files: readonly string[], top: string, target: string): Promise<void> {
    for (const file of files) {
      const place = path.join(target, path.relative(top, file));
      await mkdir(path.dirname(place), { recursive: true });
      const text = this.#unsaved.get(file);
      await (text === undefined ? copyFile(file, place) : writeFile(place, text));
    }
  }
}

export type PlaceType = 'file' | 'folder';

export async function typeOf(place: string): Promise<PlaceType | undefined> {
  const stats = await stat(place).catch(() => undefined);
  if (stats?.isDirectory()) return 'folder';
  return stats?.isFile() ? 'file' : undefined;
}

export function isBelow(folder: string, place: string): boolean {
  const way = path.relative(folder, place);
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
