// The nodes of a unit, or of all of them, under everything that they can be asked for by. Immutable: a change replaces the
// buckets of the nodes that came or went, and leaves all others as they are.
import { LayeredMap } from '../base/layeredMap.ts';
import { ChangeLog } from './changeLog.ts';
import { byOrder, type ObjectNode } from './objectNode.ts';

export type Bucket = readonly ObjectNode[];

export interface NodeChanges {
  readonly removed: readonly ObjectNode[];
  readonly added: readonly ObjectNode[];
}

/** The keys that an object is found under. */
type KeysOf = (node: ObjectNode) => readonly string[];

const nothing: Bucket = [];

export class Graph {
  static readonly empty = new Graph(new LayeredMap(), new ChangeLog());
  /** Of the keys whose buckets became others. */
  readonly log: ChangeLog<string>;
  readonly #buckets: LayeredMap<string, Bucket>;

  private constructor(buckets: LayeredMap<string, Bucket>, log: ChangeLog<string>) {
    this.#buckets = buckets;
    this.log = log;
  }

  /** In order; the same object for as long as the same nodes are in it. */
  get(key: string): Bucket {
    return this.#buckets.get(key) ?? nothing;
  }

  changed({ removed, added }: NodeChanges, keysOf: KeysOf): Graph {
    const changes = new Map<string, BucketChange>();
    const touch = (key: string): BucketChange => {
      const known = changes.get(key);
      if (known) return known;
      const change: BucketChange = { removed: [], added: [] };
      changes.set(key, change);
      return change;
    };
    for (const node of removed) for (const key of keysOf(node)) touch(key).removed.push(node);
    for (const node of added) for (const key of keysOf(node)) touch(key).added.push(node);
    const buckets = [...changes].map(([key, change]) => [key, changedBucket(this.get(key), change)] as const);
    return new Graph(this.#buckets.with(buckets), this.log.changed([...changes.keys()]));
  }
}

interface BucketChange {
  readonly removed: ObjectNode[];
  readonly added: ObjectNode[];
}

/** Undefined where nothing is left. */
function changedBucket(bucket: Bucket, { removed, added }: BucketChange): Bucket | undefined {
  if (bucket.length === 0 && added.length === 1) return added;
  const gone = new Set(removed);
  let nodes = gone.size === 0 ? [...bucket] : bucket.filter((node) => !gone.has(node));
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
