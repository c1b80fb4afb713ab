// Which pods a ReplicaSet gives up first.
import * as v from 'valibot';
import {
  compareVictims,
  victimsOf,
  type Victim,
} from '../../../server/src/core/lifecycle/cluster/controllers/replicaSetVictims.ts';
import { is, oneOf, shape, Uncovered, type Area } from './evaluate.ts';

const count = v.number();

const ranked = v.strictObject({
  name: v.string(),
  nodeName: v.string(),
  phase: v.picklist(['Pending', 'Unknown', 'Running']),
  ready: v.boolean(),
  maxRestarts: count,
  maxSidecarRestarts: count,
  readySecondsAgo: v.nullable(count),
  createdSecondsAgo: v.nullable(count),
  podDeletionCost: v.nullable(count),
});

function victim(pod: v.InferOutput<typeof ranked>, rank: number): Victim {
  return {
    ...pod,
    rank,
    deletionCost: pod.podDeletionCost ?? 0,
    restarts: pod.maxRestarts,
    sidecarRestarts: pod.maxSidecarRestarts,
  };
}

const rank: Area = shape(
  v.strictObject({
    a: ranked,
    rankA: count,
    b: ranked,
    rankB: count,
    featureGates: v.strictObject({ PodDeletionCost: v.boolean(), LogarithmicScaleDown: v.boolean() }),
  }),
  ({ a, rankA, b, rankB, featureGates }) => {
    const order = compareVictims(victim(a, rankA), victim(b, rankB), featureGates);
    return { deletedFirst: is(order < 0 ? 'a' : order > 0 ? 'b' : 'tie') };
  },
);

/** Ready pods by name; the others of these lists differ in what their names say. */
const named: Readonly<Record<string, Partial<Victim>>> = {
  unscheduled: { nodeName: '', phase: 'Pending', ready: false },
  scheduledButPending: { phase: 'Pending', ready: false },
  unknownPhase: { phase: 'Unknown', ready: false },
  runningButNotReady: { ready: false },
  runningNoLastTransitionTime: {},
  runningWithLastTransitionTime: { readySecondsAgo: 0, createdSecondsAgo: 0 },
  runningLongerTime: { readySecondsAgo: 3600, createdSecondsAgo: 0 },
  lowerSidecarContainerRestartCount: {
    readySecondsAgo: 7200,
    createdSecondsAgo: 3600,
    restarts: 1,
    sidecarRestarts: 2,
  },
  lowerContainerRestartCount: { readySecondsAgo: 7200, createdSecondsAgo: 3600, restarts: 1 },
  oldest: { readySecondsAgo: 7200, createdSecondsAgo: 7200 },
  'scheduled-running-not-ready-pod': { ready: false },
  'scheduled-running-ready-pod-on-node-1': { nodeName: 'node-1' },
  'scheduled-running-ready-pod-on-node-2': { nodeName: 'node-2' },
  'scheduled-pending-pod': { phase: 'Pending', ready: false },
  'unscheduled-pending-pod': { nodeName: '', phase: 'Pending', ready: false },
};

function byName(name: string, rankOf: (nodeName: string) => number = () => 0): Victim {
  const told = named[name];
  if (!told) throw new Uncovered(`a pod that is not known: ${name}`);
  const pod: Victim = {
    nodeName: 'node',
    phase: 'Running',
    ready: true,
    deletionCost: 0,
    rank: 0,
    readySecondsAgo: null,
    createdSecondsAgo: null,
    restarts: 0,
    sidecarRestarts: 0,
    ...told,
  };
  return { ...pod, rank: rankOf(pod.nodeName) };
}

const deletionOrder: Area = shape(v.strictObject({ pods: v.array(v.string()) }), ({ pods }) => ({
  deletionOrder: is([...pods].reverse().sort((a, b) => compareVictims(byName(a), byName(b)))),
}));

const victims: Area = shape(
  v.strictObject({ pods: v.array(v.string()), relatedPods: v.array(v.string()), diff: count }),
  ({ pods, relatedPods, diff }) => {
    const on = relatedPods.map((name) => byName(name).nodeName);
    const rankOf = (nodeName: string): number => on.filter((other) => other === nodeName).length;
    return { delete: is(victimsOf(pods, diff, (name) => byName(name, rankOf))) };
  },
);

export const victimAreas: Readonly<Record<string, Area>> = {
  'replicaset-rank': oneOf(rank, deletionOrder),
  'replicaset-victims': oneOf(victims),
};
