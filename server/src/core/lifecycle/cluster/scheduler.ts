// Where the scheduler puts a pod, as far as manifests and the nodes that somebody names tell. Its scores are many; of
// them only what spreads pods is followed: fewest of the same owner, then fewest of all, then the order of the nodes.
import type { UnschedulableReason } from '../events.ts';
import type { ClusterPod } from './clusterPod.ts';
import type { NodeModel } from './models.ts';

export interface Nodes {
  readonly nodes: readonly NodeModel[];
  readonly cordoned: ReadonlySet<string>;
  /** Every pod that is not gone: one that terminates still has its place. */
  readonly pods: Iterable<ClusterPod>;
}

export type Place =
  { readonly type: 'node'; readonly node: string } | { readonly type: 'none'; readonly reason: UnschedulableReason };

export function placeFor(pod: ClusterPod, { nodes, cordoned, pods }: Nodes): Place {
  const byNode = new Map<string, ClusterPod[]>(nodes.map(({ name }) => [name, []]));
  for (const other of pods) if (other.node !== undefined) byNode.get(other.node)?.push(other);
  let reason: UnschedulableReason = 'noNode';
  const fitting = nodes.flatMap((node) => {
    if (cordoned.has(node.name)) return [];
    const others = byNode.get(node.name) ?? [];
    const refused = refusal(pod, node, others, byNode);
    reason = refused ?? reason;
    return refused
      ? []
      : [{ node: node.name, same: others.filter((other) => sameOwner(other, pod)).length, all: others.length }];
  });
  const [best] = fitting.toSorted((a, b) => a.same - b.same || a.all - b.all);
  return best ? { type: 'node', node: best.node } : { type: 'none', reason };
}

function refusal(
  pod: ClusterPod,
  node: NodeModel,
  others: readonly ClusterPod[],
  byNode: ReadonlyMap<string, readonly ClusterPod[]>,
): UnschedulableReason | undefined {
  const { hostPorts, oneANode } = pod.template;
  const running = others.filter(({ finished }) => !finished);
  if (node.maxPods !== undefined && running.length >= node.maxPods) return 'capacity';
  if (running.some(({ template }) => template.hostPorts.some((port) => hostPorts.includes(port)))) return 'hostPort';
  if (oneANode && running.some((other) => sameOwner(other, pod))) return 'podAntiAffinity';
  return volumeElsewhere(pod, node.name, byNode) ? 'volume' : undefined;
}

/** A claim that one node has mounted can be had there only, and one that a pod has to itself nowhere. */
function volumeElsewhere(pod: ClusterPod, node: string, byNode: ReadonlyMap<string, readonly ClusterPod[]>): boolean {
  return pod.template.claims.some(({ name, accessMode }) => {
    for (const [place, others] of byNode) {
      const mounted = others.some(
        (other) =>
          other.template.namespace === pod.template.namespace &&
          other.template.claims.some((claim) => claim.name === name),
      );
      if (mounted && (accessMode === 'ReadWriteOncePod' || place !== node)) return true;
    }
    return false;
  });
}

export function sameOwner(a: ClusterPod, b: ClusterPod): boolean {
  if (!a.owner || !b.owner) return false;
  return a.owner.name === b.owner.name && a.owner.namespace === b.owner.namespace && a.owner.kind === b.owner.kind;
}
