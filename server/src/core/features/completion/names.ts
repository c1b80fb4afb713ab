// Names of what is deployed with the object, where one of them is wanted.
import type { Localized } from '../../base/localized.ts';
import type { Container } from '../../manifest/container.ts';
import { isWorkload, type Manifest, type ManifestKind, type Workload } from '../../manifest/manifest.ts';
import { manifestsOfKind } from '../../workspace/links/kinds.ts';
import { objectNamed } from '../../workspace/links/naming.ts';
import { workloadsSelectedBy } from '../../workspace/links/selecting.ts';
import { valueAt } from '../../syntax/navigate.ts';
import { nodeAtPath, type Suggestion, type Typing } from './typing.ts';

/** By the end of the path to the name, where that says which kind of object is meant. */
const wanted: readonly (readonly [path: RegExp, kind: ManifestKind])[] = [
  [/\.(?:configMapRef|configMapKeyRef|configMap)\.name$/, 'ConfigMap'],
  [/\.(?:secretRef|secretKeyRef)\.name$|\.secret\.(?:secretName|name)$/, 'Secret'],
  [/\.persistentVolumeClaim\.claimName$/, 'PersistentVolumeClaim'],
  [/^spec\.serviceName$/, 'Service'],
  [/^spec\.(?:.*\.)?service\.name$|\.backendRefs\[\d+\]\.name$/, 'Service'],
  [/^spec\.parentRefs\[\d+\]\.name$/, 'Gateway'],
];

export function objectNames(typing: Typing): readonly Suggestion[] {
  const path = pathOf(typing);
  if (path === undefined) return [];
  const [, kind] = wanted.find(([pattern]) => pattern.test(path)) ?? [];
  if (kind) return objectsOf(typing, [kind]);
  if (path === 'spec.scaleTargetRef.name') return scaleTargets(typing);
  return path === 'spec.serviceName' ? [] : partNames(typing, path);
}

function pathOf({ field, key }: Typing): string | undefined {
  return key === undefined ? undefined : field === '' ? key : `${field}.${key}`;
}

function objectsOf({ unit, manifest }: Typing, kinds: readonly ManifestKind[]): readonly Suggestion[] {
  const found = kinds.flatMap((kind): readonly Manifest[] => manifestsOfKind(unit, kind));
  return found.filter((one) => one.ref.name !== '' && sameNamespace(one, manifest)).map(named);
}

function sameNamespace(a: Manifest, b: Manifest): boolean {
  return (a.ref.namespace ?? 'default') === (b.ref.namespace ?? 'default');
}

function named(manifest: Manifest): Suggestion {
  return { text: manifest.ref.name, type: 'name', detail: titleOf(manifest) };
}

function titleOf({ ref, at }: Manifest): Localized {
  const file = at.document.uri.slice(at.document.uri.lastIndexOf('/') + 1);
  return same(`${ref.kind}, ${file}`);
}

function same(text: string): Localized {
  return { en: text, ko: text };
}

const scalable = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout'] as const;

/** Of the kind that is written beside it, if any is. */
function scaleTargets(typing: Typing): readonly Suggestion[] {
  const kind = valueAt(typing.mapping, ['kind']);
  const written = kind?.type === 'scalar' ? kind.value : undefined;
  return objectsOf(
    typing,
    scalable.filter((one) => typeof written !== 'string' || one === written),
  );
}

/** Keys, ports and volumes. */
function partNames(typing: Typing, path: string): readonly Suggestion[] {
  const { manifest } = typing;
  if (manifest.kind === 'Service' && /^spec\.ports\[\d+\]\.targetPort$/.test(path)) return targetPorts(typing);
  const keys = /\.(configMapKeyRef|secretKeyRef)\.key$/.exec(path)?.[1];
  if (keys) return keysOf(typing, keys === 'secretKeyRef' ? 'Secret' : 'ConfigMap');
  if (/\.port\.(?:name|number)$|\.backendRefs\[\d+\]\.port$/.test(path)) return backendPorts(typing, path);
  if (!isWorkload(manifest)) return [];
  const container = manifest.pod.spec.containers.find((one) => path.startsWith(`${one.path}.`));
  if (!container) return [];
  const rest = path.slice(container.path.length + 1);
  if (/\.(?:httpGet|tcpSocket)\.port$/.test(rest)) return portsOf(container, manifest);
  return /^volumeMounts\[\d+\]\.name$/.test(rest) ? volumes(manifest) : [];
}

function targetPorts({ unit, manifest }: Typing): readonly Suggestion[] {
  if (manifest.kind !== 'Service') return [];
  const found = workloadsSelectedBy(unit, manifest).flatMap((workload) =>
    workload.pod.spec.containers.filter(({ role }) => role !== 'init').flatMap((one) => portsOf(one, workload)),
  );
  return [...new Map(found.map((one) => [one.text, one])).values()];
}

/** A name where there is one, for it follows when the number changes. */
function portsOf({ name: container, ports }: Container, { ref }: Workload): readonly Suggestion[] {
  return ports.flatMap(({ name, containerPort }): readonly Suggestion[] => {
    const number = containerPort?.value;
    if (number === undefined) return [];
    const detail = {
      en: `${number} of ${container}, ${ref.kind} ${ref.name}`,
      ko: `${ref.kind} ${ref.name}, ${container}의 ${number}`,
    };
    return [{ text: name?.value ?? String(number), type: 'name', detail }];
  });
}

function volumes({ pod }: Workload): readonly Suggestion[] {
  return pod.spec.volumes.map(({ name, type }) => ({ text: name, type: 'name', detail: same(type) }));
}

function keysOf({ unit, manifest, mapping }: Typing, kind: 'ConfigMap' | 'Secret'): readonly Suggestion[] {
  const name = valueAt(mapping, ['name']);
  const object =
    name?.type === 'scalar' ? objectNamed(unit, kind, manifest.ref.namespace, String(name.value)) : undefined;
  if (!object) return [];
  const keys = object.kind === 'ConfigMap' ? object.data.keys() : object.keys.keys();
  return [...keys].map((key) => ({ text: key, type: 'name', detail: titleOf(object) }));
}

/** Of the Service that is named beside the port. */
function backendPorts({ unit, manifest, path, mapping }: Typing, field: string): readonly Suggestion[] {
  const besidePort = path.at(-1) === 'port' ? nodeAtPath(manifest.root, path.slice(0, -1)) : mapping;
  const name = valueAt(besidePort, ['name']);
  const service =
    name?.type === 'scalar' ? objectNamed(unit, 'Service', manifest.ref.namespace, String(name.value)) : undefined;
  return (service?.ports ?? []).flatMap((port): readonly Suggestion[] => {
    const text = field.endsWith('.name') ? port.name?.value : port.port?.value;
    return text === undefined
      ? []
      : [{ text: String(text), type: 'name', detail: same(`Service ${service?.ref.name ?? ''}`) }];
  });
}
