// What a selector that reaches nothing may have been meant for.
import type { FileUri } from '../../base/place.ts';
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

/**
 * The workload that comes closest: it shares pairs with the selector, else its name with the object, else a key; of equal
 * ones that of the same file. None where it shares with others no more than a key, or what the objects of one application
 * have in common: the pods may then be those that an operator makes.
 */
export function nearMiss(unit: UnitView, manifest: ManifestOf<SelectingKind>): NearMiss | undefined {
  const { selector, name, namespace } = summarise(manifest);
  if (!selector) return undefined;
  const scope = scopeOf({ namespace });
  const pairs = [...selector.matchLabels];
  const { uri } = manifest.at.document;
  const sharing = sharingMost(pairs.map((pair) => unit.bucket(workloadKey(scope, pair))));
  const closest =
    sharing.find((node) => node.summary.name === name) ??
    nearest(sharing, uri) ??
    unit.first(workloadNameKey(scope, name)) ??
    pairs.map(([key]) => nearest(unit.bucket(labelKey(scope, key)), uri)).find((node) => node !== undefined);
  const [workload] = closest ? unit.manifests([closest]).filter(isWorkload) : [];
  if (!workload) return undefined;
  const missing = missingPairs(selector, workload.pod.labels);
  const shares = pairs.some(([key, value]) => !ofGroup.has(key) && workload.pod.labels.get(key) === value);
  const isOnlyOne = pairs.some(([key]) => !ofGroup.has(key) && unit.bucket(labelKey(scope, key)).length === 1);
  const isNear = workload.ref.name === name || shares || isOnlyOne || missing.some(isSlip);
  return isNear ? { workload, missing } : undefined;
}

/** Labels that many objects share and none is known by. */
const ofGroup: ReadonlySet<string> = new Set([
  ...['component', 'instance', 'managed-by', 'part-of', 'version'].map((key) => `app.kubernetes.io/${key}`),
  ...['chart', 'component', 'environment', 'heritage', 'release', 'tier', 'version'],
]);

/** `web` for `web-app`, or a letter or two that differ. */
function isSlip({ key, wanted, found }: MissingPair): boolean {
  if (found === undefined || ofGroup.has(key)) return false;
  const [short = '', long = ''] = [wanted, found].sort((a, b) => a.length - b.length);
  return `-${long}-`.includes(`-${short}-`) || (short.length > 3 && differences(short, long) <= 2);
}

/** Letters to change, add or leave out; counted from both ends, so that it may be one too many. */
function differences(short: string, long: string): number {
  let head = 0;
  while (head < short.length && short[head] === long[head]) head += 1;
  let tail = 0;
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail += 1;
  return long.length - head - tail;
}

/** The nodes that are in most of the buckets, in order. */
function sharingMost(buckets: readonly Bucket[]): readonly ObjectNode[] {
  const counts = new Map<ObjectNode, number>();
  for (const bucket of buckets) for (const node of bucket) counts.set(node, (counts.get(node) ?? 0) + 1);
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0);
  return [...counts].flatMap(([node, count]) => (count === most ? [node] : [])).sort(byOrder);
}

/** The first of the same file, else the first. */
function nearest(nodes: readonly ObjectNode[], uri: FileUri): ObjectNode | undefined {
  return nodes.find((node) => node.uri === uri) ?? nodes[0];
}

function missingPairs({ matchLabels }: LabelSelector, labels: ReadonlyMap<string, string>): readonly MissingPair[] {
  return [...matchLabels]
    .map(([key, wanted]) => ({ key, wanted, found: labels.get(key) }))
    .filter(({ wanted, found }) => wanted !== found);
}
