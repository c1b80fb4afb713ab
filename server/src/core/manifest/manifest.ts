// Kubernetes objects as typed data. Field names are Kubernetes' own; leaves say where their value came from.
import type { Kind, WorkloadBase } from './kind.ts';
import * as kinds from './kinds.ts';
import type { KubernetesObject } from './object.ts';

export type * from './kinds.ts';
export type { LabelExpression, LabelSelector } from './labelSelector.ts';
export type { KubernetesObject, ObjectRef } from './object.ts';
export type { PodSpec, PodTemplate } from './podSpec.ts';

type Exported = (typeof kinds)[keyof typeof kinds];
type ReadBy<K> = K extends Kind<infer M> ? M : K extends readonly Kind<infer M>[] ? M : never;

export type Manifest = ReadBy<Exported>;
export type Workload = Extract<Manifest, WorkloadBase>;
export type ManifestKind = Manifest['kind'];
export type ManifestOf<K extends ManifestKind> = Extract<Manifest, { readonly kind: K }>;

export const allKinds: readonly Kind<Manifest>[] = Object.values<Kind<Manifest> | readonly Kind<Manifest>[]>(
  kinds,
).flat();

/** Every kind that makes pods. */
export const workloadKinds: readonly Workload['kind'][] = allKinds
  .filter(({ makesPods }) => makesPods)
  .map(({ kind }) => kind as Workload['kind'])
  .sort();

/** Whether the object is of a kind that we read. */
export function isManifest(object: KubernetesObject): object is Manifest {
  return 'kind' in object;
}

export function isOfKind<K extends ManifestKind>(kind: K): (manifest: Manifest) => manifest is ManifestOf<K> {
  return (manifest): manifest is ManifestOf<K> => manifest.kind === kind;
}

export function isWorkload(object: KubernetesObject): object is Workload {
  return 'pod' in object;
}
