import type { Field } from '../../base/origin.ts';
import { deploymentDefaults, replicas } from '../defaults.ts';
import { child, defaulted, readBoolean, readInteger } from '../fieldReader.ts';
import { defineWorkload, type WorkloadBase } from '../kind.ts';
import { readLabelSelector, type LabelSelector } from '../labelSelector.ts';
import { readMinReadySeconds, readRollingStrategy, type RollingStrategy } from '../rollingUpdate.ts';

export interface Deployment extends WorkloadBase<'Deployment'> {
  readonly replicas: Field<number>;
  readonly selector: LabelSelector | undefined;
  /** `Recreate` or `RollingUpdate`. */
  readonly strategy: RollingStrategy;
  readonly minReadySeconds: Field<number>;
  readonly progressDeadlineSeconds: Field<number>;
  readonly paused: Field<boolean>;
}

const { paused, progressDeadlineSeconds, strategy } = deploymentDefaults;

export const deployment = defineWorkload<Deployment>({
  kind: 'Deployment',
  groups: ['apps', 'extensions'],
  fields: {
    replicas: ({ spec }) => readInteger(spec, 'replicas') ?? defaulted(spec, 'replicas', replicas),
    selector: ({ spec }) => readLabelSelector(spec, 'selector'),
    strategy: ({ spec }) => readRollingStrategy(child(spec, 'strategy'), strategy),
    minReadySeconds: ({ spec }) => readMinReadySeconds(spec),
    progressDeadlineSeconds: ({ spec }) =>
      readInteger(spec, 'progressDeadlineSeconds') ??
      defaulted(spec, 'progressDeadlineSeconds', progressDeadlineSeconds),
    paused: ({ spec }) => readBoolean(spec, 'paused') ?? defaulted(spec, 'paused', paused),
  },
});
