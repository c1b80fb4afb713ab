// What Kustomize or Helm makes of a folder: the documents that reach the cluster, and the files that they were made of.
import type { Localized } from '../base/localized.ts';
import type { FileUri } from '../base/place.ts';
import type { KubernetesObject } from '../manifest/manifest.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';

export interface Build {
  /** The kustomization or the Chart.yaml; one build each. */
  readonly root: FileUri;
  readonly tool: BuildTool;
  /** For people, as in `overlays/prod`. */
  readonly name: string;
  /** Every file that it is made of, bases before what is laid over them, the root among them. */
  readonly members: readonly FileUri[];
  /** Those of them that hold the values of a chart; the last one wins. */
  readonly values: readonly FileUri[];
  readonly output: BuildOutput;
}

export type BuildTool = 'kustomize' | 'helm';

export type BuildOutput =
  /** `base`: what the paths of Kustomize's origin annotations are relative to, with a `/` at its end. */
  | { readonly type: 'rendered'; readonly text: string; readonly base: FileUri }
  | { readonly type: 'problem'; readonly why: Localized };

const scheme = 'graceline-build:';

/** Names the rendered documents of a build, where something has to be said of them; no file is there. */
export function renderedUri(root: FileUri): FileUri {
  return `${scheme}${root}/rendered.yaml` as FileUri;
}

export function isRendered(uri: FileUri): boolean {
  return uri.startsWith(scheme);
}

/** The root of the build that a rendered document is of. */
export function rootOf(rendered: FileUri): FileUri {
  return rendered.slice(scheme.length, rendered.lastIndexOf('/')) as FileUri;
}

/** The files of now, which may have moved on since a build. The same file answers with the same lists. */
export interface SourceFiles {
  /** In the order of the file; none where it is not here. */
  documents(uri: FileUri): readonly SyntaxDocument[];
  objects(uri: FileUri): readonly SourceObject[];
}

export interface SourceObject {
  readonly document: SyntaxDocument;
  readonly object: KubernetesObject;
}
