// A workspace written as one text: `#- path` at the start of a line begins a file, `<|>` is the cursor.
import { fileUri, type FileUri } from '../../server/src/core/base/place.ts';

export interface Fixture {
  readonly files: readonly FixtureFile[];
  readonly cursor: { readonly uri: FileUri; readonly offset: number } | undefined;
}

export interface FixtureFile {
  readonly path: string;
  readonly uri: FileUri;
  /** Without the cursor. */
  readonly text: string;
}

const root = 'file:///workspace/';
const header = /^#- (\S+)\r?\n/gm;
const cursorMark = '<|>';

/** A text without `#-` is the one file `manifest.yaml`. */
export function parseFixture(text: string): Fixture {
  const headers = [...text.matchAll(header)];
  if (headers[0] && headers[0].index !== 0) throw new Error('a fixture has text before its first file');
  const parts =
    headers.length === 0
      ? [{ path: 'manifest.yaml', text }]
      : headers.map((found, index) => ({
          path: found[1] ?? '',
          text: text.slice(found.index + found[0].length, headers[index + 1]?.index),
        }));
  let cursor: Fixture['cursor'];
  const files = parts.map((part) => {
    const uri = uriOf(part.path);
    const offset = part.text.indexOf(cursorMark);
    if (offset < 0) return { ...part, uri };
    if (cursor || part.text.includes(cursorMark, offset + 1)) throw new Error('a fixture has one cursor at most');
    cursor = { uri, offset };
    return { ...part, uri, text: part.text.replace(cursorMark, '') };
  });
  return { files, cursor };
}

export function uriOf(path: string): FileUri {
  return fileUri(root + path);
}
