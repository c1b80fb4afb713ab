// What autoscalers scale, and how fast.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import { scalingDefaults } from './defaults.ts';
import { child, children, defaulted, readInteger, readString, type FieldReader } from './fieldReader.ts';

/** In the namespace of the autoscaler. */
export interface ScaleTargetRef {
  readonly at: Place;
  readonly apiVersion: Field<string> | undefined;
  readonly kind: Field<string> | undefined;
  readonly name: Field<string> | undefined;
}

export interface ScalingBehavior {
  readonly scaleDown: ScalingRules;
  readonly scaleUp: ScalingRules;
}

export interface ScalingRules {
  /** The controller takes the most careful of its recommendations of so many seconds. */
  readonly stabilizationWindowSeconds: Field<number>;
  /** `Max`, `Min` or `Disabled`. */
  readonly selectPolicy: Field<string>;
  readonly policies: readonly ScalingPolicy[];
}

export interface ScalingPolicy {
  /** `Pods` or `Percent`. */
  readonly type: Field<string> | undefined;
  readonly value: Field<number> | undefined;
  readonly periodSeconds: Field<number> | undefined;
}

export function readScaleTargetRef(reader: FieldReader): ScaleTargetRef {
  return {
    at: reader.at,
    apiVersion: readString(reader, 'apiVersion'),
    kind: readString(reader, 'kind'),
    name: readString(reader, 'name'),
  };
}

/** What is absent is as the controller has it (R132). */
export function readScalingBehavior(reader: FieldReader): ScalingBehavior {
  return {
    scaleDown: readRules(child(reader, 'scaleDown'), scalingDefaults.scaleDown),
    scaleUp: readRules(child(reader, 'scaleUp'), scalingDefaults.scaleUp),
  };
}

function readRules(reader: FieldReader, defaults: (typeof scalingDefaults)['scaleDown' | 'scaleUp']): ScalingRules {
  const written = children(reader, 'policies');
  return {
    stabilizationWindowSeconds:
      readInteger(reader, 'stabilizationWindowSeconds') ??
      defaulted(reader, 'stabilizationWindowSeconds', defaults.stabilizationWindowSeconds),
    selectPolicy: readString(reader, 'selectPolicy') ?? defaulted(reader, 'selectPolicy', scalingDefaults.selectPolicy),
    policies:
      written.length > 0
        ? written.map(readPolicy)
        : defaults.policies.map((policy) => defaultPolicy(child(reader, 'policies'), policy)),
  };
}

function readPolicy(reader: FieldReader): ScalingPolicy {
  return {
    type: readString(reader, 'type'),
    value: readInteger(reader, 'value'),
    periodSeconds: readInteger(reader, 'periodSeconds'),
  };
}

interface PolicyDefaults {
  readonly type: string;
  readonly value: number;
  readonly periodSeconds: number;
}

function defaultPolicy(reader: FieldReader, { type, value, periodSeconds }: PolicyDefaults): ScalingPolicy {
  return {
    type: defaulted(reader, 'type', type),
    value: defaulted(reader, 'value', value),
    periodSeconds: defaulted(reader, 'periodSeconds', periodSeconds),
  };
}
