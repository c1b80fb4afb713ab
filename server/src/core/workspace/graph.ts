// The objects of a unit under everything that they can be asked for by.
import type { LabelSelector, ManifestKind } from '../manifest/manifest.ts';
import type { ObjectNode } from './objectNode.ts';
import type { ObjectSummary } from './summary.ts';

export type Graph = ReadonlyMap<string, readonly ObjectNode[]>;

export type LabelPair = readonly [key: string, value: string];

export const graphKey = {
  ofKind: (kind: ManifestKind): string => join('kind', kind),
  named: (kind: ManifestKind, namespace: string | undefined, name: string): string =>
    join('name', kind, effective(namespace), name),
  /** The workloads of a namespace, or those of them whose pods have a label. */
  workloads: (namespace: string | undefined, pair?: LabelPair): string =>
    join('pods', effective(namespace), ...(pair ?? [])),
  /** What selects pods, under the first pair that it asks for: a workload then meets only those that it may match. */
  selecting: (kind: ManifestKind, namespace: string | undefined, pair?: LabelPair): string =>
    join('selecting', kind, effective(namespace), ...(pair ?? [])),
};

/** A manifest without a namespace goes where kubectl is told to, and that is `default` unless somebody says otherwise. */
function effective(namespace: string | undefined): string {
  return namespace ?? 'default';
}

function join(...parts: readonly string[]): string {
  return parts.join('\0');
}

/** The pair that a selector is filed under; undefined where it asks for none. */
export function firstPair({ matchLabels }: LabelSelector): LabelPair | undefined {
  const [first] = matchLabels;
  return first;
}

function keysOf({ kind, namespace, name, podLabels, selector }: ObjectSummary): readonly string[] {
  const keys = [graphKey.ofKind(kind), graphKey.named(kind, namespace, name)];
  if (podLabels) {
    keys.push(graphKey.workloads(namespace));
    for (const pair of podLabels) keys.push(graphKey.workloads(namespace, pair));
  }
  if (selector) keys.push(graphKey.selecting(kind, namespace, firstPair(selector)));
  return keys;
}

export function buildGraph(nodes: readonly ObjectNode[]): Graph {
  const graph = new Map<string, ObjectNode[]>();
  for (const node of nodes) {
    for (const key of keysOf(node.summary)) {
      const bucket = graph.get(key);
      if (bucket) bucket.push(node);
      else graph.set(key, [node]);
    }
  }
  return graph;
}
