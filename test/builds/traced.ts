// Where every value of a recorded build was written: `spec.replicas 3 ← overlays/prod/kustomization.yaml:5 count: 3`.
import { LineIndex } from '../../server/src/core/base/lineIndex.ts';
import type { FileUri, Place } from '../../server/src/core/base/place.ts';
import type { Span } from '../../server/src/core/base/span.ts';
import { renderedUri, type Build, type BuildTool, type SourceFiles } from '../../server/src/core/builds/build.ts';
import { provenance, type Provenance } from '../../server/src/core/builds/provenance.ts';
import { readObjects } from '../../server/src/core/manifest/readManifests.ts';
import { join } from '../../server/src/core/syntax/navigate.ts';
import type { SyntaxDocument, SyntaxNode } from '../../server/src/core/syntax/syntaxTree.ts';
import { fileEntry, type FileEntry } from '../../server/src/core/workspace/fileEntry.ts';
import { parseFixture, uriOf } from '../support/fixture.ts';

export interface Recorded {
  readonly tool: BuildTool;
  /** A workspace as `#- path` sections; the last one, `rendered.yaml`, is what was built. */
  readonly fixture: string;
  readonly root: string;
  readonly values?: readonly string[];
}

export class Traced {
  readonly #files = new Map<FileUri, FileEntry>();
  readonly #build: Build;
  readonly #rendered: readonly SyntaxDocument[];

  constructor({ tool, fixture, root, values = [] }: Recorded) {
    const { files } = parseFixture(fixture);
    const sources = files.filter(({ path }) => path !== 'rendered.yaml');
    for (const { uri, text } of sources) this.#files.set(uri, fileEntry(uri, text));
    const output = files.find(({ path }) => path === 'rendered.yaml')?.text ?? '';
    this.#build = {
      tool,
      root: uriOf(root),
      name: root,
      members: sources.map(({ uri }) => uri),
      values: values.map(uriOf),
      output: { type: 'rendered', text: output, base: uriOf('.outer/') },
    };
    this.#rendered = fileEntry(renderedUri(uriOf(root)), output).documents.map(({ document }) => document);
  }

  /** A source is edited after the build. */
  edit(path: string, change: (text: string) => string): void {
    const uri = uriOf(path);
    this.#files.set(uri, fileEntry(uri, change(this.#files.get(uri)?.text ?? '')));
  }

  /** Every value of the objects of a kind, or of all. */
  values(kind?: string): string {
    return this.#objects(kind)
      .flatMap(({ document, origin, root }) =>
        leaves(root, '').map(({ path, span }) => {
          const source = origin.sourceOf(span);
          const from = source ? this.#line(source) : '?';
          const value = source?.value ? ` ← ${this.#line(source.value)}` : '';
          return `${path} ${document.text.slice(span.start, span.end)} ← ${from}${value}`;
        }),
      )
      .join('\n');
  }

  /** What comes out of a text of a source. */
  renderedFrom(path: string, text: string): readonly string[] {
    const uri = uriOf(path);
    const file = this.#files.get(uri);
    const offset = file?.text.indexOf(text) ?? -1;
    const placed = file?.documents.findLast(({ start }) => start <= offset);
    if (!placed || offset < 0) throw new Error(`there is no ${text} in ${path}`);
    const start = offset - placed.start;
    return this.#objects().flatMap(({ document, origin }) => {
      const span = origin.renderedOf({ document: placed.document, span: { start, end: start } });
      return span ? [document.text.slice(span.start, span.end)] : [];
    });
  }

  #objects(kind?: string): readonly { document: SyntaxDocument; origin: Provenance; root: SyntaxNode }[] {
    const files: SourceFiles = {
      documents: (uri) => (this.#files.get(uri)?.documents ?? []).map(({ document }) => document),
      objects: (uri) =>
        files.documents(uri).flatMap((document) => readObjects(document).map((object) => ({ document, object }))),
    };
    return this.#rendered.flatMap((document) =>
      readObjects(document)
        .filter(({ ref }) => kind === undefined || ref.kind === kind)
        .map((object) => ({ document, root: object.root, origin: provenance(this.#build, document, object, files) })),
    );
  }

  #line({ document, span }: Place): string {
    const { text = '', documents = [] } = this.#files.get(document.uri) ?? {};
    const start = documents.find((one) => one.document === document)?.start ?? 0;
    const { line } = new LineIndex(text).position(start + span.start);
    const said = text.split('\n')[line]?.trim() ?? '';
    return `${document.uri.slice(uriOf('').length)}:${String(line + 1)} ${said}`;
  }
}

function leaves(node: SyntaxNode, path: string): readonly { readonly path: string; readonly span: Span }[] {
  switch (node.type) {
    case 'scalar':
      return [{ path, span: node.span }];
    case 'seq':
      return node.items.flatMap((item, index) => leaves(item, join(path, index)));
    case 'map':
      return node.entries
        .filter(({ key }) => !String(key.value).includes('config.kubernetes.io/'))
        .flatMap(({ key, value }) => leaves(value, join(path, String(key.value))));
  }
}
