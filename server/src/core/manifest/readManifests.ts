// Which Kubernetes objects a document holds. Of whatever is none of ours, custom resources of the same kind included,
// only the metadata is read.
import type { MapNode, ScalarNode, SyntaxDocument, SyntaxNode } from '../syntax/syntaxTree.ts';
import { portProtocol, replicas, serviceDefaults, unhealthyPodEvictionPolicy } from './defaults.ts';
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
import {
  isManifest,
  type KubernetesObject,
  type Manifest,
  type ManifestKind,
  type ObjectRef,
  type PodDisruptionBudget,
  type Service,
  type ServicePort,
  type Workload,
} from './manifest.ts';
import { isPartialPodSpec } from './partialPodSpec.ts';
import { readPodTemplate } from './podSpec.ts';
import { readDaemonSetRollout, readDeploymentRollout, readMinReadySeconds, readStatefulSetRollout } from './rollout.ts';

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

/**
 * The objects of a document in its order, those inside of a `List` included.
 * @param root the tree of the document, or of as much of it as is wanted
 */
export function readObjects(document: SyntaxDocument, root = document.root): readonly KubernetesObject[] {
  return root ? objectsIn(document, root, {}) : [];
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
  return mayHold(isKind, text);
}

/** The same for any set of kinds. */
export function mayHold(isWanted: (kind: string) => boolean, text: string): boolean {
  for (const [, kind = ''] of text.matchAll(/kind["']?\s*:\s*["']?([A-Za-z]*)/g)) {
    if (kind === '' || isWanted(kind) || kind.endsWith('List')) return true;
  }
  return false;
}

interface TypeMeta {
  readonly apiVersion?: string | undefined;
  readonly kind?: string | undefined;
}

/** `inherited`: items of a typed list, as in `PodList`, may leave out what the list says. */
function objectsIn(document: SyntaxDocument, node: SyntaxNode, inherited: TypeMeta): readonly KubernetesObject[] {
  if (node.type !== 'map') return [];
  const reader = readObject(document, node);
  const apiVersion = readString(reader, 'apiVersion')?.value ?? inherited.apiVersion;
  const kind = readString(reader, 'kind')?.value ?? inherited.kind;
  if (apiVersion === undefined || kind === undefined) return [];
  const items = listItems(reader, kind);
  if (items) {
    const type = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
    return items.flatMap((item) => (item.node ? objectsIn(document, item.node, type) : []));
  }
  const isOurs = isKind(kind) && groups[kind].includes(groupOf(apiVersion));
  return [isOurs ? readManifest(reader, node, apiVersion, kind) : readBase(reader, node, apiVersion, kind)];
}

/** Undefined where the object is no list, as an `AllowList` may be none. */
function listItems(reader: FieldReader, kind: string): readonly FieldReader[] | undefined {
  const isList = kind === 'List' || (kind.endsWith('List') && find(reader, 'items')?.value.type === 'seq');
  return isList ? children(reader, 'items') : undefined;
}

function isKind(kind: string): kind is ManifestKind {
  return Object.hasOwn(groups, kind);
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

function readManifest(object: FieldReader, root: MapNode, apiVersion: string, kind: ManifestKind): Manifest {
  const path = templatePaths[kind] ?? templatePath;
  const partial =
    kind !== 'Service' &&
    kind !== 'PodDisruptionBudget' &&
    isPartialPodSpec(child(descend(object, path), 'spec').node, kind !== 'Pod');
  const reader = partial ? partialReader(object) : object;
  const base = readBase(reader, root, apiVersion, kind);
  if (kind === 'Service') return { ...base, ...readService(child(reader, 'spec')), kind };
  if (kind === 'PodDisruptionBudget') return { ...base, ...readBudget(child(reader, 'spec')), kind };
  return readWorkload({ ...base, pod: readPodTemplate(descend(reader, path)) }, kind, child(reader, 'spec'));
}

function readWorkload(
  base: KubernetesObject & Pick<Workload, 'pod'>,
  kind: Workload['kind'],
  spec: FieldReader,
): Workload {
  switch (kind) {
    case 'Pod':
    case 'Job':
    case 'CronJob':
      return { ...base, kind };
    case 'DaemonSet':
      return { ...base, kind, ...readDaemonSetRollout(spec) };
    case 'Deployment':
      return { ...base, kind, replicas: readReplicas(spec), ...readDeploymentRollout(spec) };
    case 'StatefulSet':
      return { ...base, kind, replicas: readReplicas(spec), ...readStatefulSetRollout(spec) };
    case 'ReplicaSet':
    case 'ReplicationController':
      return { ...base, kind, replicas: readReplicas(spec), minReadySeconds: readMinReadySeconds(spec) };
  }
}

function descend(reader: FieldReader, path: readonly string[]): FieldReader {
  return path.reduce(child, reader);
}

function readBase(reader: FieldReader, root: MapNode, apiVersion: string, kind: string): KubernetesObject {
  const metadata = child(reader, 'metadata');
  const kindNode = find(reader, 'kind')?.value;
  const nameNode = (find(metadata, 'name') ?? find(metadata, 'generateName'))?.value;
  const namespace = readString(metadata, 'namespace')?.value;
  const name = nameNode?.type === 'scalar' ? writtenText(reader, nameNode) : '';
  const ref: ObjectRef = { apiVersion, kind, namespace: namespace === '' ? undefined : namespace, name };
  const kindAt = kindNode ? placeOf(reader, kindNode) : reader.insertAt;
  return {
    ref,
    root,
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

function readService(spec: FieldReader): Omit<Service, keyof KubernetesObject | 'kind'> {
  return {
    selector: find(spec, 'selector') && readTexts(child(spec, 'selector')),
    type: readString(spec, 'type') ?? defaulted(spec, 'type', serviceDefaults.type),
    clusterIP: readString(spec, 'clusterIP'),
    publishNotReadyAddresses:
      readBoolean(spec, 'publishNotReadyAddresses') ??
      defaulted(spec, 'publishNotReadyAddresses', serviceDefaults.publishNotReadyAddresses),
    internalTrafficPolicy:
      readString(spec, 'internalTrafficPolicy') ??
      defaulted(spec, 'internalTrafficPolicy', serviceDefaults.trafficPolicy),
    externalTrafficPolicy:
      readString(spec, 'externalTrafficPolicy') ??
      defaulted(spec, 'externalTrafficPolicy', serviceDefaults.trafficPolicy),
    ports: children(spec, 'ports').map(readServicePort),
  };
}

function readServicePort(reader: FieldReader): ServicePort {
  return {
    name: readString(reader, 'name')?.value,
    protocol: readString(reader, 'protocol') ?? defaulted(reader, 'protocol', portProtocol),
    port: readInteger(reader, 'port'),
    targetPort: readIntegerOrString(reader, 'targetPort'),
  };
}

function readBudget(spec: FieldReader): Omit<PodDisruptionBudget, keyof KubernetesObject | 'kind'> {
  return {
    selector: readLabelSelector(spec, 'selector'),
    minAvailable: readIntegerOrString(spec, 'minAvailable'),
    maxUnavailable: readIntegerOrString(spec, 'maxUnavailable'),
    unhealthyPodEvictionPolicy:
      readString(spec, 'unhealthyPodEvictionPolicy') ??
      defaulted(spec, 'unhealthyPodEvictionPolicy', unhealthyPodEvictionPolicy),
  };
}
