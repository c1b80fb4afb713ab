import type { Field } from '../../base/origin.ts';
import { scalingDefaults } from '../defaults.ts';
import { child, defaulted, find, readInteger } from '../fieldReader.ts';
import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';
import { readScaleTargetRef, readScalingBehavior, type ScaleTargetRef, type ScalingBehavior } from '../scaling.ts';

export interface HorizontalPodAutoscaler extends ManifestBase<'HorizontalPodAutoscaler'> {
  readonly scaleTargetRef: ScaleTargetRef;
  readonly minReplicas: Field<number>;
  readonly maxReplicas: Field<number> | undefined;
  readonly behavior: ScalingBehavior;
}

export const horizontalPodAutoscaler = defineKind<HorizontalPodAutoscaler>({
  kind: 'HorizontalPodAutoscaler',
  groups: ['autoscaling'],
  isPartial: (object) => find(child(object, 'spec'), 'scaleTargetRef') === undefined,
  fields: {
    scaleTargetRef: ({ spec }) => readScaleTargetRef(child(spec, 'scaleTargetRef')),
    minReplicas: ({ spec }) =>
      readInteger(spec, 'minReplicas') ?? defaulted(spec, 'minReplicas', scalingDefaults.minReplicas),
    maxReplicas: ({ spec }) => readInteger(spec, 'maxReplicas'),
    behavior: ({ spec }) => readScalingBehavior(child(spec, 'behavior')),
  },
});
