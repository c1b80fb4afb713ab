// What the cursor is on: a field of an object, named by its path.
import type { FileUri } from '../../base/place.ts';
import type { Span } from '../../base/span.ts';
import type { Container } from '../../manifest/container.ts';
import { isWorkload, type Manifest, type Workload } from '../../manifest/manifest.ts';
import type { Explain } from '../../render/explain.ts';
import { nodeAt, pairAt, pathText, type Path } from '../../syntax/navigate.ts';
import type { MapNode, ScalarValue, SyntaxDocument, SyntaxNode } from '../../syntax/syntaxTree.ts';
import { manifestAt } from '../manifestAt.ts';
import { explainIn, type Snapshot } from '../snapshot.ts';

export interface Spot {
  readonly snapshot: Snapshot;
  readonly document: SyntaxDocument;
  readonly manifest: Manifest;
  /** Path of the field in its object, as in `spec.template.spec.containers[0].livenessProbe.periodSeconds`. */
  readonly field: string;
  /** Of a field that is one line. */
  readonly value: ScalarValue | undefined;
  /** The field: key and value where the value is one line, else the key. */
  readonly at: Span;
  /** In the document. */
  readonly offset: number;
  readonly explain: Explain;
}

export interface Located {
  readonly spot: Spot;
  /** Offset of the document in its file. */
  readonly start: number;
}

/** Undefined where the offset is in no object of ours, or on no field of one. */
export function spotAt(snapshot: Snapshot, uri: FileUri, offset: number): Located | undefined {
  const found = manifestAt(snapshot, uri, offset);
  if (!found) return undefined;
  const { manifest, offset: local } = found;
  const { document, start } = found.placed;
  const located = nodeAt(manifest.root, local);
  if (!located || (located.node.type !== 'scalar' && !located.onKey)) return undefined;
  const field = pathText(located.path);
  const at = fieldSpan(manifest.root, located.path, located.node);
  const value = located.node.type === 'scalar' ? located.node.value : undefined;
  const explain = explainIn(snapshot, uri);
  return { spot: { snapshot, document, manifest, field, value, at, offset: local, explain }, start };
}

/** A field inside of a container: `rest` is its path from there. */
export interface ContainerSpot {
  readonly workload: Workload;
  readonly container: Container;
  readonly rest: string;
}

export function containerAt({ manifest, field }: Spot): ContainerSpot | undefined {
  if (!isWorkload(manifest)) return undefined;
  const container = manifest.pod.spec.containers.find(({ path }) => field.startsWith(`${path}.`));
  return container && { workload: manifest, container, rest: field.slice(container.path.length + 1) };
}

/** The field of a pod spec that the cursor is in, by its path from there. */
export function podSpecAt({
  manifest,
  field,
}: Spot): { readonly workload: Workload; readonly rest: string } | undefined {
  if (!isWorkload(manifest)) return undefined;
  const { path } = manifest.pod.spec;
  return field.startsWith(`${path}.`) ? { workload: manifest, rest: field.slice(path.length + 1) } : undefined;
}

/** A pair that is one line as a whole, of others the key; of items of a list the value. */
function fieldSpan(root: MapNode, path: Path, node: SyntaxNode): Span {
  const pair = pairAt(root, path);
  if (!pair) return node.span;
  const { key, value } = pair;
  const besideKey = value.type === 'scalar' && value.span.start >= key.span.end;
  return { start: key.span.start, end: besideKey ? value.span.end : key.span.end };
}
