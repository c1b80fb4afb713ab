// An autoscaler and the workload that it scales, when the load falls from its highest.
import type { Localized } from '../base/localized.ts';
import { isReadable, type Field, type Sourced } from '../base/origin.ts';
import type { AutoscalerModel } from '../lifecycle/cluster/models.ts';
import type { HorizontalPodAutoscaler, ScaledObject } from '../manifest/manifest.ts';

export type ScaleIn =
  | {
      readonly type: 'scaleIn';
      readonly autoscaler: AutoscalerModel;
      /** How many pods there are before. */
      readonly replicas: Sourced<number>;
    }
  | { readonly type: 'unknown'; readonly why: Localized };

export function scaleInOf(autoscaler: HorizontalPodAutoscaler | ScaledObject | undefined): ScaleIn {
  if (!autoscaler) return unknown(noAutoscaler);
  const title = `${autoscaler.ref.kind}/${autoscaler.ref.name}`;
  const [least, most] =
    autoscaler.kind === 'ScaledObject'
      ? [autoscaler.minReplicaCount, autoscaler.maxReplicaCount]
      : [autoscaler.minReplicas, autoscaler.maxReplicas];
  const { stabilizationWindowSeconds, policies, selectPolicy } = autoscaler.behavior.scaleDown;
  if (selectPolicy.value === 'Disabled') return unknown(isDisabled(title));
  const limits = policies.flatMap(({ type, value, periodSeconds }) => {
    const [count, period] = [value?.value ?? 0, periodSeconds?.value ?? 0];
    if (count <= 0 || period <= 0) return [];
    return [
      {
        type: type?.value === 'Percent' ? ('Percent' as const) : ('Pods' as const),
        value: count,
        periodSeconds: period,
      },
    ];
  });
  const replicas = readable(most);
  if (!replicas || !isReadable(least) || !isReadable(stabilizationWindowSeconds) || limits.length === 0) {
    return unknown(isUnreadable(title));
  }
  // Only KEDA itself goes from 1 to 0.
  const minReplicas = { ...least, value: Math.max(1, least.value) };
  if (replicas.value <= minReplicas.value) return unknown(nothingToTake(title, minReplicas.value));
  return {
    type: 'scaleIn',
    replicas,
    autoscaler: {
      title,
      minReplicas,
      stabilizationWindowSeconds,
      policies: limits,
      selectPolicy: selectPolicy.value === 'Min' ? 'Min' : 'Max',
    },
  };
}

function readable(field: Field<number> | undefined): Sourced<number> | undefined {
  return field && isReadable(field) ? field : undefined;
}

function unknown(why: Localized): ScaleIn {
  return { type: 'unknown', why };
}

const noAutoscaler: Localized = {
  en: 'no HorizontalPodAutoscaler or ScaledObject scales it',
  ko: '이를 스케일하는 HorizontalPodAutoscaler나 ScaledObject가 없습니다',
};

function isDisabled(title: string): Localized {
  return {
    en: `${title} never scales in (behavior.scaleDown.selectPolicy Disabled)`,
    ko: `${title}: 스케일 인하지 않습니다 (behavior.scaleDown.selectPolicy Disabled)`,
  };
}

function isUnreadable(title: string): Localized {
  return { en: `the numbers of ${title} cannot be read`, ko: `${title}: 숫자를 읽을 수 없습니다` };
}

function nothingToTake(title: string, least: number): Localized {
  return {
    en: `${title} keeps ${least} and never has more`,
    ko: `${title}: 최소 ${least}개를 유지하고 그보다 많아지지 않습니다`,
  };
}
