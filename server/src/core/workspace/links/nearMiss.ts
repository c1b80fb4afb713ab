// What a selector that reaches nothing may have been meant for.
import { isWorkload, type LabelSelector, type ManifestOf, type Workload } from '../../manifest/manifest.ts';
import { scopeOf, workloadKey } from '../graphKeys.ts';
import { summarise, type ObjectSummary } from '../summary.ts';
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

/** The workload that comes closest: it shares a key with the selector, or its name with the object. */
export function nearMiss(unit: UnitView, manifest: ManifestOf<SelectingKind>): NearMiss | undefined {
  const { selector, name, namespace } = summarise(manifest);
  if (!selector) return undefined;
  const ranked = unit
    .bucket(workloadKey(scopeOf({ namespace })))
    .map((node) => ({ node, closeness: closeness(selector, name, node.summary) }))
    .filter(({ closeness: [, sharedKeys, sameName] }) => sharedKeys > 0 || sameName > 0)
    .sort((a, b) => byCloseness(a.closeness, b.closeness));
  const [closest] = ranked;
  const [workload] = closest ? unit.manifests([closest.node]).filter(isWorkload) : [];
  return workload && { workload, missing: missingPairs(selector, workload.pod.labels) };
}

type Closeness = readonly [equalPairs: number, sharedKeys: number, sameName: number];

function closeness(selector: LabelSelector, name: string, workload: ObjectSummary): Closeness {
  const labels = workload.podLabels ?? new Map<string, string>();
  const pairs = [...selector.matchLabels];
  return [
    pairs.filter(([key, value]) => labels.get(key) === value).length,
    pairs.filter(([key]) => labels.has(key)).length,
    workload.name === name ? 1 : 0,
  ];
}

/** Equal pairs count most, then the name, then keys. */
function byCloseness([pairs, keys, name]: Closeness, [otherPairs, otherKeys, otherName]: Closeness): number {
  return otherPairs - pairs || otherName - name || otherKeys - keys;
}

function missingPairs({ matchLabels }: LabelSelector, labels: ReadonlyMap<string, string>): readonly MissingPair[] {
  return [...matchLabels]
    .map(([key, wanted]) => ({ key, wanted, found: labels.get(key) }))
    .filter(({ wanted, found }) => wanted !== found);
}
