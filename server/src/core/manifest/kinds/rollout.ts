import type { Field } from '../../base/origin.ts';
import type { Place } from '../../base/place.ts';
import { readCanarySteps, type CanaryStep } from '../canarySteps.ts';
import { rolloutDefaults } from '../defaults.ts';
import {
  child,
  defaulted,
  find,
  pairPlace,
  readBoolean,
  readInteger,
  readIntegerOrString,
  readString,
  type FieldReader,
} from '../fieldReader.ts';
import { defineWorkload, type WorkloadBase } from '../kind.ts';
import { readLabelSelector, type LabelSelector } from '../labelSelector.ts';
import { isPartialPodSpec } from '../partialPodSpec.ts';
import { readPodTemplate } from '../podSpec.ts';
import { readMinReadySeconds } from '../rollingUpdate.ts';
import { readScaleTargetRef, type ScaleTargetRef } from '../scaling.ts';

/** Of Argo Rollouts. */
export interface Rollout extends WorkloadBase<'Rollout'> {
  readonly replicas: Field<number>;
  readonly selector: LabelSelector | undefined;
  /** Whose pod template it takes, where it has none of its own: `pod` is then partial. */
  readonly workloadRef: ScaleTargetRef | undefined;
  readonly strategy: RolloutStrategy | undefined;
  readonly minReadySeconds: Field<number>;
  readonly progressDeadlineSeconds: Field<number>;
  readonly paused: Field<boolean>;
}

export type RolloutStrategy = CanaryStrategy | BlueGreenStrategy;

interface StrategyBase {
  /** The key and value, `canary: …`. */
  readonly at: Place;
  /** From the switch of the traffic until the old pods go; undefined where they go with the rolling update. */
  readonly scaleDownDelaySeconds: Field<number> | undefined;
  /** The same of the new pods after an abort; 0 keeps them. */
  readonly abortScaleDownDelaySeconds: Field<number> | undefined;
  readonly maxUnavailable: Field<number | string>;
}

export interface CanaryStrategy extends StrategyBase {
  readonly type: 'canary';
  readonly maxSurge: Field<number | string>;
  readonly stableService: Field<string> | undefined;
  readonly canaryService: Field<string> | undefined;
  readonly trafficRouting: TrafficRouting | undefined;
  readonly steps: readonly CanaryStep[];
}

export interface BlueGreenStrategy extends StrategyBase {
  readonly type: 'blueGreen';
  readonly activeService: Field<string> | undefined;
  readonly previewService: Field<string> | undefined;
  readonly autoPromotionEnabled: Field<boolean>;
  /** From the availability of the new pods; counts only where the promotion is automatic. */
  readonly autoPromotionSeconds: Field<number> | undefined;
  /** How many new pods there are until the promotion; undefined: all. */
  readonly previewReplicaCount: Field<number> | undefined;
}

export interface TrafficRouting {
  readonly at: Place;
  /** `istio`, `nginx`, `alb` and their like. */
  readonly providers: readonly string[];
}

const by = 'Argo Rollouts';
const templatePath = ['spec', 'template'];

export const rollout = defineWorkload<Rollout>({
  kind: 'Rollout',
  groups: ['argoproj.io'],
  podTemplate: templatePath,
  isPartial: (object) => {
    const spec = child(object, 'spec');
    const podSpec = child(child(spec, 'template'), 'spec');
    return find(spec, 'workloadRef') === undefined && isPartialPodSpec(podSpec.node, true);
  },
  fields: {
    pod: ({ spec }) => readPodTemplate(child(find(spec, 'workloadRef') ? spec.asPartial : spec, 'template')),
    replicas: ({ spec }) => readInteger(spec, 'replicas') ?? defaulted(spec, 'replicas', rolloutDefaults.replicas, by),
    selector: ({ spec }) => readLabelSelector(spec, 'selector'),
    workloadRef: ({ spec }) => find(spec, 'workloadRef') && readScaleTargetRef(child(spec, 'workloadRef')),
    strategy: ({ spec }) => readStrategy(child(spec, 'strategy')),
    minReadySeconds: ({ spec }) => readMinReadySeconds(spec),
    progressDeadlineSeconds: ({ spec }) => readSeconds(spec, 'progressDeadlineSeconds'),
    paused: ({ spec }) => readBoolean(spec, 'paused') ?? defaulted(spec, 'paused', rolloutDefaults.paused, by),
  },
});

function readStrategy(reader: FieldReader): RolloutStrategy | undefined {
  const [blueGreen, canary] = [find(reader, 'blueGreen'), find(reader, 'canary')];
  if (blueGreen) return readBlueGreen(child(reader, 'blueGreen'), pairPlace(reader, blueGreen));
  return canary && readCanary(child(reader, 'canary'), pairPlace(reader, canary));
}

function readBlueGreen(reader: FieldReader, at: Place): BlueGreenStrategy {
  return {
    type: 'blueGreen',
    at,
    scaleDownDelaySeconds: readSeconds(reader, 'scaleDownDelaySeconds'),
    abortScaleDownDelaySeconds: readSeconds(reader, 'abortScaleDownDelaySeconds'),
    maxUnavailable: readBound(reader, 'maxUnavailable'),
    activeService: readString(reader, 'activeService'),
    previewService: readString(reader, 'previewService'),
    autoPromotionEnabled:
      readBoolean(reader, 'autoPromotionEnabled') ??
      defaulted(reader, 'autoPromotionEnabled', rolloutDefaults.autoPromotionEnabled, by),
    autoPromotionSeconds: readInteger(reader, 'autoPromotionSeconds'),
    previewReplicaCount: readInteger(reader, 'previewReplicaCount'),
  };
}

/** Without traffic routing a canary replaces pods as a rolling update does, and knows no delays. */
function readCanary(reader: FieldReader, at: Place): CanaryStrategy {
  const routing = find(reader, 'trafficRouting') && child(reader, 'trafficRouting');
  return {
    type: 'canary',
    at,
    scaleDownDelaySeconds: routing && readSeconds(reader, 'scaleDownDelaySeconds'),
    abortScaleDownDelaySeconds: routing && readSeconds(reader, 'abortScaleDownDelaySeconds'),
    maxUnavailable: readBound(reader, 'maxUnavailable'),
    maxSurge: readBound(reader, 'maxSurge'),
    stableService: readString(reader, 'stableService'),
    canaryService: readString(reader, 'canaryService'),
    trafficRouting: routing && { at: routing.at, providers: keysOf(routing) },
    steps: readCanarySteps(reader),
  };
}

function readSeconds(
  reader: FieldReader,
  key: 'scaleDownDelaySeconds' | 'abortScaleDownDelaySeconds' | 'progressDeadlineSeconds',
): Field<number> {
  return readInteger(reader, key) ?? defaulted<number>(reader, key, rolloutDefaults[key], by);
}

function readBound(reader: FieldReader, key: 'maxSurge' | 'maxUnavailable'): Field<number | string> {
  return readIntegerOrString(reader, key) ?? defaulted<number | string>(reader, key, rolloutDefaults[key], by);
}

function keysOf({ node }: FieldReader): readonly string[] {
  return node?.type === 'map' ? node.entries.map(({ key }) => String(key.value)) : [];
}
