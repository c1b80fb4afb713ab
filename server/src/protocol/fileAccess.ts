// Files that the server cannot read itself: those of a remote or virtual workspace, and all where it runs in a browser.
import { request } from './request.ts';

/** The text of a file; null where there is none, it cannot be read, or it has more bytes than that. */
export const readFile = request<{ readonly uri: string; readonly maxBytes: number }, string | null>(
  'graceline/fs/readFile',
);

/** The URIs of the files below a folder whose names match one of the patterns, in any order. */
export const findFiles = request<
  {
    readonly folder: string;
    /** As in `*.yaml`. */
    readonly names: readonly string[];
    /** Only the files of the folder itself. */
    readonly flat: boolean;
    readonly maxFiles: number;
  },
  readonly string[]
>('graceline/fs/findFiles');
