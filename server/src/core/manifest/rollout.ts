// How a workload replaces its pods: the fields that its controller reads when the template changes.
import type { Field } from '../base/origin.ts';
import { daemonSetDefaults, deploymentDefaults, minReadySeconds, statefulSetDefaults } from './defaults.ts';
import { child, defaulted, readInteger, readIntegerOrString, readString, type FieldReader } from './fieldReader.ts';

export interface DeploymentRollout {
  readonly minReadySeconds: Field<number>;
  readonly progressDeadlineSeconds: Field<number>;
  readonly strategy: RollingStrategy;
}

export interface DaemonSetRollout {
  readonly minReadySeconds: Field<number>;
  readonly updateStrategy: RollingStrategy;
}

export interface StatefulSetRollout {
  readonly minReadySeconds: Field<number>;
  readonly podManagementPolicy: Field<string>;
  /** Headless Services are named here, but nothing checks that there is one. */
  readonly serviceName: Field<string> | undefined;
  readonly updateStrategy: {
    readonly type: Field<string>;
    readonly partition: Field<number>;
    /** Heeded only with the gate MaxUnavailableStatefulSet (R130). */
    readonly maxUnavailable: Field<number | string> | undefined;
  };
}

export interface RollingStrategy {
  readonly type: Field<string>;
  /** Count only with the type RollingUpdate. */
  readonly maxSurge: Field<number | string>;
  readonly maxUnavailable: Field<number | string>;
}

export function readMinReadySeconds(spec: FieldReader): Field<number> {
  return readInteger(spec, 'minReadySeconds') ?? defaulted(spec, 'minReadySeconds', minReadySeconds);
}

export function readDeploymentRollout(spec: FieldReader): DeploymentRollout {
  const { progressDeadlineSeconds } = deploymentDefaults;
  return {
    minReadySeconds: readMinReadySeconds(spec),
    progressDeadlineSeconds:
      readInteger(spec, 'progressDeadlineSeconds') ??
      defaulted(spec, 'progressDeadlineSeconds', progressDeadlineSeconds),
    strategy: readRollingStrategy(child(spec, 'strategy'), deploymentDefaults),
  };
}

export function readDaemonSetRollout(spec: FieldReader): DaemonSetRollout {
  return {
    minReadySeconds: readMinReadySeconds(spec),
    updateStrategy: readRollingStrategy(child(spec, 'updateStrategy'), daemonSetDefaults),
  };
}

export function readStatefulSetRollout(spec: FieldReader): StatefulSetRollout {
  const { podManagementPolicy, type, partition } = statefulSetDefaults;
  const strategy = child(spec, 'updateStrategy');
  const rolling = child(strategy, 'rollingUpdate');
  return {
    minReadySeconds: readMinReadySeconds(spec),
    podManagementPolicy:
      readString(spec, 'podManagementPolicy') ?? defaulted(spec, 'podManagementPolicy', podManagementPolicy),
    serviceName: readString(spec, 'serviceName'),
    updateStrategy: {
      type: readString(strategy, 'type') ?? defaulted(strategy, 'type', type),
      partition: readInteger(rolling, 'partition') ?? defaulted(rolling, 'partition', partition),
      maxUnavailable: readIntegerOrString(rolling, 'maxUnavailable'),
    },
  };
}

interface RollingDefaults {
  readonly type: string;
  readonly maxSurge: number | string;
  readonly maxUnavailable: number | string;
}

function readRollingStrategy(strategy: FieldReader, defaults: RollingDefaults): RollingStrategy {
  const rolling = child(strategy, 'rollingUpdate');
  const bound = (key: 'maxSurge' | 'maxUnavailable'): Field<number | string> =>
    readIntegerOrString(rolling, key) ?? defaulted(rolling, key, defaults[key]);
  return {
    type: readString(strategy, 'type') ?? defaulted(strategy, 'type', defaults.type),
    maxSurge: bound('maxSurge'),
    maxUnavailable: bound('maxUnavailable'),
  };
}
