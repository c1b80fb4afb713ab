// A pattern such as `k8s/**/*.yaml`, which a shell has left as it is.
import { Minimatch } from 'minimatch';
import { parentOf } from './ignoreRules.ts';

export interface Glob {
  /** The folder that the pattern begins in, as it is written. */
  readonly base: string;
  /** Whether it is about a file or one of the folders that hold it, as paths from the base. */
  readonly matches: (path: string) => boolean;
}

/** Undefined for a text that is no pattern. */
export function parseGlob(text: string): Glob | undefined {
  const parts = text.split('/');
  const first = parts.findIndex((part) => patternOf(part).hasMagic());
  if (first < 0) return undefined;
  const pattern = patternOf(parts.slice(first).join('/'));
  const matches = (path: string): boolean => path !== '' && (pattern.match(path) || matches(parentOf(path)));
  return { base: parts.slice(0, first).join('/') || (text.startsWith('/') ? '/' : '.'), matches };
}

function patternOf(text: string): Minimatch {
  return new Minimatch(text, { dot: true, nocomment: true, nonegate: true, magicalBraces: true });
}
