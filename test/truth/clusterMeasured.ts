// Drains and rollouts measured on a real Kubernetes 1.36.2 with three nodes (data/cluster.json), and what is predicted.
import { readFileSync } from 'node:fs';
import { clusterTimeline, type ClusterTimeline } from '../../server/src/core/lifecycle/cluster/clusterTimeline.ts';
import type { ClusterAct } from '../../server/src/core/lifecycle/cluster/simulateCluster.ts';
import type { NodeRequest } from '../../server/src/core/scenario/placement.ts';
import { staged } from '../scenario/staged.ts';

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
