import { readKeys, type DataKey } from '../data.ts';
import { child } from '../fieldReader.ts';
import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';

/** What it holds is nobody's business: only its keys are read. */
export interface Secret extends ManifestBase<'Secret'> {
  /** Those of `data` and of `stringData`. */
  readonly keys: ReadonlyMap<string, DataKey>;
}

export const secret = defineKind<Secret>({
  kind: 'Secret',
  groups: [''],
  fields: {
    keys: ({ object }) =>
      new Map([
        ...readKeys(child(object, 'data'), (key) => key),
        ...readKeys(child(object, 'stringData'), (key) => key),
      ]),
  },
});
