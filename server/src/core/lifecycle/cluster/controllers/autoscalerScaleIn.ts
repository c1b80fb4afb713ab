// A HorizontalPodAutoscaler after the load has fallen: every 15 s it recommends the least that it keeps, and takes pods away
// when its window no longer remembers more, as fast as its policies allow (R132).
import { seconds, type Millis } from '../../../base/duration.ts';
import type { Process } from '../../kernel.ts';
import { pause } from '../evictPod.ts';
import type { AutoscalerModel } from '../models.ts';
import type { OwnerRun } from '../ownerRun.ts';
import { stabilized } from './hpaStabilization.ts';

export const syncPeriod: Millis = seconds(15);

/** Pods that were taken away. */
export interface Removal {
  readonly replicas: number;
  readonly ageSeconds: number;
}

/** The fewest replicas that the policies allow now. */
export function scaleInLimit(
  current: number,
  { policies, selectPolicy }: Pick<AutoscalerModel, 'policies' | 'selectPolicy'>,
  removals: readonly Removal[],
): number {
  const limits = policies.map(({ type, value, periodSeconds }) => {
    const recent = removals.filter(({ ageSeconds }) => ageSeconds < periodSeconds);
    const before = recent.reduce((total, { replicas }) => total + replicas, current);
    return type === 'Pods' ? before - value : Math.trunc(before * (1 - value / 100));
  });
  return selectPolicy === 'Min' ? Math.max(...limits) : Math.min(...limits);
}

/** @param firstSync when it looks for the first time after the load has fallen */
export function* scaleIn(owner: OwnerRun, autoscaler: AutoscalerModel, firstSync: Millis): Process<'done'> {
  const { kernel } = owner.run;
  const { minReplicas, stabilizationWindowSeconds: window } = autoscaler;
  const before = owner.scale.old;
  const removals: { readonly replicas: number; readonly at: Millis }[] = [];
  const ageSeconds = (at: Millis): number => (kernel.now - at) / 1000;
  for (let sync = firstSync; ; sync += syncPeriod) {
    yield* kernel.wait(pause(owner.run, sync - kernel.now));
    const remembered = { replicas: before, ageSeconds: ageSeconds(firstSync - syncPeriod) };
    const recommended = stabilized(minReplicas.value, [remembered], window.value);
    const aged = removals.map(({ replicas, at }) => ({ replicas, ageSeconds: ageSeconds(at) }));
    const from = owner.scale.old;
    const to = Math.max(recommended, scaleInLimit(from, autoscaler, aged));
    if (to < from) {
      owner.scaleTo(to, autoscaler);
      removals.push({ replicas: from - to, at: kernel.now });
    }
    if (owner.scale.old <= minReplicas.value) return 'done';
  }
}
