// Which Kubernetes objects a document holds. Of whatever is none of ours, custom resources of the same kind included,
// only the metadata is read.
import type { DocumentContent, MapNode, SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';
import { child, children, find, readObject, readString, type FieldReader } from './fieldReader.ts';
import type { Kind } from './kind.ts';
import { lazily } from './lazily.ts';
import { allKinds, isManifest, type Manifest, type ManifestKind } from './manifest.ts';
import { objectFields, type KubernetesObject, type ObjectSource } from './object.ts';

/** By kind as a manifest names it, then by API group. */
const kinds = new Map<string, Map<string, Kind<Manifest>>>();
for (const kind of allKinds) {
  const name = nameOf(kind.kind);
  const byGroup = kinds.get(name) ?? new Map<string, Kind<Manifest>>();
  for (const group of kind.groups) byGroup.set(group, kind);
  kinds.set(name, byGroup);
}

const workloads = new Set(allKinds.filter(({ makesPods }) => makesPods).map(({ kind }) => nameOf(kind)));

const readForeign = lazily<ObjectSource, KubernetesObject>(objectFields);

/**
 * The objects of a document in its order, those inside of a `List` included.
 * @param read what to read of it where its first lines are enough
 */
export function readObjects(document: SyntaxDocument, read: DocumentContent = document): readonly KubernetesObject[] {
  return read.root ? objectsIn({ document, template: read.template }, read.root, {}) : [];
}

/** Those of them that are of our kinds. */
export function readManifests(document: SyntaxDocument): readonly Manifest[] {
  return readObjects(document).filter(isManifest);
}

/** A cheap look that never misses: whether the text may hold any object at all. */
export function mayHoldObjects(text: string): boolean {
  return text.includes('apiVersion') && text.includes('kind');
}

/** A cheap look that never misses: whether the text may hold one of our kinds. */
export function mayHoldManifests(text: string): boolean {
  return mayHold((kind) => kinds.has(kind), text);
}

/** The same of the kinds that make pods. */
export function mayHoldWorkloads(text: string): boolean {
  return mayHold((kind) => workloads.has(kind), text);
}

const kindPattern = /kind["']?\s*:\s*["']?([A-Za-z]*)/g;

/** The same for any set of kinds. */
export function mayHold(isWanted: (kind: string) => boolean, text: string): boolean {
  for (const [, kind = ''] of text.matchAll(kindPattern)) {
    if (kind === '' || isWanted(kind) || kind.endsWith('List')) return true;
  }
  return false;
}

/** Those of our kinds that a text names, for one that cannot be read. A kind that is filled in is that of a workload. */
export function kindsNamedIn(text: string): readonly ManifestKind[] {
  const named = [...text.matchAll(kindPattern)].map(([, kind = '']) => (kind === '' ? 'Deployment' : kind));
  return [...new Set(named)].flatMap((name) => [...(kinds.get(name)?.values() ?? [])]).map(({ kind }) => kind);
}

interface Within {
  readonly document: SyntaxDocument;
  readonly template: boolean;
}

interface TypeMeta {
  readonly apiVersion?: string | undefined;
  readonly kind?: string | undefined;
}

/** `inherited`: items of a typed list, as in `PodList`, may leave out what the list says. */
function objectsIn(within: Within, node: SyntaxNode, inherited: TypeMeta): readonly KubernetesObject[] {
  if (node.type !== 'map') return [];
  const reader = readObject(within.document, node, within.template);
  const apiVersion = readString(reader, 'apiVersion')?.value ?? inherited.apiVersion;
  const kind = readString(reader, 'kind')?.value ?? inherited.kind;
  if (apiVersion === undefined || kind === undefined) return [];
  const items = listItems(reader, kind);
  if (items) {
    const type = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
    return items.flatMap((item) => (item.node ? objectsIn(within, item.node, type) : []));
  }
  return [readOne(reader, node, apiVersion, kind)];
}

function readOne(reader: FieldReader, root: MapNode, apiVersion: string, kind: string): KubernetesObject {
  const known = kinds.get(kind)?.get(groupOf(apiVersion));
  const object = known?.isPartial(reader) === true ? reader.asPartial : reader;
  const source = { root, apiVersion, kind, object, metadata: child(object, 'metadata'), spec: child(object, 'spec') };
  return known ? known.read(source) : readForeign(source);
}

/** Ours, as another object names it, some without the `apiVersion`; undefined where it is none of ours. */
export function kindOf(apiVersion: string | undefined, kind: string): ManifestKind | undefined {
  const byGroup = kinds.get(kind);
  const found = apiVersion === undefined ? byGroup?.values().next().value : byGroup?.get(groupOf(apiVersion));
  return found?.kind;
}

/** Undefined where the object is no list, as an `AllowList` may be none. */
function listItems(reader: FieldReader, kind: string): readonly FieldReader[] | undefined {
  const isList = kind === 'List' || (kind.endsWith('List') && find(reader, 'items')?.value.type === 'seq');
  return isList ? children(reader, 'items') : undefined;
}

/** As a manifest names it, without its group. */
function nameOf(kind: string): string {
  const dot = kind.indexOf('.');
  return dot < 0 ? kind : kind.slice(0, dot);
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
