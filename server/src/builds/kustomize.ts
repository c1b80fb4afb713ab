// What Kustomize makes of a folder. It is asked through a kustomization of ours around the author's, which wants to know
// where everything comes from; the author's files stay as they are.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/buildmetadata/
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { kustomizeTree } from './kustomizeTree.ts';
import type { Output, Planner } from './plan.ts';
import type { Program } from './programs.ts';
import { isBelow, type Sources } from './sources.ts';
import { inTemporaryFolder } from './temporaryFolder.ts';
import { asksTheNetwork, isMissing, said } from './words.ts';

export const planKustomization: Planner = async (file, _settings, sources) => {
  const { members, remote, missing } = await kustomizeTree(file, sources);
  const [obstacle] = [...remote.map(asksTheNetwork), ...missing.map(isMissing)];
  return {
    members,
    values: [],
    obstacle,
    make: (program) => make(program, path.dirname(file), members, sources),
  };
};

async function make(program: Program, root: string, members: readonly string[], sources: Sources): Promise<Output> {
  return inTemporaryFolder(async (folder) => {
    if (sources.areSaved(members)) return build(program, { around: folder, root, base: folder });
    const top = commonFolder(members);
    await sources.copy(members, top, folder);
    return build(program, {
      around: path.join(folder, around),
      root: path.join(folder, path.relative(top, root)),
      base: path.join(top, around),
    });
  });
}

const around = '.graceline';

interface Stage {
  /** The folder of our kustomization, and where its paths are relative to in the files of the author. */
  readonly around: string;
  readonly base: string;
  /** The folder of the author's. */
  readonly root: string;
}

async function build(program: Program, { around: folder, base, root }: Stage): Promise<Output> {
  const resource = path.relative(folder, root).split(path.sep).join('/');
  const kustomization = { buildMetadata: ['originAnnotations', 'transformerAnnotations'], resources: [resource] };
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'kustomization.yaml'), JSON.stringify(kustomization));
  const annotated = await kustomize(program, folder, folder);
  if (annotated.type === 'output') return { type: 'rendered', text: annotated.text, base };
  // Older programs know no annotations, and on Windows no path leads to another drive.
  const plain = await kustomize(program, root, folder);
  if (plain.type === 'output') return { type: 'rendered', text: plain.text, base };
  return { type: 'problem', why: said(program.file, plain.message, [root, folder]) };
}

function kustomize(program: Program, root: string, cwd: string) {
  const isKubectl = path.basename(program.file).startsWith('kubectl');
  return program.run([isKubectl ? 'kustomize' : 'build', root], cwd);
}

/** The innermost folder that holds all of these files. */
function commonFolder(files: readonly string[]): string {
  return files
    .map((file) => path.dirname(file))
    .reduce((common, folder) => {
      let above = common;
      while (above !== folder && !isBelow(above, folder)) above = path.dirname(above);
      return above;
    });
}
