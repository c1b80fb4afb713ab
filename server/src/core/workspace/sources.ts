// From places of what was built to the files that it was built of, and back.
import { Memo } from '../base/memo.ts';
import type { FileUri, Place } from '../base/place.ts';
import { contains } from '../base/span.ts';
import { renderedUri, rootOf, type Build, type SourceFiles, type SourceObject } from '../builds/build.ts';
import { provenance, type Provenance, type SourcePlace } from '../builds/provenance.ts';
import type { KubernetesObject } from '../manifest/manifest.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { documentObjects, type FileEntry } from './fileEntry.ts';
import type { Workspace } from './workspace.ts';

/** One object of a build, as it came out. */
export interface RenderedObject {
  readonly build: Build;
  readonly document: SyntaxDocument;
  readonly object: KubernetesObject;
}

/** Undefined where nothing of it was written in a file that is here. */
export function sourceOf(workspace: Workspace, { document, span }: Place): SourcePlace | undefined {
  const root = rootOf(document.uri);
  const build = workspace.builds.all.find((one) => one.root === root);
  const rendered = build && renderedObjects(workspace, build).filter((one) => one.document === document);
  const around = rendered?.find(({ object }) => contains(object.at.span, span.start));
  return around && provenanceOf(workspace, around).sourceOf(span);
}

/** Whatever comes of a place in the builds that it is a part of. */
export function renderedFrom(workspace: Workspace, uri: FileUri, place: Place) {
  const builds = workspace.builds.ofMember.get(uri) ?? [];
  return builds.flatMap((build) =>
    renderedObjects(workspace, build).flatMap((rendered) => {
      const span = provenanceOf(workspace, rendered).renderedOf(place);
      return span ? [{ ...rendered, span }] : [];
    }),
  );
}

const objects = new Memo<FileEntry, readonly RenderedObject[]>();

export function renderedObjects({ files }: Workspace, build: Build): readonly RenderedObject[] {
  const file = files.get(renderedUri(build.root));
  if (!file) return [];
  return objects.get(file, [build], () =>
    file.documents.flatMap(({ document }) => documentObjects(document).map((object) => ({ build, document, object }))),
  );
}

const provenances = new Memo<KubernetesObject, Provenance>();

export function provenanceOf({ files }: Workspace, { build, document, object }: RenderedObject): Provenance {
  return provenances.get(object, [build, files], () => provenance(build, document, object, sourceFiles(files)));
}

type Files = Workspace['files'];

const ofWorkspace = new Memo<Files, SourceFiles>();
const documentsOf = new Memo<FileEntry, readonly SyntaxDocument[]>();
const objectsOf = new Memo<FileEntry, readonly SourceObject[]>();

function sourceFiles(files: Files): SourceFiles {
  const documents = (file: FileEntry): readonly SyntaxDocument[] =>
    documentsOf.get(file, [], () => file.documents.map(({ document }) => document));
  const inDocument = (document: SyntaxDocument): readonly SourceObject[] =>
    documentObjects(document).map((object) => ({ document, object }));
  const at = <T>(uri: FileUri, read: (file: FileEntry) => readonly T[]): readonly T[] => {
    const file = files.get(uri);
    return file ? read(file) : [];
  };
  return ofWorkspace.get(files, [], () => ({
    documents: (uri) => at(uri, documents),
    objects: (uri) => at(uri, (file) => objectsOf.get(file, [], () => documents(file).flatMap(inDocument))),
  }));
}
