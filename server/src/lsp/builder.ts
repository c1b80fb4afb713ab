// Kustomize and Helm, as the host of the server can run them. A browser has no programs, and no builder.
import type { Build, BuildTool } from '../core/analysis.ts';
import type { Localized } from '../core/base/localized.ts';

/** A kustomization or a Chart.yaml that is no part of another one. */
export interface BuildRoot {
  readonly uri: string;
  readonly tool: BuildTool;
}

export interface BuildSettings {
  /** Programs by their names or absolute paths; empty: whatever of its kind is on the PATH. */
  readonly kustomizePath: string;
  readonly helmPath: string;
  /** As seen from the folder of a chart; the last one wins. */
  readonly valuesFiles: readonly string[];
}

export type Permission = { readonly type: 'allowed' } | { readonly type: 'forbidden'; readonly why: Localized };

/** Texts that editors hold, which count in place of what is on the disk. By URI. */
export type OpenTexts = ReadonlyMap<string, string>;

/** Never fails: what cannot be built is a build that says so. */
export interface Builder {
  /** Among these files. */
  findRoots(uris: readonly string[], texts: OpenTexts): Promise<readonly BuildRoot[]>;
  /** The files that go into it. */
  members(root: BuildRoot, settings: BuildSettings, texts: OpenTexts): Promise<readonly string[]>;
  /** The name of the program that would be run; undefined where there is none. */
  programFor(tool: BuildTool, settings: BuildSettings): Promise<string | undefined>;
  start(root: BuildRoot, settings: BuildSettings, permission: Permission, texts: OpenTexts): Building;
}

export interface Building {
  /** Undefined where it was cancelled. */
  readonly done: Promise<Build | undefined>;
  /** Ends the program too. */
  cancel(): void;
}

/** `nameOf`: a folder for people, as in `overlays/prod`. */
export type CreateBuilder = (nameOf: (folder: string) => string) => Builder;
