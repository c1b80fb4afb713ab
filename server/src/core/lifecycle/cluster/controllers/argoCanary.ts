// The canary of Argo Rollouts: step after step, each when the pods of the one before are there. At its end the new pods are
// all there are; where a router splits the requests, the old ones stay for a while after the last of them.
import type { CanaryModel, CanaryScale, CanaryStepModel } from '../models.ts';
import type { OwnerRun, Reconcile } from '../ownerRun.ts';
import { canaryGoal, routedGoal, towardsGoal, type CanaryReplicas } from './canaryReplicas.ts';
import { countsOf, fillReplicaSet } from './replicaSets.ts';

/** Where the rollout is. */
interface Progress {
  step: number;
  percent: number;
  scale: CanaryScale | undefined;
  /** When the pause of this step is over. */
  pausedUntil: number | undefined;
}

export function canaryController(canary: CanaryModel, replicas: number): Reconcile {
  const progress: Progress = { step: 0, percent: 0, scale: undefined, pausedUntil: undefined };
  return (owner) => {
    if (owner.rolling && !owner.completed) proceed(owner, canary, replicas, progress);
    fillReplicaSet(owner, 'old');
    if (owner.rolling) fillReplicaSet(owner, 'new');
  };
}

function proceed(owner: OwnerRun, canary: CanaryModel, replicas: number, progress: Progress): void {
  const step = canary.steps[progress.step];
  if (!step) [progress.percent, progress.scale] = [100, undefined];
  else if (step.type === 'setWeight') progress.percent = step.percent;
  else if (step.type === 'setCanaryScale') progress.scale = step.scale;
  const goal = goalOf(canary, replicas, progress);
  if (scaled(owner, canary, replicas, goal)) owner.wake(undefined);
  else if (step?.type === 'wait') pause(owner, step, progress);
  else if (isReached(owner, goal)) {
    if (step) next(owner, canary, step, progress);
    else promote(owner, canary);
  }
}

function goalOf({ routed, surge }: CanaryModel, replicas: number, { percent, scale }: Progress): CanaryReplicas {
  if (!routed) return canaryGoal({ replicas, surge }, percent);
  if (scale?.type === 'replicas') return { old: replicas, new: scale.replicas };
  return routedGoal(replicas, scale?.percent ?? percent);
}

/** One ReplicaSet at a time, the old one first. */
function scaled(owner: OwnerRun, canary: CanaryModel, replicas: number, goal: CanaryReplicas): boolean {
  const { scale } = owner;
  const to = canary.routed
    ? goal
    : towardsGoal(goal, { ...canary, replicas }, countsOf(owner, 'old'), countsOf(owner, 'new'));
  if (to.old !== scale.old) scale.old = to.old;
  else if (to.new !== scale.new) scale.new = to.new;
  else return false;
  return true;
}

function isReached(owner: OwnerRun, goal: CanaryReplicas): boolean {
  return (['old', 'new'] as const).every((revision) => {
    const { replicas, available } = countsOf(owner, revision);
    return replicas === goal[revision] && available === goal[revision];
  });
}

function pause(owner: OwnerRun, { wait }: Extract<CanaryStepModel, { type: 'wait' }>, progress: Progress): void {
  const { now } = owner.run.kernel;
  if (progress.pausedUntil === undefined) {
    progress.pausedUntil = now + wait.duration.value;
    owner.pause(wait);
  } else if (now >= progress.pausedUntil) advance(owner, progress);
}

function next(owner: OwnerRun, { routed }: CanaryModel, step: CanaryStepModel, progress: Progress): void {
  if (routed && step.type === 'setWeight') owner.shiftTraffic(step.percent);
  advance(owner, progress);
}

function advance(owner: OwnerRun, progress: Progress): void {
  progress.step += 1;
  progress.pausedUntil = undefined;
  owner.wake(undefined);
}

function promote(owner: OwnerRun, { routed, scaleDownDelay }: CanaryModel): void {
  if (routed) owner.retireOld(scaleDownDelay);
  owner.complete();
}
