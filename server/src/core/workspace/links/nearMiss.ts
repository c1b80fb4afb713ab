// What a selector that reaches nothing may have been meant for.
import { isWorkload, type LabelSelector, type ManifestOf, type Workload } from '../../manifest/manifest.ts';
import type { Bucket } from '../graph.ts';
import { labelKey, scopeOf, workloadKey, workloadNameKey } from '../graphKeys.ts';
import { byOrder, type ObjectNode } from '../objectNode.ts';
import { summarise } from '../summary.ts';
import type { UnitView } from '../unitView.ts';
import type { SelectingKind } from './selecting.ts';

export interface NearMiss {
  readonly workload: Workload;
  /** The pairs of the selector that its pods have not; empty where only expressions fail. */
  readonly missing: readonly MissingPair[];
}

export interface MissingPair {
  readonly key: string;
  readonly wanted: string;
  /** What the label says instead; undefined where the pods do not have it. */
  readonly found: string | undefined;
}

/** The workload that comes closest: it shares pairs with the selector, else its name with the object, else a key. */
export function nearMiss(unit: UnitView, manifest: ManifestOf<SelectingKind>): NearMiss | undefined {
  const { selector, name, namespace } = summarise(manifest);
  if (!selector) return undefined;
  const scope = scopeOf({ namespace });
  const pairs = [...selector.matchLabels];
  const closest =
    sharingMost(
      pairs.map((pair) => unit.bucket(workloadKey(scope, pair))),
      name,
    ) ??
    unit.bucket(workloadNameKey(scope, name))[0] ??
    pairs.flatMap(([key]) => unit.bucket(labelKey(scope, key)).slice(0, 1))[0];
  const [workload] = closest ? unit.manifests([closest]).filter(isWorkload) : [];
  return workload && { workload, missing: missingPairs(selector, workload.pod.labels) };
}

/** The node that is in most of the buckets; of several the one of this name, else the first. */
function sharingMost(buckets: readonly Bucket[], name: string): ObjectNode | undefined {
  const counts = new Map<ObjectNode, number>();
  for (const bucket of buckets) for (const node of bucket) counts.set(node, (counts.get(node) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const closest = [...counts].flatMap(([node, count]) => (count === most ? [node] : [])).sort(byOrder);
  return closest.find(({ summary }) => summary.name === name) ?? closest[0];
}

function missingPairs({ matchLabels }: LabelSelector, labels: ReadonlyMap<string, string>): readonly MissingPair[] {
  return [...matchLabels]
    .map(([key, wanted]) => ({ key, wanted, found: labels.get(key) }))
    .filter(({ wanted, found }) => wanted !== found);
}
