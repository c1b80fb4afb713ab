// A folder below which files are looked for, and what counts there.
import { URI } from 'vscode-uri';
import { isWanted } from '../files/wantedFile.ts';
import { Selection } from '../files/selection.ts';

export class Root {
  /** Without a slash at its end. */
  readonly uri: string;
  readonly selection: Selection;
  readonly #folder: URI;

  /** `excluded`: patterns as in VS Code's `files.exclude`. */
  constructor(uri: string, excluded: readonly string[] = []) {
    const folder = URI.parse(uri);
    this.#folder = folder.with({ path: folder.path.replace(/(?<!\/)\/+$/, '') });
    this.uri = this.#folder.toString();
    this.selection = new Selection(isWanted, excluded);
  }

  /** The path from here to a file or folder; undefined for what lies elsewhere. */
  pathTo(uri: string): string | undefined {
    const { scheme, authority, path } = URI.parse(uri);
    const { path: own } = this.#folder;
    if (scheme !== this.#folder.scheme || authority !== this.#folder.authority) return undefined;
    if (path === own) return '';
    return path.startsWith(`${own}/`) ? path.slice(own.length + 1) : undefined;
  }

  uriOf(path: string): string {
    return this.#folder.with({ path: `${this.#folder.path}/${path}` }).toString();
  }

  /** Whether an index of this folder holds the file. */
  covers(uri: string): boolean {
    const path = this.pathTo(uri);
    return path !== undefined && path !== '' && this.selection.covers(path);
  }
}
