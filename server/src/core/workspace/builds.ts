// The builds of a workspace. A file that one of them was made of is judged by what came out, and not as it is.
import type { Build } from '../builds/build.ts';
import type { FileUri } from '../base/place.ts';
import type { FileEntry } from './fileEntry.ts';
import { FileNodes } from './fileNodes.ts';

export interface Builds {
  readonly all: readonly Build[];
  /** Those that came out, by the files that they were made of. */
  readonly ofMember: ReadonlyMap<FileUri, readonly Build[]>;
}

export const noBuilds: Builds = { all: [], ofMember: new Map() };

export function buildsOf(all: readonly Build[]): Builds {
  const ofMember = new Map<FileUri, Build[]>();
  for (const build of all) {
    if (build.output.type !== 'rendered') continue;
    for (const uri of build.members) {
      const known = ofMember.get(uri);
      if (known) known.push(build);
      else ofMember.set(uri, [build]);
    }
  }
  return { all, ofMember };
}

/** What others may find of a file under its own name: of what was built, only what came out is deployed. */
export function linkedNodes({ ofMember }: Builds, uri: FileUri, file: FileEntry | undefined): FileNodes {
  return file && !ofMember.has(uri) ? file.nodes : FileNodes.none;
}
