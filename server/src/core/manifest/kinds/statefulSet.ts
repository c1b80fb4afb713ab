import type { Field } from '../../base/origin.ts';
import { replicas, statefulSetDefaults } from '../defaults.ts';
import { child, defaulted, readInteger, readIntegerOrString, readString, type FieldReader } from '../fieldReader.ts';
import { defineWorkload, type WorkloadBase } from '../kind.ts';
import { readLabelSelector, type LabelSelector } from '../labelSelector.ts';
import { readMinReadySeconds } from '../rollingUpdate.ts';

export interface StatefulSet extends WorkloadBase<'StatefulSet'> {
  readonly replicas: Field<number>;
  readonly selector: LabelSelector | undefined;
  /** Should name a headless Service, but nothing checks that there is one. */
  readonly serviceName: Field<string> | undefined;
  /** `OrderedReady` or `Parallel`. */
  readonly podManagementPolicy: Field<string>;
  readonly updateStrategy: StatefulSetStrategy;
  readonly minReadySeconds: Field<number>;
}

export interface StatefulSetStrategy {
  /** `RollingUpdate` or `OnDelete`. */
  readonly type: Field<string>;
  readonly partition: Field<number>;
  /** Heeded only with the gate MaxUnavailableStatefulSet (R130). */
  readonly maxUnavailable: Field<number | string> | undefined;
}

const { podManagementPolicy, updateStrategy } = statefulSetDefaults;

export const statefulSet = defineWorkload<StatefulSet>({
  kind: 'StatefulSet',
  groups: ['apps'],
  fields: {
    replicas: ({ spec }) => readInteger(spec, 'replicas') ?? defaulted(spec, 'replicas', replicas),
    selector: ({ spec }) => readLabelSelector(spec, 'selector'),
    serviceName: ({ spec }) => readString(spec, 'serviceName'),
    podManagementPolicy: ({ spec }) =>
      readString(spec, 'podManagementPolicy') ?? defaulted(spec, 'podManagementPolicy', podManagementPolicy),
    updateStrategy: ({ spec }) => readUpdateStrategy(child(spec, 'updateStrategy')),
    minReadySeconds: ({ spec }) => readMinReadySeconds(spec),
  },
});

function readUpdateStrategy(reader: FieldReader): StatefulSetStrategy {
  const rolling = child(reader, 'rollingUpdate');
  return {
    type: readString(reader, 'type') ?? defaulted(reader, 'type', updateStrategy.type),
    partition: readInteger(rolling, 'partition') ?? defaulted(rolling, 'partition', updateStrategy.partition),
    maxUnavailable: readIntegerOrString(rolling, 'maxUnavailable'),
  };
}
