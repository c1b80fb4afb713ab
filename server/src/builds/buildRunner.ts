// Has Kustomize and Helm make what they make, with the programs that are installed. Nothing is asked of the network,
// nothing is written beside the author's files, and what was made of the same files is not made again.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Localized } from '../core/base/localized.ts';
import type { FileUri } from '../core/base/place.ts';
import type { Build, BuildTool } from '../core/builds/build.ts';
import { planChart } from './helm.ts';
import { planKustomization } from './kustomize.ts';
import type { BuildRoot, BuildSettings, Output, Plan, Planner } from './plan.ts';
import { findProgram, namedProgram, programAt, type Program } from './programs.ts';
import { Sources } from './sources.ts';
import { isNoProgram, notInstalled } from './words.ts';

export interface BuildHost {
  readonly uriOf: (file: string) => FileUri;
  /** A folder for people, as in `overlays/prod`. */
  readonly nameOf: (folder: string) => string;
}

/** Why nothing may be run, for those who decide that. */
export type Permission = { readonly type: 'allowed' } | { readonly type: 'forbidden'; readonly why: Localized };

const planners: Readonly<Record<BuildTool, Planner>> = { kustomize: planKustomization, helm: planChart };

/** Programs that can do it, the more likely one first. */
const names: Readonly<Record<BuildTool, readonly string[]>> = { kustomize: ['kustomize', 'kubectl'], helm: ['helm'] };

export class BuildRunner {
  readonly #host: BuildHost;
  /** By the file of the root. */
  readonly #made = new Map<string, { readonly of: string; readonly build: Build }>();
  readonly #waiting: (() => void)[] = [];
  #free = Math.min(4, availableParallelism());

  constructor(host: BuildHost) {
    this.#host = host;
  }

  /** The files that go into it, whether or not anything can be made of them. */
  async members(
    root: BuildRoot,
    settings: BuildSettings,
    unsaved: ReadonlyMap<string, string>,
  ): Promise<readonly string[]> {
    return (await planners[root.tool](root.file, settings, new Sources(unsaved))).members;
  }

  /** @param signal ends it; what is answered then is of no use */
  async build(
    root: BuildRoot,
    settings: BuildSettings,
    permission: Permission,
    unsaved: ReadonlyMap<string, string> = new Map(),
    signal?: AbortSignal,
  ): Promise<Build> {
    await this.#begin();
    try {
      const sources = new Sources(unsaved);
      const plan = await planners[root.tool](root.file, settings, sources);
      const file = permission.type === 'allowed' ? await programFor(root.tool, settings) : undefined;
      const of = JSON.stringify([file, settings, permission, await sources.fingerprint(plan.members)]);
      const known = this.#made.get(root.file);
      if (known?.of === of) return known.build;
      const program = programAt(file, signal);
      const output = await outputOf(root.tool, plan, program, settings, permission);
      const isTyped = program !== undefined && !sources.areSaved(plan.members);
      const build = kept(isTyped ? known?.build : undefined, output) ?? this.#describe(root, plan, output);
      if (!signal?.aborted) this.#made.set(root.file, { of, build });
      return build;
    } finally {
      this.#end();
    }
  }

  #describe({ tool, file }: BuildRoot, { members, values }: Plan, output: Output): Build {
    const { uriOf, nameOf } = this.#host;
    return {
      root: uriOf(file),
      tool,
      name: nameOf(path.dirname(file)),
      members: members.map(uriOf),
      values: values.map(uriOf),
      output: output.type === 'rendered' ? { ...output, base: `${uriOf(output.base)}/` as FileUri } : output,
    };
  }

  async #begin(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #end(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}

/** What is typed is half a word most of the time: until it is saved, what came out before goes on counting. */
function kept(before: Build | undefined, now: Output): Build | undefined {
  return now.type === 'problem' && before?.output.type === 'rendered' ? before : undefined;
}

/** The program that would be run; undefined where there is none. */
export function programFor(tool: BuildTool, settings: BuildSettings): Promise<string | undefined> {
  const set = settingFor(tool, settings);
  return set === '' ? findProgram(names[tool]) : namedProgram(set);
}

function settingFor(tool: BuildTool, { kustomizePath, helmPath }: BuildSettings): string {
  return tool === 'kustomize' ? kustomizePath : helmPath;
}

async function outputOf(
  tool: BuildTool,
  plan: Plan,
  program: Program | undefined,
  settings: BuildSettings,
  permission: Permission,
): Promise<Output> {
  if (permission.type === 'forbidden') return { type: 'problem', why: permission.why };
  if (program === undefined) {
    const set = settingFor(tool, settings);
    return { type: 'problem', why: set === '' ? notInstalled(tool) : isNoProgram(set) };
  }
  return plan.obstacle ? { type: 'problem', why: plan.obstacle } : plan.make(program);
}
