// What an object names: autoscalers their target, routes their Services, workloads their ConfigMaps, Secrets and claims.
import type { Backend } from '../manifest/backend.ts';
import { isReadable, type Field } from '../base/origin.ts';
import { isWorkload, type Manifest, type ManifestKind, type Workload } from '../manifest/manifest.ts';
import { kindOf } from '../manifest/readManifests.ts';
import type { ScaleTargetRef } from '../manifest/scaling.ts';

export interface Reference {
  readonly kind: ManifestKind;
  /** Undefined: that of the object itself. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Each once. Undefined stands for one that a template fills in. */
export function referencesOf(manifest: Manifest): readonly (Reference | undefined)[] {
  const all = isWorkload(manifest) ? ofWorkload(manifest) : ofOther(manifest);
  return [...new Map(all.map((reference) => [JSON.stringify(reference), reference])).values()];
}

function ofOther(manifest: Manifest): readonly (Reference | undefined)[] {
  switch (manifest.kind) {
    case 'HorizontalPodAutoscaler':
    case 'ScaledObject':
      return toScaleTarget(manifest.scaleTargetRef);
    case 'Ingress':
    case 'Route':
    case 'TargetGroupBinding':
      return manifest.backends.flatMap(toBackend);
    case 'HTTPRoute':
    case 'GRPCRoute':
    case 'TLSRoute':
    case 'TCPRoute':
    case 'UDPRoute':
      return [
        ...manifest.backends.flatMap(toBackend),
        ...manifest.parentRefs
          .filter(({ kind }) => kind.value === 'Gateway')
          .flatMap(({ name, namespace }) => to('Gateway', name, namespace)),
      ];
    default:
      return [];
  }
}

function toScaleTarget({ apiVersion, kind, name }: ScaleTargetRef): readonly (Reference | undefined)[] {
  if (!kind) return [];
  if (!isReadable(kind)) return [undefined];
  const known = kindOf(apiVersion?.value, kind.value);
  return known ? to(known, name) : [];
}

function toBackend({ group, kind, name, namespace }: Backend): readonly (Reference | undefined)[] {
  return group.value === '' && kind.value === 'Service' ? to('Service', name, namespace) : [];
}

function ofWorkload(workload: Workload): readonly (Reference | undefined)[] {
  const { containers, volumes } = workload.pod.spec;
  const env = containers.flatMap((container) => container.env);
  const envFrom = containers.flatMap((container) => container.envFrom);
  const configMaps = [
    ...env.map(({ configMapKeyRef }) => configMapKeyRef),
    ...envFrom.map(({ configMapRef }) => configMapRef),
    ...volumes.flatMap((volume) => volume.configMaps),
  ];
  const secrets = [
    ...env.map(({ secretKeyRef }) => secretKeyRef),
    ...envFrom.map(({ secretRef }) => secretRef),
    ...volumes.flatMap((volume) => volume.secrets),
  ];
  return [
    ...configMaps.flatMap((ref) => to('ConfigMap', ref?.name)),
    ...secrets.flatMap((ref) => to('Secret', ref?.name)),
    ...volumes.flatMap((volume) => to('PersistentVolumeClaim', volume.persistentVolumeClaim?.claimName)),
    ...(workload.kind === 'StatefulSet' ? to('Service', workload.serviceName) : []),
  ];
}

function to(
  kind: ManifestKind,
  name: Field<string> | undefined,
  namespace?: Field<string>,
): readonly (Reference | undefined)[] {
  if (!name) return [];
  if (!isReadable(name) || (namespace && !isReadable(namespace))) return [undefined];
  return [{ kind, namespace: namespace?.value, name: name.value }];
}
