// How many old and new pods a canary of Argo Rollouts has at a weight, and how it comes there. The functions restate those of
// its controller: https://github.com/argoproj/argo-rollouts/blob/master/utils/replicaset/canary.go
import type { ReplicaSetCounts } from './deploymentRolling.ts';

export interface CanaryReplicas {
  readonly old: number;
  readonly new: number;
}

export interface CanaryBounds {
  readonly replicas: number;
  readonly surge: number;
  readonly unavailable: number;
}

/** Of the whole numbers around the weight those that come closest; with a surge, one pod more may do better. */
export function canaryGoal({ replicas, surge }: Omit<CanaryBounds, 'unavailable'>, percent: number): CanaryReplicas {
  const exact = (replicas * percent) / 100;
  const [up, down] = [Math.ceil(exact), Math.floor(exact)];
  const mayBeNone = percent === 0 || percent === 100 || (replicas === 1 && surge === 0);
  const options: (readonly [fresh: number, total: number])[] = [];
  const add = (total: number, roundsUp: boolean): void => {
    const isTied = ((total * percent) / 100) % 1 === 0.5;
    if (roundsUp) options.push([up, total]);
    if (!isTied && (down !== 0 || mayBeNone)) options.push([down, total]);
  };
  add(replicas, up < replicas || mayBeNone);
  if (surge > 0) add(replicas + 1, true);
  const off = ([fresh, total]: readonly [number, number]): number => Math.abs((fresh * 100) / total - percent);
  const [first, ...others] = options;
  if (!first || replicas === 0) return { old: replicas, new: 0 };
  const [fresh, total] = others.reduce((best, one) => (off(one) < off(best) ? one : best), first);
  return { old: total - fresh, new: fresh };
}

/** With a router the new pods are as many as carry the weight, and all of the old ones stay. */
export function routedGoal(replicas: number, percent: number): CanaryReplicas {
  return { old: replicas, new: Math.ceil((replicas * percent) / 100) };
}

/** One step towards the goal: first what is missing, as the surge allows, then what is too much. */
export function towardsGoal(
  goal: CanaryReplicas,
  { replicas, surge, unavailable }: CanaryBounds,
  old: ReplicaSetCounts,
  fresh: ReplicaSetCounts,
): CanaryReplicas {
  const room = Math.max(0, replicas + surge - old.replicas - fresh.replicas);
  const grownOld = old.replicas + Math.min(room, Math.max(0, goal.old - old.replicas));
  const left = room - (grownOld - old.replicas);
  const grownNew = fresh.replicas + Math.min(left, Math.max(0, goal.new - fresh.replicas));
  const increases = goal.new >= fresh.replicas;
  const spare = countOf(old, increases) + countOf(fresh, !increases) - Math.max(0, replicas - unavailable);
  if (spare <= 0) return { old: grownOld, new: grownNew };
  return increases
    ? { old: shrunk(old.replicas, goal.old, spare) ?? grownOld, new: grownNew }
    : { old: grownOld, new: shrunk(fresh.replicas, goal.new, spare) ?? grownNew };
}

/** Pods that shall go count whether they are available or not, so that broken ones hold nothing up. */
function countOf({ replicas, available }: ReplicaSetCounts, shallGo: boolean): number {
  return shallGo ? replicas : Math.min(replicas, available);
}

function shrunk(count: number, goal: number, spare: number): number | undefined {
  return count > goal ? Math.max(goal, count - spare) : undefined;
}
