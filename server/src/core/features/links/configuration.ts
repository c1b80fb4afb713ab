// From what a pod takes of ConfigMaps, Secrets and claims to where those are written.
import type { Place } from '../../base/place.ts';
import type { ConfigMap, ManifestKind, Secret, Workload } from '../../manifest/manifest.ts';
import type { EnvFromSource, EnvVar, KeyRef, ObjectNameRef } from '../../manifest/env.ts';
import type { ObjectFiles } from '../../manifest/volume.ts';
import { claimOf } from '../../workspace/links/claims.ts';
import { objectNamed } from '../../workspace/links/naming.ts';
import type { UnitView } from '../../workspace/unitView.ts';
import { link, type Link } from './link.ts';

export function configurationLinks(unit: UnitView, { ref, pod }: Workload): readonly Link[] {
  const find: Find = (kind, named) =>
    named?.value === undefined ? undefined : objectNamed(unit, kind, ref.namespace, named.value);
  const { containers, volumes } = pod.spec;
  return [
    ...containers.flatMap(({ env, envFrom }) => [
      ...env.flatMap((one) => variableLinks(one, find)),
      ...envFrom.flatMap((one) => sourceLinks(one, find)),
    ]),
    ...volumes.flatMap(({ configMaps, secrets, persistentVolumeClaim }) => [
      ...configMaps.flatMap((files) => fileLinks(files, find('ConfigMap', files.name))),
      ...secrets.flatMap((files) => fileLinks(files, find('Secret', files.name))),
      ...claimLinks(unit, ref.namespace, persistentVolumeClaim?.claimName),
    ]),
    ...mountLinks(pod.spec),
  ];
}

type Keyed = ConfigMap | Secret;
type Find = <K extends Keyed['kind'] & ManifestKind>(
  kind: K,
  name: ObjectNameRef['name'],
) => Extract<Keyed, { readonly kind: K }> | undefined;

function variableLinks({ configMapKeyRef, secretKeyRef }: EnvVar, find: Find): readonly Link[] {
  return [
    ...keyLinks(configMapKeyRef, find('ConfigMap', configMapKeyRef?.name)),
    ...keyLinks(secretKeyRef, find('Secret', secretKeyRef?.name)),
  ];
}

function keyLinks(ref: KeyRef | undefined, object: Keyed | undefined): readonly Link[] {
  const key = ref?.key?.value;
  return [
    ...link('name', ref?.name, [object?.nameAt]),
    ...link('part', ref?.key, [key === undefined ? undefined : keyPlace(object, key)]),
  ];
}

function sourceLinks({ configMapRef, secretRef }: EnvFromSource, find: Find): readonly Link[] {
  return [
    ...link('name', configMapRef?.name, [find('ConfigMap', configMapRef?.name)?.nameAt]),
    ...link('name', secretRef?.name, [find('Secret', secretRef?.name)?.nameAt]),
  ];
}

function fileLinks({ name, items }: ObjectFiles, object: Keyed | undefined): readonly Link[] {
  const keys = (items ?? []).flatMap(({ key, keyAt }): readonly Link[] => {
    const target = keyPlace(object, key);
    return target ? [{ at: keyAt, type: 'part', targets: [target] }] : [];
  });
  return [...link('name', name, [object?.nameAt]), ...keys];
}

function keyPlace(object: Keyed | undefined, key: string): Place | undefined {
  if (!object) return undefined;
  const found =
    object.kind === 'ConfigMap' ? (object.data.get(key) ?? object.binaryData.get(key)) : object.keys.get(key);
  return found?.nameAt;
}

function claimLinks(unit: UnitView, namespace: string | undefined, name: ObjectNameRef['name']): readonly Link[] {
  const claim = name?.value === undefined ? undefined : claimOf(unit, namespace, name.value);
  return link('name', name, [claim?.nameAt]);
}

function mountLinks({ containers, volumes }: Workload['pod']['spec']): readonly Link[] {
  return containers.flatMap(({ volumeMounts }) =>
    volumeMounts.flatMap(({ name, nameAt }): readonly Link[] => {
      const volume = volumes.find((one) => one.name === name);
      return volume ? [{ at: nameAt, type: 'part', targets: [volume.nameAt] }] : [];
    }),
  );
}
