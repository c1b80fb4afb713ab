// How a Rollout of Argo Rollouts goes about a change of its template, as far as its manifest tells.
import { never, seconds, type Millis } from '../base/duration.ts';
import { isReadable, type Field, type Sourced } from '../base/origin.ts';
import type {
  BlueGreenModel,
  CanaryModel,
  CanaryStepModel,
  RolloutModel,
  RolloutWait,
} from '../lifecycle/cluster/models.ts';
import { deploymentBounds } from '../lifecycle/rollingUpdateBounds.ts';
import { pauseDuration, type CanaryStep } from '../manifest/canarySteps.ts';
import type { BlueGreenStrategy, CanaryStrategy, RolloutStrategy } from '../manifest/manifest.ts';

/** @param luck an analysis or an experiment may end at once, or never */
export function rolloutStrategyModel(
  strategy: RolloutStrategy,
  replicas: number,
  luck: 'best' | 'worst',
): RolloutModel['strategy'] {
  return strategy.type === 'canary' ? canary(strategy, replicas, luck) : blueGreen(strategy, replicas);
}

function canary(strategy: CanaryStrategy, replicas: number, luck: 'best' | 'worst'): CanaryModel {
  const { maxSurge, maxUnavailable, scaleDownDelaySeconds, trafficRouting, steps } = strategy;
  const bounds = deploymentBounds(
    { maxSurge: readable(maxSurge)?.value, maxUnavailable: readable(maxUnavailable)?.value },
    replicas,
  );
  return {
    type: 'canary',
    surge: bounds?.surge ?? 1,
    unavailable: bounds?.unavailable ?? 0,
    routed: trafficRouting !== undefined,
    scaleDownDelay: delayOf(scaleDownDelaySeconds),
    steps: steps.flatMap((step) => stepModel(step, luck) ?? []),
  };
}

/** Undefined for one that cannot be read. */
function stepModel(step: CanaryStep, luck: 'best' | 'worst'): CanaryStepModel | undefined {
  switch (step.type) {
    case 'setWeight': {
      const percent = readable(step.percent)?.value;
      return percent === undefined ? undefined : { type: 'setWeight', percent };
    }
    case 'pause': {
      const wait = pauseModel(step.duration);
      return wait && { type: 'wait', wait };
    }
    case 'setCanaryScale': {
      const [replicas, percent] = [readable(step.replicas)?.value, readable(step.percent)?.value];
      if (step.matchTrafficWeight?.value === true) return { type: 'setCanaryScale', scale: undefined };
      if (replicas !== undefined) return { type: 'setCanaryScale', scale: { type: 'replicas', replicas } };
      return { type: 'setCanaryScale', scale: percent === undefined ? undefined : { type: 'percent', percent } };
    }
    case 'other':
      return { type: 'wait', wait: { field: step.name, duration: assumedWait(step.name, luck) } };
  }
}

function pauseModel(duration: Field<number | string> | undefined): RolloutWait | undefined {
  if (!duration) return { field: 'pause', duration: assumedWait('pause', 'worst') };
  const value = pauseDuration(duration);
  if (value === undefined || !isReadable(duration)) return undefined;
  return { field: 'pause', duration: { value, origin: duration.origin } };
}

function assumedWait(field: string, luck: 'best' | 'worst'): Sourced<Millis> {
  return { value: luck === 'best' ? 0 : never, origin: { type: 'assumed', key: field } };
}

function blueGreen(strategy: BlueGreenStrategy, replicas: number): BlueGreenModel {
  return {
    type: 'blueGreen',
    previewReplicas: readable(strategy.previewReplicaCount)?.value ?? replicas,
    promotion: promotionOf(strategy),
    scaleDownDelay: delayOf(strategy.scaleDownDelaySeconds),
  };
}

/** The seconds count only where the promotion is automatic: https://github.com/argoproj/argo-rollouts/issues/2000 */
function promotionOf({ autoPromotionEnabled, autoPromotionSeconds }: BlueGreenStrategy): RolloutWait | undefined {
  if (isReadable(autoPromotionEnabled) && !autoPromotionEnabled.value) {
    return { field: 'autoPromotionEnabled', duration: { value: never, origin: autoPromotionEnabled.origin } };
  }
  const after = readable(autoPromotionSeconds);
  if (!after || after.value <= 0) return undefined;
  return { field: 'autoPromotionSeconds', duration: { value: seconds(after.value), origin: after.origin } };
}

function delayOf(field: Field<number> | undefined): Millis {
  return seconds(readable(field)?.value ?? 0);
}

function readable<T>(field: Field<T> | undefined): Sourced<T> | undefined {
  return field && isReadable(field) ? field : undefined;
}
