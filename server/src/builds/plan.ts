// What can be made of a root: which files it takes, and how it is made of them.
import type { Localized } from '../core/base/localized.ts';
import type { BuildTool } from '../core/builds/build.ts';
import type { Program } from './programs.ts';
import type { Sources } from './sources.ts';

/** A kustomization or a Chart.yaml, by its absolute path. */
export interface BuildRoot {
  readonly tool: BuildTool;
  readonly file: string;
}

export interface BuildSettings {
  /** Programs by their names or absolute paths; empty: whatever of its kind is on the PATH. */
  readonly kustomizePath: string;
  readonly helmPath: string;
  /** Absolute, or as seen from the folder of a chart; those that are there are used, and the last one wins. */
  readonly valuesFiles: readonly string[];
}

export interface Plan {
  /** Absolute paths, bases before what is laid over them. */
  readonly members: readonly string[];
  /** Those of them that hold the values of a chart. */
  readonly values: readonly string[];
  /** What stands in the way whatever program is there. */
  readonly obstacle: Localized | undefined;
  make(program: Program): Promise<Output>;
}

export type Output =
  /** `base`: the absolute folder that paths in annotations are relative to. */
  | { readonly type: 'rendered'; readonly text: string; readonly base: string }
  | { readonly type: 'problem'; readonly why: Localized };

export type Planner = (file: string, settings: BuildSettings, sources: Sources) => Promise<Plan>;
