import type { Field } from '../../base/origin.ts';
import { scaledObjectDefaults } from '../defaults.ts';
import { child, defaulted, find, readInteger, readString, type FieldReader } from '../fieldReader.ts';
import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';
import { readScalingBehavior, type ScaleTargetRef, type ScalingBehavior } from '../scaling.ts';

/** KEDA makes a HorizontalPodAutoscaler of it, and itself scales between 0 and 1. */
export interface ScaledObject extends ManifestBase<'ScaledObject'> {
  readonly scaleTargetRef: ScaleTargetRef;
  /** While nothing happens; undefined: `minReplicaCount`. */
  readonly idleReplicaCount: Field<number> | undefined;
  readonly minReplicaCount: Field<number>;
  readonly maxReplicaCount: Field<number>;
  /** In seconds. */
  readonly pollingInterval: Field<number>;
  /** From the last trigger until KEDA scales to 0, in seconds. */
  readonly cooldownPeriod: Field<number>;
  readonly behavior: ScalingBehavior;
}

const by = 'KEDA';

export const scaledObject = defineKind<ScaledObject>({
  kind: 'ScaledObject',
  groups: ['keda.sh'],
  isPartial: (object) => find(child(object, 'spec'), 'scaleTargetRef') === undefined,
  fields: {
    scaleTargetRef: ({ spec }) => readTarget(child(spec, 'scaleTargetRef')),
    idleReplicaCount: ({ spec }) => readInteger(spec, 'idleReplicaCount'),
    minReplicaCount: ({ spec }) => readCount(spec, 'minReplicaCount'),
    maxReplicaCount: ({ spec }) => readCount(spec, 'maxReplicaCount'),
    pollingInterval: ({ spec }) => readCount(spec, 'pollingInterval'),
    cooldownPeriod: ({ spec }) => readCount(spec, 'cooldownPeriod'),
    behavior: ({ spec }) =>
      readScalingBehavior(child(child(child(spec, 'advanced'), 'horizontalPodAutoscalerConfig'), 'behavior')),
  },
});

function readTarget(reader: FieldReader): ScaleTargetRef {
  const { apiVersion, kind } = scaledObjectDefaults.scaleTargetRef;
  return {
    at: reader.at,
    apiVersion: readString(reader, 'apiVersion') ?? defaulted(reader, 'apiVersion', apiVersion, by),
    kind: readString(reader, 'kind') ?? defaulted(reader, 'kind', kind, by),
    name: readString(reader, 'name'),
  };
}

type Count = 'minReplicaCount' | 'maxReplicaCount' | 'pollingInterval' | 'cooldownPeriod';

function readCount(spec: FieldReader, key: Count): Field<number> {
  return readInteger(spec, key) ?? defaulted<number>(spec, key, scaledObjectDefaults[key], by);
}
