// What is asked of a volume, in a PersistentVolumeClaim of its own or in the template of one.
import type { Field } from '../base/origin.ts';
import { child, readQuantity, readString, readStrings, type FieldReader } from './fieldReader.ts';

export interface ClaimSpec {
  /** `ReadWriteOnce` and its like. */
  readonly accessModes: Field<readonly string[]> | undefined;
  /** Undefined: that of the cluster; empty: none. */
  readonly storageClassName: Field<string> | undefined;
  readonly volumeName: Field<string> | undefined;
  /** A quantity, as written. */
  readonly storage: Field<number | string> | undefined;
}

export function readClaimSpec(spec: FieldReader): ClaimSpec {
  return {
    accessModes: readStrings(spec, 'accessModes'),
    storageClassName: readString(spec, 'storageClassName'),
    volumeName: readString(spec, 'volumeName'),
    storage: readQuantity(child(child(spec, 'resources'), 'requests'), 'storage'),
  };
}
