// The objects that came out of a file, each with the document that it is written in.
import type { FileUri } from '../../base/place.ts';
import type { SyntaxDocument } from '../../syntax/syntaxTree.ts';
import { provenanceOf, renderedObjects, type RenderedObject } from '../../workspace/sources.ts';
import type { Snapshot } from '../snapshot.ts';

export interface BuiltObject extends RenderedObject {
  readonly source: SyntaxDocument;
}

/** Whether the file is judged by what was built of it. */
export function isBuilt({ workspace }: Snapshot, uri: FileUri): boolean {
  return workspace.builds.ofMember.has(uri);
}

/** Build by build. A patch is the source of none. */
export function builtObjects({ workspace }: Snapshot, uri: FileUri): readonly BuiltObject[] {
  const builds = workspace.builds.ofMember.get(uri) ?? [];
  return builds.flatMap((build) =>
    renderedObjects(workspace, build).flatMap((rendered) => {
      const source = provenanceOf(workspace, rendered).sourceOf(rendered.object.kindAt.span)?.document;
      return source?.uri === uri ? [{ ...rendered, source }] : [];
    }),
  );
}
