// From what a build made to the lines that it was made of, and back. Everything is looked up in the files of now by
// object and path, so that a build may be older than they are.
import type { Place } from '../base/place.ts';
import { contains, type Span } from '../base/span.ts';
import type { KubernetesObject } from '../manifest/manifest.ts';
import { nodeAt } from '../syntax/navigate.ts';
import type { SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';
import type { Build, SourceFiles } from './build.ts';
import { valuesPlace } from './chartValues.ts';
import { sourceInTemplate, templateOf, type Template } from './helmTemplate.ts';
import { find, keyedPath, type KeyedPath, type Written } from './keyedPath.ts';
import { kustomizeLayers } from './kustomizeLayers.ts';
import { sourceOf, type Layer } from './layer.ts';
import { spanOf, spotOf, type Spot } from './spot.ts';

export interface SourcePlace extends Place {
  readonly document: SyntaxDocument;
  /** Exactly the text that was rendered stands there, so that it may be changed there. */
  readonly same: boolean;
  /** The line of a values file, where the place itself is an expression. */
  readonly value: Place | undefined;
}

/** How one rendered object relates to the files that it was made of. */
export interface Provenance {
  sourceOf(span: Span): SourcePlace | undefined;
  /** Where in the rendered document something of a source comes out. */
  renderedOf(place: Place): Span | undefined;
}

export function provenance(
  build: Build,
  document: SyntaxDocument,
  object: KubernetesObject,
  files: SourceFiles,
): Provenance {
  if (build.tool === 'kustomize') return new LayeredProvenance(document, object, kustomizeLayers(build, object, files));
  return new TemplateProvenance(build, document, object, files);
}

class LayeredProvenance implements Provenance {
  readonly #document: SyntaxDocument;
  readonly #root: SyntaxNode;
  readonly #layers: readonly Layer[];

  constructor(document: SyntaxDocument, { root }: KubernetesObject, layers: readonly Layer[]) {
    this.#document = document;
    this.#root = root;
    this.#layers = layers;
  }

  sourceOf(span: Span): SourcePlace | undefined {
    const rendered = this.#document.text;
    const spot = spotOf(this.#root, span, rendered);
    const found = sourceOf(this.#layers, this.#root, keyedPath(this.#root, spot.path));
    if (!found) return undefined;
    const { document, written, exact } = found;
    const at = exact ? spanOf(spot.part, written, document.text) : nearby(written);
    const same = exact && document.text.slice(at.start, at.end) === rendered.slice(span.start, span.end);
    return { document, span: at, same: same && at.end > at.start, value: undefined };
  }

  renderedOf({ document, span }: Place): Span | undefined {
    for (const { document: source, node, at } of this.#layers.toReversed()) {
      if (source !== document || !contains(node.span, span.start)) continue;
      const located = nodeAt(node, span.start);
      const path = located && [...at, ...keyedPath(node, located.path)];
      const written = path && find(this.#root, path);
      if (written) return located.onKey ? (written.entry?.key.span ?? written.node.span) : written.node.span;
    }
    return undefined;
  }
}

/** Of something around the value, its key or its name. */
function nearby({ entry, node }: Written): Span {
  if (entry) return entry.key.span;
  const name = find(node, ['kind']) ?? find(node, ['name']);
  return name?.node.span ?? { start: node.span.start, end: node.span.start };
}

class TemplateProvenance implements Provenance {
  readonly #build: Build;
  readonly #document: SyntaxDocument;
  readonly #root: SyntaxNode;
  readonly #files: SourceFiles;
  readonly #template: Template | undefined;

  constructor(build: Build, document: SyntaxDocument, object: KubernetesObject, files: SourceFiles) {
    this.#build = build;
    this.#document = document;
    this.#root = object.root;
    this.#files = files;
    this.#template = templateOf(build, document.text, object, files);
  }

  sourceOf(span: Span): SourcePlace | undefined {
    const rendered = this.#document.text;
    const spot = spotOf(this.#root, span, rendered);
    return this.#template && this.#inTemplate(this.#template, spot, rendered.slice(span.start, span.end));
  }

  #inTemplate({ document, root }: Template, { path, part }: Spot, rendered: string): SourcePlace {
    const keyed = keyedPath(this.#root, path);
    const found = root && sourceInTemplate(root, this.#root, keyed);
    if (!found) return { document, span: head(document), same: false, value: undefined };
    const { written, below } = found;
    const span = below.length > 0 ? written.node.span : spanOf(part, written, document.text);
    const text = document.text.slice(span.start, span.end);
    return { document, span, same: text !== '' && text === rendered, value: this.#valueOf(text, below, keyed) };
  }

  #valueOf(expression: string, below: KeyedPath, path: KeyedPath): Place | undefined {
    const node = find(this.#root, path)?.node;
    if (node?.type !== 'scalar' || !expression.includes('{{')) return undefined;
    return valuesPlace(this.#build, expression, below, node.value, this.#files);
  }

  renderedOf({ document, span }: Place): Span | undefined {
    const root = document === this.#template?.document ? this.#template.root : undefined;
    const located = root && nodeAt(root, span.start);
    const written = located && find(this.#root, keyedPath(root, located.path));
    return written && (located.onKey ? (written.entry?.key.span ?? written.node.span) : written.node.span);
  }
}

/** The first line that says something. */
function head({ text }: SyntaxDocument): Span {
  const line = /^(?!---|#)[ \t]*\S.*$/m.exec(text);
  const start = line?.index ?? 0;
  return { start, end: start + (line?.[0].length ?? 0) };
}
