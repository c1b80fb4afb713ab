import { readClaimSpec, type ClaimSpec } from '../claim.ts';
import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';

export interface PersistentVolumeClaim extends ManifestBase<'PersistentVolumeClaim'> {
  readonly claim: ClaimSpec;
}

export const persistentVolumeClaim = defineKind<PersistentVolumeClaim>({
  kind: 'PersistentVolumeClaim',
  groups: [''],
  fields: { claim: ({ spec }) => readClaimSpec(spec) },
});
