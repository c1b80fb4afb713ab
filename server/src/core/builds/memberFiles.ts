// Finds the members of a build by their paths, as kustomizations and Kustomize's annotations write them.
import { Memo } from '../base/memo.ts';
import type { FileUri } from '../base/place.ts';
import type { Build } from './build.ts';

const byPath = new Memo<readonly FileUri[], ReadonlyMap<string, FileUri>>();

/** @param from a file, or a folder with a `/` at its end, that the path is relative to */
export function memberAt({ members }: Build, from: FileUri, path: string): FileUri | undefined {
  const known = byPath.get(members, [], () => new Map(members.map((uri) => [decoded(uri), uri])));
  return known.get(resolvePath(decoded(from), path));
}

/** As `..` and `.` say; an absolute path stays what it is. */
function resolvePath(from: string, path: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const root = /^[a-z][\w+.-]*:\/\/[^/]*/i.exec(folder)?.[0] ?? '';
  const resolved: string[] = [];
  for (const step of (path.startsWith('/') ? path : folder.slice(root.length) + path).split('/')) {
    if (step === '..') resolved.pop();
    else if (step !== '.' && step !== '') resolved.push(step);
  }
  return `${root}/${resolved.join('/')}`;
}

/** Hosts differ in what they escape. */
function decoded(uri: FileUri): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
