import type { Field } from '../../base/origin.ts';
import type { Place } from '../../base/place.ts';
import { readClaimSpec, type ClaimSpec } from '../claim.ts';
import { replicas, statefulSetDefaults } from '../defaults.ts';
import {
  child,
  children,
  defaulted,
  readInteger,
  readIntegerOrString,
  readString,
  type FieldReader,
} from '../fieldReader.ts';
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
  /** Of the first pod. */
  readonly firstOrdinal: Field<number>;
  readonly volumeClaimTemplates: readonly VolumeClaimTemplate[];
}

/** Each pod has a claim of its own of it, which is a volume of that name. */
export interface VolumeClaimTemplate {
  readonly at: Place;
  readonly name: Field<string> | undefined;
  readonly claim: ClaimSpec;
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
    firstOrdinal: ({ spec }) => {
      const ordinals = child(spec, 'ordinals');
      return readInteger(ordinals, 'start') ?? defaulted(ordinals, 'start', statefulSetDefaults.firstOrdinal);
    },
    volumeClaimTemplates: ({ spec }) => children(spec, 'volumeClaimTemplates').map(readClaimTemplate),
  },
});

function readClaimTemplate(reader: FieldReader): VolumeClaimTemplate {
  return {
    at: reader.at,
    name: readString(child(reader, 'metadata'), 'name'),
    claim: readClaimSpec(child(reader, 'spec')),
  };
}

function readUpdateStrategy(reader: FieldReader): StatefulSetStrategy {
  const rolling = child(reader, 'rollingUpdate');
  return {
    type: readString(reader, 'type') ?? defaulted(reader, 'type', updateStrategy.type),
    partition: readInteger(rolling, 'partition') ?? defaulted(rolling, 'partition', updateStrategy.partition),
    maxUnavailable: readIntegerOrString(rolling, 'maxUnavailable'),
  };
}
