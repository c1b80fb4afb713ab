// Where the scheduler puts a pod, as far as manifests and the nodes that somebody names tell. Its scores are many; of
// them only what spreads pods is followed: fewest of the same owner, then fewest of all, then the order of the nodes.
import type { UnschedulableReason } from '../events.ts';
import type { ClusterPod } from './clusterPod.ts';
import type { NodeModel } from './models.ts';
import type { PodSets } from './podSets.ts';

export interface Nodes {
  readonly nodes: readonly NodeModel[];
  readonly cordoned: ReadonlySet<string>;
  /** The pods that are not gone: one that terminates still has its place. */
  readonly pods: Pick<PodSets, 'ofNode' | 'siblingsOn'>;
}

export type Place =
  { readonly type: 'node'; readonly node: string } | { readonly type: 'none'; readonly reason: UnschedulableReason };

interface Score {
  readonly node: string;
  readonly siblings: number;
  readonly all: number;
}

export function placeFor(pod: ClusterPod, { nodes, cordoned, pods }: Nodes): Place {
  const mountedElsewhere = claimsElsewhere(pod, nodes, pods);
  let reason: UnschedulableReason = 'noNode';
  let best: Score | undefined;
  for (const node of nodes) {
    if (cordoned.has(node.name)) continue;
    const refused = refusal(pod, node, pods) ?? (mountedElsewhere(node.name) ? 'volume' : undefined);
    reason = refused ?? reason;
    if (refused) continue;
    const score = { node: node.name, siblings: pods.siblingsOn(node.name, pod), all: pods.ofNode(node.name).size };
    if (!best || isBetter(score, best)) best = score;
  }
  return best ? { type: 'node', node: best.node } : { type: 'none', reason };
}

function isBetter(a: Score, b: Score): boolean {
  return a.siblings === b.siblings ? a.all < b.all : a.siblings < b.siblings;
}

function refusal(pod: ClusterPod, { name, maxPods }: NodeModel, pods: Nodes['pods']): UnschedulableReason | undefined {
  const { hostPorts, oneANode } = pod.template;
  const others = pods.ofNode(name);
  if (maxPods !== undefined && others.size >= maxPods && running(others).length >= maxPods) return 'capacity';
  if (hostPorts.length > 0 && running(others).some((other) => sharesHostPort(other, pod))) return 'hostPort';
  const siblings = oneANode ? pods.siblingsOn(name, pod) : 0;
  return siblings > 0 && running(others).some((other) => sameOwner(other, pod)) ? 'podAntiAffinity' : undefined;
}

/** One that has come to an end uses nothing of its node any more. */
function running(pods: ReadonlySet<ClusterPod>): readonly ClusterPod[] {
  return [...pods].filter(({ finished }) => !finished);
}

function sharesHostPort(a: ClusterPod, b: ClusterPod): boolean {
  return a.template.hostPorts.some((port) => b.template.hostPorts.includes(port));
}

/** A claim that one node has mounted can be had there only, and one that a pod has to itself nowhere. */
function claimsElsewhere(
  { template: { claims, namespace } }: ClusterPod,
  nodes: readonly NodeModel[],
  pods: Nodes['pods'],
): (node: string) => boolean {
  if (claims.length === 0) return () => false;
  const mounted = nodes.flatMap(({ name: place }) =>
    [...pods.ofNode(place)]
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
