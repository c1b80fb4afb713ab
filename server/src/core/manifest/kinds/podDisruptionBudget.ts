import type { Field } from '../../base/origin.ts';
import { unhealthyPodEvictionPolicy } from '../defaults.ts';
import { defaulted, readIntegerOrString, readString } from '../fieldReader.ts';
import { defineKind } from '../kind.ts';
import { readLabelSelector, type LabelSelector } from '../labelSelector.ts';
import type { ManifestBase } from '../object.ts';

export interface PodDisruptionBudget extends ManifestBase<'PodDisruptionBudget'> {
  readonly selector: LabelSelector | undefined;
  readonly minAvailable: Field<number | string> | undefined;
  readonly maxUnavailable: Field<number | string> | undefined;
  /** `IfHealthyBudget` or `AlwaysAllow`. */
  readonly unhealthyPodEvictionPolicy: Field<string>;
}

export const podDisruptionBudget = defineKind<PodDisruptionBudget>({
  kind: 'PodDisruptionBudget',
  groups: ['policy'],
  fields: {
    selector: ({ spec }) => readLabelSelector(spec, 'selector'),
    minAvailable: ({ spec }) => readIntegerOrString(spec, 'minAvailable'),
    maxUnavailable: ({ spec }) => readIntegerOrString(spec, 'maxUnavailable'),
    unhealthyPodEvictionPolicy: ({ spec }) =>
      readString(spec, 'unhealthyPodEvictionPolicy') ??
      defaulted(spec, 'unhealthyPodEvictionPolicy', unhealthyPodEvictionPolicy),
  },
});
