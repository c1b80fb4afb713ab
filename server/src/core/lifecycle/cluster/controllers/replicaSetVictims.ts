// Which pods a ReplicaSet gives up first when it has too many (R127).
export interface Victim {
  /** Empty: not yet scheduled. */
  readonly nodeName: string;
  readonly phase: 'Pending' | 'Unknown' | 'Running';
  readonly ready: boolean;
  /** Annotation `controller.kubernetes.io/pod-deletion-cost`. */
  readonly deletionCost: number;
  /** Active pods of the same owner's ReplicaSets on the same node. */
  readonly rank: number;
  /** Null where no condition tells. */
  readonly readySecondsAgo: number | null;
  readonly createdSecondsAgo: number | null;
  /** The most of any ordinary container, and of any sidecar. */
  readonly restarts: number;
  readonly sidecarRestarts: number;
}

export interface VictimGates {
  readonly PodDeletionCost: boolean;
  /** Ages are compared by their order of magnitude. */
  readonly LogarithmicScaleDown: boolean;
}

export const usualVictimGates: VictimGates = { PodDeletionCost: true, LogarithmicScaleDown: true };

const phases = ['Pending', 'Unknown', 'Running'];

type Order = (a: Victim, b: Victim, gates: VictimGates) => number;

/** The first that tells the two apart decides. */
const orders: readonly Order[] = [
  (a, b) => unassigned(b) - unassigned(a),
  (a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase),
  (a, b) => Number(a.ready) - Number(b.ready),
  (a, b, { PodDeletionCost }) => (PodDeletionCost ? a.deletionCost - b.deletionCost : 0),
  (a, b) => b.rank - a.rank,
  (a, b, gates) => (a.ready && b.ready ? youngerFirst(a.readySecondsAgo, b.readySecondsAgo, gates) : 0),
  (a, b) => b.restarts - a.restarts,
  (a, b) => b.sidecarRestarts - a.sidecarRestarts,
  (a, b, gates) => youngerFirst(a.createdSecondsAgo, b.createdSecondsAgo, gates),
];

/** Below 0 where `a` goes before `b`; 0 where only their UIDs tell. */
export function compareVictims(a: Victim, b: Victim, gates: VictimGates = usualVictimGates): number {
  for (const order of orders) {
    const difference = order(a, b, gates);
    if (difference !== 0) return difference;
  }
  return 0;
}

function unassigned({ nodeName }: Victim): number {
  return nodeName === '' ? 1 : 0;
}

/** An age that nobody knows counts as the youngest. */
function youngerFirst(a: number | null, b: number | null, { LogarithmicScaleDown }: VictimGates): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return LogarithmicScaleDown ? magnitude(a) - magnitude(b) : a - b;
}

/** In powers of two of nanoseconds. */
function magnitude(ageSeconds: number): number {
  return ageSeconds > 0 ? Math.floor(Math.log2(ageSeconds * 1e9)) : -1;
}

/** The first so many to go. Where all go there is nothing to choose. */
export function victimsOf<T>(pods: readonly T[], count: number, read: (pod: T) => Victim): readonly T[] {
  if (count >= pods.length) return pods;
  const told = pods.map((pod) => ({ pod, victim: read(pod) }));
  return told
    .sort((a, b) => compareVictims(a.victim, b.victim))
    .slice(0, Math.max(0, count))
    .map(({ pod }) => pod);
}
