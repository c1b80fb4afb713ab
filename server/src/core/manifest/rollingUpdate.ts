// How a workload replaces its pods: the fields that its controller reads when the template changes.
import type { Field } from '../base/origin.ts';
import { minReadySeconds } from './defaults.ts';
import { child, defaulted, readInteger, readIntegerOrString, readString, type FieldReader } from './fieldReader.ts';

export interface RollingStrategy {
  readonly type: Field<string>;
  /** Count only with the type RollingUpdate. */
  readonly maxSurge: Field<number | string>;
  readonly maxUnavailable: Field<number | string>;
}

interface RollingDefaults {
  readonly type: string;
  readonly maxSurge: number | string;
  readonly maxUnavailable: number | string;
}

export function readRollingStrategy(strategy: FieldReader, defaults: RollingDefaults): RollingStrategy {
  const rolling = child(strategy, 'rollingUpdate');
  const bound = (key: 'maxSurge' | 'maxUnavailable'): Field<number | string> =>
    readIntegerOrString(rolling, key) ?? defaulted(rolling, key, defaults[key]);
  return {
    type: readString(strategy, 'type') ?? defaulted(strategy, 'type', defaults.type),
    maxSurge: bound('maxSurge'),
    maxUnavailable: bound('maxUnavailable'),
  };
}

export function readMinReadySeconds(spec: FieldReader): Field<number> {
  return readInteger(spec, 'minReadySeconds') ?? defaulted(spec, 'minReadySeconds', minReadySeconds);
}
