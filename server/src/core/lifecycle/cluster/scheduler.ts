// Where the scheduler puts a pod, as far as manifests and the nodes that somebody names tell. Its scores are many; of
// them only what spreads pods is followed: fewest of the same owner, then fewest of all, then the order of the nodes.
import type { UnschedulableReason } from '../events.ts';
import type { ClusterPod } from './clusterPod.ts';
import type { NodeModel } from './models.ts';

export interface Nodes {
  readonly nodes: readonly NodeModel[];
  readonly cordoned: ReadonlySet<string>;
  /** The pods that are not gone: one that terminates still has its place. */
  readonly podsOn: (node: string) => readonly ClusterPod[];
}

export type Place =
  { readonly type: 'node'; readonly node: string } | { readonly type: 'none'; readonly reason: UnschedulableReason };

export function placeFor(pod: ClusterPod, { nodes, cordoned, podsOn }: Nodes): Place {
  const mountedElsewhere = claimsElsewhere(pod, nodes, podsOn);
  let reason: UnschedulableReason = 'noNode';
  const fitting = nodes.flatMap((node) => {
    if (cordoned.has(node.name)) return [];
    const others = podsOn(node.name);
    const refused = refusal(pod, node, others) ?? (mountedElsewhere(node.name) ? 'volume' : undefined);
    reason = refused ?? reason;
    return refused
      ? []
      : [{ node: node.name, same: others.filter((other) => sameOwner(other, pod)).length, all: others.length }];
  });
  const [best] = fitting.toSorted((a, b) => a.same - b.same || a.all - b.all);
  return best ? { type: 'node', node: best.node } : { type: 'none', reason };
}

function refusal(pod: ClusterPod, node: NodeModel, others: readonly ClusterPod[]): UnschedulableReason | undefined {
  const { hostPorts, oneANode } = pod.template;
  const running = others.filter(({ finished }) => !finished);
  if (node.maxPods !== undefined && running.length >= node.maxPods) return 'capacity';
  if (running.some(({ template }) => template.hostPorts.some((port) => hostPorts.includes(port)))) return 'hostPort';
  return oneANode && running.some((other) => sameOwner(other, pod)) ? 'podAntiAffinity' : undefined;
}

/** A claim that one node has mounted can be had there only, and one that a pod has to itself nowhere. */
function claimsElsewhere(
  { template: { claims, namespace } }: ClusterPod,
  nodes: readonly NodeModel[],
  podsOn: Nodes['podsOn'],
): (node: string) => boolean {
  if (claims.length === 0) return () => false;
  const mounted = nodes.flatMap(({ name: place }) =>
    podsOn(place)
      .filter(({ template }) => template.namespace === namespace)
      .flatMap(({ template }) => template.claims.map(({ name }) => ({ name, place }))),
  );
  return (node) =>
    claims.some(({ name, accessMode }) =>
      mounted.some((one) => one.name === name && (accessMode === 'ReadWriteOncePod' || one.place !== node)),
    );
}

export function sameOwner(a: ClusterPod, b: ClusterPod): boolean {
  return a.ownerKey !== undefined && a.ownerKey === b.ownerKey;
}
