import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerUnderTest } from './editor.ts';

/** As it is published. */
export const graceline: ServerUnderTest = {
  name: 'graceline',
  script: path.resolve('dist/server.cjs'),
  settings: { graceline: {} },
};

export function uriOf(root: string, file: { readonly path: string }): string {
  return pathToFileURL(path.join(root, file.path)).href;
}
