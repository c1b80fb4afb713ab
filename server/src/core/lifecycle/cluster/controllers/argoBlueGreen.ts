// Blue-green of Argo Rollouts: the new pods come beside the old ones, the active Service switches to them all at once, and
// the old ones stay for a while.
// https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/
import type { BlueGreenModel } from '../models.ts';
import type { OwnerRun, Reconcile } from '../ownerRun.ts';
import { countsOf, fillReplicaSet } from './replicaSets.ts';

export function blueGreenController(blueGreen: BlueGreenModel, replicas: number): Reconcile {
  const { promotion, previewReplicas } = blueGreen;
  let promotedAt: number | undefined;
  /** When the new pods may take over; undefined: not yet known. */
  const proceed = (owner: OwnerRun): void => {
    const { now } = owner.run.kernel;
    const isPromoted = promotedAt !== undefined && now >= promotedAt;
    owner.scale.new = isPromoted ? replicas : previewReplicas;
    if (countsOf(owner, 'new').available < owner.scale.new) return;
    if (isPromoted) {
      owner.retireOld(blueGreen.scaleDownDelay);
      owner.complete();
    } else if (promotedAt === undefined) {
      promotedAt = now + (promotion?.duration.value ?? 0);
      if (promotion) owner.pause(promotion);
      else owner.wake(undefined);
    }
  };
  return (owner) => {
    if (owner.rolling && !owner.completed) proceed(owner);
    fillReplicaSet(owner, 'old');
    if (!owner.rolling) return;
    fillReplicaSet(owner, 'new');
    if (!owner.completed) owner.run.shiftTraffic(owner.pods, ({ revision }) => revision === 'old');
  };
}
