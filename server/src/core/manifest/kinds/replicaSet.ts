import type { Field } from '../../base/origin.ts';
import { replicas } from '../defaults.ts';
import { defaulted, readInteger } from '../fieldReader.ts';
import { defineWorkload, type WorkloadBase } from '../kind.ts';
import { readLabelSelector, type LabelSelector } from '../labelSelector.ts';
import { readMinReadySeconds } from '../rollingUpdate.ts';

export interface ReplicaSet extends WorkloadBase<'ReplicaSet'> {
  readonly replicas: Field<number>;
  readonly selector: LabelSelector | undefined;
  readonly minReadySeconds: Field<number>;
}

export const replicaSet = defineWorkload<ReplicaSet>({
  kind: 'ReplicaSet',
  groups: ['apps', 'extensions'],
  fields: {
    replicas: ({ spec }) => readInteger(spec, 'replicas') ?? defaulted(spec, 'replicas', replicas),
    selector: ({ spec }) => readLabelSelector(spec, 'selector'),
    minReadySeconds: ({ spec }) => readMinReadySeconds(spec),
  },
});
