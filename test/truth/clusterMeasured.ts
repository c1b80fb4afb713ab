// Drains and rollouts measured on a real Kubernetes 1.36.2 with three nodes (data/cluster.json), and what is predicted.
import { readFileSync } from 'node:fs';
import { clusterTimeline, type ClusterTimeline } from '../../server/src/core/lifecycle/cluster/clusterTimeline.ts';
import type { ClusterAct } from '../../server/src/core/lifecycle/cluster/simulateCluster.ts';
import type { NodeRequest } from '../../server/src/core/scenario/placement.ts';
import { drainOf, rolloutOf, staged } from '../scenario/staged.ts';

export interface ClusterMeasured {
  readonly id: string;
  readonly title: string;
  readonly manifest: string;
  readonly runs: readonly {
    /** `[ms, ready endpoints from then on]`. */
    readonly curve: readonly (readonly [number, number])[];
    /** `[ms, what was printed or seen]`. */
    readonly marks: readonly (readonly [number, string])[];
  }[];
}

export function readClusterMeasured(): readonly ClusterMeasured[] {
  const file = new URL('./data/cluster.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as readonly ClusterMeasured[];
}

/** The flags of the test program tell what its process does. */
function assumptionsOf(manifest: string): ReadonlyMap<string, string> {
  const flag = (name: string): string | undefined => new RegExp(`-${name}=(\\w+)`).exec(manifest)?.[1];
  return new Map([
    ['app.exitsAfterStopSignal', flag('on-term') ?? '0s'],
    ['app.readyAfter', flag('ready-after') ?? '0s'],
  ]);
}

export function predictCluster(
  manifest: string,
  nodes: readonly NodeRequest[],
  act: ClusterAct,
  assume: Readonly<Record<string, string>> = {},
): ClusterTimeline {
  const assumptions = new Map([...assumptionsOf(manifest), ...Object.entries(assume)]);
  return clusterTimeline(staged(manifest, nodes, assumptions), act);
}

const pods = (count: number): readonly string[] => ['app-a', 'app-b', 'app-c'].slice(0, count);

export const allOnFirst: readonly NodeRequest[] = ['n2', 'n3', 'n4'].map((name, index) => ({
  name,
  pods: index === 0 ? pods(3) : [],
  maxPods: undefined,
}));

export const spread: readonly NodeRequest[] = ['n2', 'n3', 'n4'].map((name) => ({
  name,
  pods: undefined,
  maxPods: undefined,
}));

/** What was done in a scenario, where the pods were, and the mark that says when it was over. */
export interface Played {
  readonly nodes: readonly NodeRequest[];
  readonly act: ClusterAct;
  readonly end: RegExp;
}

const bare: readonly NodeRequest[] = [{ name: 'n2', pods: ['app'], maxPods: undefined }];
const drained = /node\/n2 drained/;
const rollout: Played = { nodes: spread, act: rolloutOf('app'), end: /^rollout complete/ };
const drains: Readonly<Record<string, Played>> = {
  n1: { nodes: allOnFirst, act: drainOf([['n2']]), end: drained },
  n2: { nodes: allOnFirst, act: drainOf([['n2']], { timeout: 23_000 }), end: /finished exit=1/ },
  n4: { nodes: allOnFirst, act: drainOf([['n2']]), end: drained },
  n6: { nodes: spread, act: drainOf([['n2'], ['n3']], { timeout: 25_000 }), end: /second-finished/ },
  n7: { nodes: bare, act: drainOf([['n2']]), end: /^drain-finished exit=1/ },
  q2: { nodes: allOnFirst, act: drainOf([['n2']], { timeout: 12_000 }), end: /finished exit=1/ },
};

/** Undefined where single evictions were measured, whose answers are those of the cases. */
export function played({ id }: ClusterMeasured): Played | undefined {
  const [, name = ''] = /^multi-(\w\d)-/.exec(id) ?? [];
  return name.startsWith('o') ? rollout : drains[name];
}
