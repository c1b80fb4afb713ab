import type { Field } from '../../base/origin.ts';
import { deploymentConfigDefaults } from '../defaults.ts';
import {
  child,
  defaulted,
  find,
  readInteger,
  readIntegerOrString,
  readString,
  readTexts,
  type FieldReader,
} from '../fieldReader.ts';
import { defineWorkload, type WorkloadBase } from '../kind.ts';
import { readMinReadySeconds, type RollingStrategy } from '../rollingUpdate.ts';

/** Of OpenShift, once of its core group. */
export interface DeploymentConfig extends WorkloadBase<'DeploymentConfig'> {
  readonly replicas: Field<number>;
  /** Undefined: the labels of the template. */
  readonly selector: ReadonlyMap<string, string> | undefined;
  /** `Rolling`, `Recreate` or `Custom`; the bounds count with the first. */
  readonly strategy: RollingStrategy;
  readonly minReadySeconds: Field<number>;
}

const by = 'OpenShift';

export const deploymentConfig = defineWorkload<DeploymentConfig>({
  kind: 'DeploymentConfig',
  groups: ['apps.openshift.io', ''],
  fields: {
    replicas: ({ spec }) =>
      readInteger(spec, 'replicas') ?? defaulted(spec, 'replicas', deploymentConfigDefaults.replicas, by),
    selector: ({ spec }) => find(spec, 'selector') && readTexts(child(spec, 'selector')),
    strategy: ({ spec }) => readStrategy(child(spec, 'strategy')),
    minReadySeconds: ({ spec }) => readMinReadySeconds(spec),
  },
});

/** A bound that is absent is 25 % where the other is absent too, or is 0; beside any other it is 0. */
function readStrategy(reader: FieldReader): RollingStrategy {
  const rolling = child(reader, 'rollingParams');
  const bound = (key: 'maxSurge' | 'maxUnavailable', other: 'maxSurge' | 'maxUnavailable'): Field<number | string> => {
    const beside = readIntegerOrString(rolling, other);
    const isFilled = beside === undefined || beside.value === 0 || beside.value === '0%';
    const fallback = isFilled ? deploymentConfigDefaults[key] : 0;
    return readIntegerOrString(rolling, key) ?? defaulted<number | string>(rolling, key, fallback, by);
  };
  return {
    type: readString(reader, 'type') ?? defaulted(reader, 'type', deploymentConfigDefaults.type, by),
    maxSurge: bound('maxSurge', 'maxUnavailable'),
    maxUnavailable: bound('maxUnavailable', 'maxSurge'),
  };
}
