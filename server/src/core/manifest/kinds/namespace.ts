import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';

/** Its labels and annotations are what it is for: meshes and load balancers look there. */
export type Namespace = ManifestBase<'Namespace'>;

export const namespace = defineKind<Namespace>({ kind: 'Namespace', groups: [''], fields: {} });
