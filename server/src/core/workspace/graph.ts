// The nodes of a unit, or of all of them, under everything that they can be asked for by. Immutable: a change replaces the
// buckets of the nodes that came or went, and leaves all others as they are.
import { LayeredMap } from '../base/layeredMap.ts';
import { byOrder, type ObjectNode } from './objectNode.ts';
import type { ObjectSummary } from './summary.ts';

export type Bucket = readonly ObjectNode[];

export interface NodeChanges {
  readonly removed: readonly ObjectNode[];
  readonly added: readonly ObjectNode[];
}

/** The keys that an object is found under. */
type KeysOf = (summary: ObjectSummary) => readonly string[];

const nothing: Bucket = [];

/** What changed between a version and the next. */
interface Change {
  readonly before: object;
  readonly keys: readonly string[];
}

/** As many keys as somebody may type before the diagnostics are asked for. */
const rememberedChanges = 16;

export class Graph {
  static readonly empty = new Graph(new LayeredMap(), []);
  /** Another one for every change, without keeping the graph alive. */
  readonly version: object = {};
  readonly #buckets: LayeredMap<string, Bucket>;
  /** The last few changes, the youngest first. */
  readonly #changes: readonly Change[];

  private constructor(buckets: LayeredMap<string, Bucket>, changes: readonly Change[]) {
    this.#buckets = buckets;
    this.#changes = changes;
  }

  /** In order; the same object for as long as the same nodes are in it. */
  get(key: string): Bucket {
    return this.#buckets.get(key) ?? nothing;
  }

  /** The keys whose buckets may be others than in an older version; undefined where that is too long ago. */
  changedSince(version: object): readonly string[] | undefined {
    if (version === this.version) return [];
    const last = this.#changes.findIndex(({ before }) => before === version);
    return last < 0 ? undefined : this.#changes.slice(0, last + 1).flatMap(({ keys }) => keys);
  }

  changed({ removed, added }: NodeChanges, keysOf: KeysOf): Graph {
    const changes = new Map<string, BucketChange>();
    const touch = (key: string): BucketChange => {
      const known = changes.get(key) ?? { removed: new Set(), added: [] };
      changes.set(key, known);
      return known;
    };
    for (const node of removed) for (const key of keysOf(node.summary)) touch(key).removed.add(node);
    for (const node of added) for (const key of keysOf(node.summary)) touch(key).added.push(node);
    const buckets = [...changes].map(([key, change]) => [key, changedBucket(this.get(key), change)] as const);
    const change: Change = { before: this.version, keys: [...changes.keys()] };
    return new Graph(this.#buckets.with(buckets), [change, ...this.#changes.slice(0, rememberedChanges - 1)]);
  }
}

interface BucketChange {
  readonly removed: Set<ObjectNode>;
  readonly added: ObjectNode[];
}

/** Undefined where nothing is left. */
function changedBucket(bucket: Bucket, { removed, added }: BucketChange): Bucket | undefined {
  let nodes = removed.size === 0 ? [...bucket] : bucket.filter((node) => !removed.has(node));
  if (added.length < nodes.length / 16) for (const node of added) nodes.splice(rank(nodes, node), 0, node);
  else nodes = [...nodes, ...added].sort(byOrder);
  return nodes.length === 0 ? undefined : nodes;
}

/** Where a node belongs among others in order. */
function rank(nodes: Bucket, node: ObjectNode): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = nodes[middle];
    if (other && byOrder(other, node) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
