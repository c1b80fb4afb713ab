import type { Field } from '../../base/origin.ts';
import { daemonSetDefaults } from '../defaults.ts';
import { child } from '../fieldReader.ts';
import { defineWorkload, type WorkloadBase } from '../kind.ts';
import { readLabelSelector, type LabelSelector } from '../labelSelector.ts';
import { readMinReadySeconds, readRollingStrategy, type RollingStrategy } from '../rollingUpdate.ts';

export interface DaemonSet extends WorkloadBase<'DaemonSet'> {
  readonly selector: LabelSelector | undefined;
  /** `RollingUpdate` or `OnDelete`. */
  readonly updateStrategy: RollingStrategy;
  readonly minReadySeconds: Field<number>;
}

export const daemonSet = defineWorkload<DaemonSet>({
  kind: 'DaemonSet',
  groups: ['apps', 'extensions'],
  fields: {
    selector: ({ spec }) => readLabelSelector(spec, 'selector'),
    updateStrategy: ({ spec }) => readRollingStrategy(child(spec, 'updateStrategy'), daemonSetDefaults.updateStrategy),
    minReadySeconds: ({ spec }) => readMinReadySeconds(spec),
  },
});
