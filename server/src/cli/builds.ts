// What Kustomize and Helm make of the files of a run, where they are installed.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnalysisConfig, Build } from '../core/analysis.ts';
import type { FileUri } from '../core/base/place.ts';
import { BuildRunner } from '../builds/buildRunner.ts';
import { findRoots, mayBeRoot } from '../builds/roots.ts';
import { Sources } from '../builds/sources.ts';
import { isWanted } from '../files/wantedFile.ts';
import type { Company } from './discover.ts';
import { displayPath } from './displayPath.ts';
import { foundFile, type FoundFile } from './files.ts';

export interface Files extends Company {
  /** Those that are asked about. */
  readonly files: readonly FoundFile[];
}

export interface BuiltFiles extends Files {
  readonly builds: readonly Build[];
}

/**
 * Whoever asks about a kustomization or a chart asks about all files that it takes, wherever they are.
 * @param texts what some files shall hold, in place of what is on the disk
 */
export async function build(
  { files, beside, folders }: Files,
  configFor: (folder: string) => Promise<AnalysisConfig>,
  texts: ReadonlyMap<FileUri, string> = new Map(),
): Promise<BuiltFiles> {
  const onDisk = [...texts].filter(([uri]) => uri.startsWith('file:'));
  const unsaved = new Map(onDisk.map(([uri, text]) => [fileURLToPath(uri), text]));
  const paths = [...files, ...beside].map(({ path }) => path);
  const runner = new BuildRunner({ uriOf: (path) => foundFile(path).uri, nameOf: displayPath });
  const roots = await findRoots(paths.filter(mayBeRoot), new Sources(unsaved));
  const builds = await Promise.all(
    roots.map(async (root) => {
      const { helmValuesFiles } = await configFor(dirname(root.file));
      const settings = { kustomizePath: '', helmPath: '', valuesFiles: helmValuesFiles };
      return runner.build(root, settings, { type: 'allowed' }, unsaved);
    }),
  );
  const asked = new Set(files.map(({ uri }) => uri));
  const known = new Set([...asked, ...beside.map(({ uri }) => uri)]);
  const ofAsked = membersOf(builds.filter(({ root }) => asked.has(root))).filter(({ uri }) => !asked.has(uri));
  const others = membersOf(builds).filter(({ uri }) => !known.has(uri));
  const askedToo = new Set(ofAsked.map(({ uri }) => uri));
  const isBeside = ({ uri }: FoundFile): boolean => !askedToo.has(uri);
  return { files: [...files, ...ofAsked], beside: [...beside, ...others].filter(isBeside), folders, builds };
}

function membersOf(builds: readonly Build[]): readonly FoundFile[] {
  const paths = new Set(builds.flatMap(({ members }) => members.map((uri) => fileURLToPath(uri))));
  return [...paths].map(foundFile).filter(({ name }) => isWanted(name.slice(name.lastIndexOf('/') + 1)));
}
