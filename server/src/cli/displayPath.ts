import { isAbsolute, relative } from 'node:path';

/** How a path is shown: relative to the current folder where it lies below it. */
export function displayPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown === '' || shown.startsWith('..') || isAbsolute(shown) ? path : shown;
}
