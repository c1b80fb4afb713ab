// Which pods stand on which nodes when a drain or a rollout begins: as somebody says, else spread over three nodes.
import type { Localized } from '../base/localized.ts';
import type { Field } from '../base/origin.ts';
import type { Workload } from '../manifest/manifest.ts';
import { podNames } from '../lifecycle/cluster/podNames.ts';
import { scaleOf } from './desiredPods.ts';

export interface NodeRequest {
  readonly name: string;
  /** By name; undefined: pods are spread. */
  readonly pods: readonly string[] | undefined;
  /** How many pods it takes; undefined: enough. */
  readonly maxPods: number | undefined;
}

export interface PlacedPodName {
  readonly pod: string;
  readonly node: string;
  readonly workload: Workload;
}

/** How many pods a workload has; undefined for the kinds that have no scale. */
export type ReplicasOf = (workload: Workload) => Field<number> | undefined;

export type Placement =
  | { readonly type: 'placed'; readonly pods: readonly PlacedPodName[] }
  | { readonly type: 'unknown'; readonly why: Localized };

/** Where nobody names nodes. */
export function threeNodes(count = 3): readonly NodeRequest[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `node-${String(index + 1)}`,
    pods: undefined,
    maxPods: undefined,
  }));
}

/**
 * A pod is named like the bare Pod that it is, or like the workload that makes it, mostly with something behind it. A workload of
 * which somebody names pods has those and no others; the rest are spread over the nodes, each workload from the first on.
 */
export function placePods(
  workloads: readonly Workload[],
  nodes: readonly NodeRequest[],
  replicasOf: ReplicasOf = scaleOf,
): Placement {
  const placed: PlacedPodName[] = [];
  for (const { name: node, pods = [] } of nodes) {
    for (const pod of pods) {
      const workload = ownerOf(pod, workloads);
      if (!workload) return { type: 'unknown', why: nobodyMakes(pod, workloads) };
      placed.push({ pod, node, workload });
    }
  }
  const named = new Set(placed.map(({ workload }) => workload));
  for (const workload of workloads) if (!named.has(workload)) placed.push(...spread(workload, nodes, replicasOf));
  return { type: 'placed', pods: placed };
}

function ownerOf(pod: string, workloads: readonly Workload[]): Workload | undefined {
  const bare = workloads.find(({ kind, ref }) => kind === 'Pod' && ref.name === pod);
  if (bare) return bare;
  return workloads
    .filter(({ kind, ref }) => kind !== 'Pod' && (pod === ref.name || pod.startsWith(`${ref.name}-`)))
    .toSorted((a, b) => b.ref.name.length - a.ref.name.length)[0];
}

function spread(workload: Workload, nodes: readonly NodeRequest[], replicasOf: ReplicasOf): readonly PlacedPodName[] {
  const names = namesOf(workload, nodes, replicasOf(workload)?.value ?? 1);
  const room = new Map(nodes.map(({ name, maxPods }) => [name, maxPods ?? Infinity]));
  return names.flatMap(({ pod, node: own }, index) => {
    const node = own ?? nextWithRoom(nodes, index, room);
    if (node === undefined) return [];
    room.set(node, (room.get(node) ?? 1) - 1);
    return [{ pod, node, workload }];
  });
}

function nextWithRoom(
  nodes: readonly NodeRequest[],
  index: number,
  room: ReadonlyMap<string, number>,
): string | undefined {
  for (let tried = 0; tried < nodes.length; tried += 1) {
    const name = nodes[(index + tried) % nodes.length]?.name;
    if (name !== undefined && (room.get(name) ?? 0) > 0) return name;
  }
  return undefined;
}

interface PodName {
  readonly pod: string;
  /** A DaemonSet has one on each node. */
  readonly node?: string;
}

function namesOf(workload: Workload, nodes: readonly NodeRequest[], count: number): readonly PodName[] {
  const { kind, ref } = workload;
  if (kind === 'Pod') return [{ pod: ref.name }];
  if (kind === 'DaemonSet') return nodes.map(({ name }) => ({ pod: `${ref.name}-${name}`, node: name }));
  if (kind === 'StatefulSet') {
    const first = workload.firstOrdinal.value ?? 0;
    return Array.from({ length: count }, (_, index) => ({ pod: `${ref.name}-${String(first + index)}` }));
  }
  const names = podNames(ref.name, new Set());
  return Array.from({ length: count }, () => ({ pod: names.next().value }));
}

function nobodyMakes(pod: string, workloads: readonly Workload[]): Localized {
  const names = workloads.map(({ ref }) => ref.name).join(', ');
  return {
    en: `nothing here makes a pod named ${pod}; name it like a Pod, or like its workload with something behind it (${names})`,
    ko: `${pod} 파드를 만드는 것이 없습니다. Pod의 이름, 또는 워크로드 이름 뒤에 무엇을 붙인 이름을 쓰십시오 (${names})`,
  };
}
