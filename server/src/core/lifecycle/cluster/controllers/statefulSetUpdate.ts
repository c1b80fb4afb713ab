// What the StatefulSet controller does next (R129, R130). Its pods have numbers, and a successor has the name of the one
// before it: it is made when the old object is gone.
export interface StatefulSetSpec {
  readonly replicas: number;
  readonly ordinalsStart: number;
  readonly podManagementPolicy: 'OrderedReady' | 'Parallel';
  /** Pods from this ordinal on are updated; undefined: none by itself (OnDelete). */
  readonly partition: number | undefined;
  /** How many may be away for the update at once. */
  readonly maxUnavailable: number;
}

export interface StatefulSetPod {
  readonly ordinal: number;
  readonly revision: 'old' | 'new';
  /** Running, ready for minReadySeconds and not terminating. */
  readonly available: boolean;
  readonly terminating: boolean;
  readonly finished: boolean;
}

export interface StatefulSetStep {
  readonly create: readonly { readonly ordinal: number; readonly revision: 'old' | 'new' }[];
  readonly delete: readonly number[];
}

const nothing: StatefulSetStep = { create: [], delete: [] };

export function statefulSetStep(spec: StatefulSetSpec, pods: readonly StatefulSetPod[]): StatefulSetStep {
  const byOrdinal = new Map(pods.map((pod) => [pod.ordinal, pod]));
  const ordered = spec.podManagementPolicy === 'OrderedReady';
  const create: { ordinal: number; revision: 'old' | 'new' }[] = [];
  const remove: number[] = [];
  for (const ordinal of ordinalsOf(spec)) {
    const pod = byOrdinal.get(ordinal);
    if (!pod) create.push({ ordinal, revision: revisionOf(spec, ordinal) });
    else if (pod.finished && !pod.terminating) remove.push(ordinal);
    if (ordered && !pod?.available) return { create, delete: remove };
  }
  const condemned = condemnedOf(spec, pods, ordered);
  if (condemned) return { create, delete: [...remove, ...condemned] };
  return { create, delete: [...remove, ...outdated(spec, byOrdinal)] };
}

function ordinalsOf({ ordinalsStart, replicas }: StatefulSetSpec): readonly number[] {
  return Array.from({ length: replicas }, (_, index) => ordinalsStart + index);
}

function revisionOf({ partition, ordinalsStart }: StatefulSetSpec, ordinal: number): 'old' | 'new' {
  return partition !== undefined && ordinal >= ordinalsStart + partition ? 'new' : 'old';
}

/** Those that are too many go from the highest on, and where order counts one after the other. */
function condemnedOf(
  spec: StatefulSetSpec,
  pods: readonly StatefulSetPod[],
  ordered: boolean,
): readonly number[] | undefined {
  const last = spec.ordinalsStart + spec.replicas - 1;
  const condemned = pods
    .filter(({ ordinal }) => ordinal < spec.ordinalsStart || ordinal > last)
    .sort((a, b) => b.ordinal - a.ordinal);
  if (condemned.length === 0) return undefined;
  if (ordered && condemned[0]?.terminating) return nothing.delete;
  const going = condemned.filter(({ terminating }) => !terminating).map(({ ordinal }) => ordinal);
  return ordered ? going.slice(0, 1) : going;
}

/**
 * From the highest ordinal down to the partition, as many as may be away. One that is on its way already counts; an old
 * one that serves nobody may always go.
 */
function outdated(spec: StatefulSetSpec, byOrdinal: ReadonlyMap<number, StatefulSetPod>): readonly number[] {
  const { partition, ordinalsStart, maxUnavailable } = spec;
  if (partition === undefined) return [];
  const targets = ordinalsOf(spec).filter((ordinal) => ordinal >= ordinalsStart + partition);
  const isOld = (pod: StatefulSetPod | undefined): boolean => pod?.revision === 'old' && !pod.terminating;
  let room = maxUnavailable;
  for (const pod of targets.map((ordinal) => byOrdinal.get(ordinal))) if (!pod?.available && !isOld(pod)) room -= 1;
  const remove: number[] = [];
  for (const ordinal of targets.toReversed()) {
    if (room <= 0) break;
    if (!isOld(byOrdinal.get(ordinal))) continue;
    remove.push(ordinal);
    room -= 1;
  }
  return remove;
}
