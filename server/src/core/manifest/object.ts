// What every Kubernetes object has, of whatever kind.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { MapNode, ScalarNode } from '../syntax/syntaxTree.ts';
import { child, find, placeOf, readString, readTextFields, readTexts, type FieldReader } from './fieldReader.ts';
import type { Readers } from './lazily.ts';

export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined where the manifest names none: the namespace is then chosen at `kubectl apply`. */
  readonly namespace: string | undefined;
  /** As in `metadata.name`, else `generateName`; empty where there is none. */
  readonly name: string;
}

/** Any Kubernetes object, also of a kind that nothing is known of. */
export interface KubernetesObject {
  readonly ref: ObjectRef;
  readonly root: MapNode;
  /** The whole object. */
  readonly at: Place;
  /** The value of `kind`. */
  readonly kindAt: Place;
  /** The value of `metadata.name`, or of `generateName`, or of `kind` where there is no name. */
  readonly nameAt: Place;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  /** The same annotations, each with its place. */
  readonly annotationFields: ReadonlyMap<string, Field<string>>;
  /** What is absent here is written elsewhere: by a template, or by what a patch is for. */
  readonly partial: boolean;
}

/** An object of a kind that we read. */
export interface ManifestBase<K extends string = string> extends KubernetesObject {
  readonly kind: K;
}

/** What an object is read from. */
export interface ObjectSource {
  readonly root: MapNode;
  /** Its own, or those of the list that it is in. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly object: FieldReader;
  readonly metadata: FieldReader;
  readonly spec: FieldReader;
}

export const objectFields: Readers<ObjectSource, KubernetesObject> = {
  ref: readRef,
  root: ({ root }) => root,
  at: ({ object }) => object.at,
  kindAt: readKindAt,
  nameAt: (source) => {
    const node = nameNode(source);
    return node ? placeOf(source.object, node) : readKindAt(source);
  },
  labels: ({ metadata }) => readTexts(child(metadata, 'labels')),
  annotations: ({ metadata }) => readTexts(child(metadata, 'annotations')),
  annotationFields: ({ metadata }) => readTextFields(child(metadata, 'annotations')),
  partial: ({ object }) => object.partial,
};

function readRef(source: ObjectSource): ObjectRef {
  const { apiVersion, kind, metadata, object } = source;
  const node = nameNode(source);
  const namespace = readString(metadata, 'namespace')?.value;
  const name = node?.type === 'scalar' ? writtenText(object, node) : '';
  return { apiVersion, kind, namespace: namespace === '' ? undefined : namespace, name };
}

function nameNode({ metadata }: ObjectSource) {
  return (find(metadata, 'name') ?? find(metadata, 'generateName'))?.value;
}

function readKindAt({ object }: ObjectSource): Place {
  const node = find(object, 'kind')?.value;
  return node ? placeOf(object, node) : object.insertAt;
}

/** A name of the wrong type, as in `name: 1`, is called what its author wrote. */
function writtenText({ document }: FieldReader, { value, span }: ScalarNode): string {
  return typeof value === 'string' ? value : document.text.slice(span.start, span.end);
}
