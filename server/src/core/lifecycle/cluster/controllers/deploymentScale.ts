// What becomes of the ReplicaSets of a Deployment that is scaled while it rolls (R126): each gets its share.
export interface ScaledReplicaSet {
  readonly replicas: number;
  /** Annotation `deployment.kubernetes.io/max-replicas`: what the Deployment had at most when it was last scaled. */
  readonly maxReplicas: number;
}

export interface DeploymentScale {
  readonly replicas: number;
  /** Resolved to a number. */
  readonly surge: number;
  /** Undefined where the change of the template has not been seen yet. */
  readonly newReplicaSet: ScaledReplicaSet | undefined;
  /** Newest first. */
  readonly oldReplicaSets: readonly ScaledReplicaSet[];
}

export interface ScaledTo {
  readonly newReplicaSet: number | undefined;
  readonly oldReplicaSets: readonly number[];
}

export function scaledDeployment(scale: DeploymentScale): ScaledTo {
  const { newReplicaSet, oldReplicaSets } = scale;
  const sets = [...(newReplicaSet ? [newReplicaSet] : []), ...oldReplicaSets];
  const only = onlyOne(sets);
  const sizes =
    only === undefined
      ? proportional(scale, sets)
      : sets.map((set, index) => (index === only ? scale.replicas : set.replicas));
  const [first, ...rest] = sizes;
  return newReplicaSet
    ? { newReplicaSet: first, oldReplicaSets: rest }
    : { newReplicaSet: undefined, oldReplicaSets: sizes };
}

/** The one that has pods, or the newest where none has any, takes the whole change. */
function onlyOne(sets: readonly ScaledReplicaSet[]): number | undefined {
  const active = sets.flatMap(({ replicas }, index) => (replicas > 0 ? [index] : []));
  return active.length > 1 ? undefined : (active[0] ?? 0);
}

/** The largest first; of equal ones the newer when it grows, and the older when it shrinks. The first takes what is left. */
function proportional({ replicas, surge }: DeploymentScale, sets: readonly ScaledReplicaSet[]): readonly number[] {
  const sizes = sets.map((set) => set.replicas);
  const allowed = replicas > 0 ? replicas + surge : 0;
  const toAdd = allowed - sizes.reduce((total, size) => total + size, 0);
  const order = sets
    .flatMap((set, age) => (set.replicas > 0 ? [{ set, age }] : []))
    .sort((a, b) => b.set.replicas - a.set.replicas || (toAdd > 0 ? a.age - b.age : b.age - a.age));
  let added = 0;
  for (const { set, age } of order) {
    const share = toAdd === 0 || added === toAdd ? 0 : shareOf(set, replicas, replicas + surge, toAdd - added);
    sizes[age] = set.replicas + share;
    added += share;
  }
  const [largest] = order;
  if (largest) sizes[largest.age] = Math.max(0, (sizes[largest.age] ?? 0) + toAdd - added);
  return sizes;
}

function shareOf(set: ScaledReplicaSet, replicas: number, most: number, left: number): number {
  const fair = replicas === 0 ? -set.replicas : Math.round((set.replicas * most) / set.maxReplicas) - set.replicas;
  return left > 0 ? Math.min(fair, left) : Math.max(fair, left);
}
