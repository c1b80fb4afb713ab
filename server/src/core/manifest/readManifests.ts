// Which Kubernetes objects a document holds. Whatever is none of ours, custom resources of the same kind included, is
// passed over in silence.
import type { ScalarNode, SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';
import { replicas, serviceDefaults } from './defaults.ts';
import {
  child,
  children,
  defaulted,
  find,
  partialReader,
  placeOf,
  readBoolean,
  readInteger,
  readIntegerOrString,
  readObject,
  readString,
  readTexts,
  type FieldReader,
} from './fieldReader.ts';
import { readLabelSelector } from './labelSelector.ts';
import type { Manifest, ManifestKind, ObjectRef, PodDisruptionBudget, Service } from './manifest.ts';
import { isPartial, readPodTemplate } from './podSpec.ts';

/** The API groups that have, or had, each kind; the empty one is the core group. */
const groups: Readonly<Record<ManifestKind, readonly string[]>> = {
  Pod: [''],
  Deployment: ['apps', 'extensions'],
  ReplicaSet: ['apps', 'extensions'],
  ReplicationController: [''],
  StatefulSet: ['apps'],
  DaemonSet: ['apps', 'extensions'],
  Job: ['batch'],
  CronJob: ['batch'],
  Service: [''],
  PodDisruptionBudget: ['policy'],
};

/** From the object to the one that holds `metadata` and `spec` of its pods. */
const templatePaths: Readonly<Partial<Record<ManifestKind, readonly string[]>>> = {
  Pod: [],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};
const templatePath = ['spec', 'template'];

/** The objects of a document in its order, those inside of a `List` included. */
export function readManifests(document: SyntaxDocument): readonly Manifest[] {
  return document.root ? readObjects(document, document.root, {}) : [];
}

/** A cheap look that never misses: whether the text may hold one of our kinds. */
export function mayHoldManifests(text: string): boolean {
  for (const [, kind = ''] of text.matchAll(/kind["']?\s*:\s*["']?([A-Za-z]*)/g)) {
    if (kind === '' || isKind(kind) || kind.endsWith('List')) return true;
  }
  return false;
}

interface TypeMeta {
  readonly apiVersion?: string | undefined;
  readonly kind?: string | undefined;
}

/** `inherited`: items of a typed list, as in `PodList`, may leave out what the list says. */
function readObjects(document: SyntaxDocument, node: SyntaxNode, inherited: TypeMeta): readonly Manifest[] {
  const reader = readObject(document, node);
  const apiVersion = readString(reader, 'apiVersion')?.value ?? inherited.apiVersion;
  const kind = readString(reader, 'kind')?.value ?? inherited.kind;
  if (apiVersion === undefined || kind === undefined) return [];
  if (kind.endsWith('List')) {
    const type = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
    return children(reader, 'items').flatMap((item) => (item.node ? readObjects(document, item.node, type) : []));
  }
  return isKind(kind) && groups[kind].includes(groupOf(apiVersion)) ? [readManifest(reader, apiVersion, kind)] : [];
}

function isKind(kind: string): kind is ManifestKind {
  return Object.hasOwn(groups, kind);
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

function readManifest(object: FieldReader, apiVersion: string, kind: ManifestKind): Manifest {
  const path = templatePaths[kind] ?? templatePath;
  const partial =
    kind !== 'Service' &&
    kind !== 'PodDisruptionBudget' &&
    isPartial(child(descend(object, path), 'spec'), kind !== 'Pod');
  const reader = partial ? partialReader(object) : object;
  const base = readBase(reader, apiVersion, kind);
  switch (kind) {
    case 'Service':
      return { ...base, ...readService(child(reader, 'spec')), kind };
    case 'PodDisruptionBudget':
      return { ...base, ...readBudget(child(reader, 'spec')), kind };
    case 'Pod':
    case 'DaemonSet':
    case 'Job':
    case 'CronJob':
      return { ...base, kind, pod: readPodTemplate(descend(reader, path)) };
    case 'Deployment':
    case 'ReplicaSet':
    case 'ReplicationController':
    case 'StatefulSet':
      return {
        ...base,
        kind,
        pod: readPodTemplate(descend(reader, path)),
        replicas: readReplicas(child(reader, 'spec')),
      };
  }
}

function descend(reader: FieldReader, path: readonly string[]): FieldReader {
  return path.reduce(child, reader);
}

function readBase(reader: FieldReader, apiVersion: string, kind: ManifestKind) {
  const metadata = child(reader, 'metadata');
  const kindNode = find(reader, 'kind')?.value;
  const nameNode = (find(metadata, 'name') ?? find(metadata, 'generateName'))?.value;
  const namespace = readString(metadata, 'namespace')?.value;
  const name = nameNode?.type === 'scalar' ? writtenText(reader, nameNode) : '';
  const ref: ObjectRef = { apiVersion, kind, namespace: namespace === '' ? undefined : namespace, name };
  const kindAt = kindNode ? placeOf(reader, kindNode) : reader.insertAt;
  return {
    ref,
    at: reader.at,
    kindAt,
    nameAt: nameNode ? placeOf(reader, nameNode) : kindAt,
    labels: readTexts(child(metadata, 'labels')),
    annotations: readTexts(child(metadata, 'annotations')),
  };
}

/** A name of the wrong type, as in `name: 1`, is called what its author wrote. */
function writtenText({ document }: FieldReader, { value, span }: ScalarNode): string {
  return typeof value === 'string' ? value : document.text.slice(span.start, span.end);
}

function readReplicas(spec: FieldReader) {
  return readInteger(spec, 'replicas') ?? defaulted(spec, 'replicas', replicas);
}

function readService(spec: FieldReader): Omit<Service, keyof ReturnType<typeof readBase> | 'kind'> {
  return {
    selector: find(spec, 'selector') && readTexts(child(spec, 'selector')),
    type: readString(spec, 'type') ?? defaulted(spec, 'type', serviceDefaults.type),
    clusterIP: readString(spec, 'clusterIP'),
    publishNotReadyAddresses:
      readBoolean(spec, 'publishNotReadyAddresses') ??
      defaulted(spec, 'publishNotReadyAddresses', serviceDefaults.publishNotReadyAddresses),
  };
}

function readBudget(spec: FieldReader): Omit<PodDisruptionBudget, keyof ReturnType<typeof readBase> | 'kind'> {
  return {
    selector: readLabelSelector(spec, 'selector'),
    minAvailable: readIntegerOrString(spec, 'minAvailable'),
    maxUnavailable: readIntegerOrString(spec, 'maxUnavailable'),
  };
}
