// From places of what was built to the files that it was built of, and back.
import { Memo } from '../base/memo.ts';
import type { DocumentHandle, FileUri, Place } from '../base/place.ts';
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
export function sourceOf(workspace: Workspace, place: Place): SourcePlace | undefined {
  return provenanceAt(workspace, place)?.sourceOf(place.span);
}

/** The same for as long as all that it says is the same. */
export function provenanceAt(workspace: Workspace, { document, span }: Place): Provenance | undefined {
  const root = rootOf(document.uri);
  const build = workspace.builds.all.find((one) => one.root === root);
  const around =
    build &&
    objectsByDocument(workspace, build)
      .get(document)
      ?.find(({ object }) => contains(object.at.span, span.start));
  return around && provenanceOf(workspace, around);
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

const byDocument = new Memo<readonly RenderedObject[], ReadonlyMap<DocumentHandle, readonly RenderedObject[]>>();

function objectsByDocument(workspace: Workspace, build: Build): ReadonlyMap<DocumentHandle, readonly RenderedObject[]> {
  const all = renderedObjects(workspace, build);
  return byDocument.get(all, [], () => {
    const groups = new Map<DocumentHandle, RenderedObject[]>();
    for (const rendered of all) {
      const group = groups.get(rendered.document);
      if (group) group.push(rendered);
      else groups.set(rendered.document, [rendered]);
    }
    return groups;
  });
}

interface KnownProvenance {
  readonly build: Build;
  readonly asked: AskedFiles;
  readonly provenance: Provenance;
}

const provenances = new WeakMap<KubernetesObject, KnownProvenance>();

/** Good for as long as the files are the same that were looked into: most keys are typed into others. */
export function provenanceOf({ files }: Workspace, { build, document, object }: RenderedObject): Provenance {
  const known = provenances.get(object);
  if (known?.build === build && known.asked.areThoseOf(files)) return known.provenance;
  const asked = new AskedFiles(files);
  const made = { build, asked, provenance: provenance(build, document, object, asked) };
  provenances.set(object, made);
  return made.provenance;
}

type Files = Workspace['files'];

const documentsOf = new Memo<FileEntry, readonly SyntaxDocument[]>();
const objectsOf = new Memo<FileEntry, readonly SourceObject[]>();

/** The files of a workspace, which notes what it was asked. */
class AskedFiles implements SourceFiles {
  #files: Files;
  readonly #asked = new Map<FileUri, FileEntry | undefined>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** Whether all that was asked would be answered the same; then it is these that are asked from now on. */
  areThoseOf(files: Files): boolean {
    if (files === this.#files) return true;
    for (const [uri, file] of this.#asked) if (files.get(uri) !== file) return false;
    this.#files = files;
    return true;
  }

  documents(uri: FileUri): readonly SyntaxDocument[] {
    const file = this.#at(uri);
    return file ? documentsIn(file) : [];
  }

  objects(uri: FileUri): readonly SourceObject[] {
    const file = this.#at(uri);
    return file ? objectsOf.get(file, [], () => documentsIn(file).flatMap(objectsIn)) : [];
  }

  #at(uri: FileUri): FileEntry | undefined {
    const file = this.#files.get(uri);
    this.#asked.set(uri, file);
    return file;
  }
}

function documentsIn(file: FileEntry): readonly SyntaxDocument[] {
  return documentsOf.get(file, [], () => file.documents.map(({ document }) => document));
}

function objectsIn(document: SyntaxDocument): readonly SourceObject[] {
  return documentObjects(document).map((object) => ({ document, object }));
}
