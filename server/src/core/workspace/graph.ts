// The nodes of a unit, or of all of them, under everything that they can be asked for by. Immutable: a change replaces the
// buckets of the nodes that came or went, and leaves all others as they are.
import { byOrder, type ObjectNode } from './objectNode.ts';
import type { ObjectSummary } from './summary.ts';

export type Bucket = readonly ObjectNode[];

type Buckets = ReadonlyMap<string, Bucket>;

/** The keys that an object is found under. */
type KeysOf = (summary: ObjectSummary) => readonly string[];

const nothing: Bucket = [];

/** Of this many buckets at most is the younger layer copied by every change, however many there are. */
const leastLayer = 256;

export class Graph {
  static readonly empty = new Graph(new Map(), new Map());
  /** Another one for every change, without keeping the graph alive. */
  readonly version: object = {};
  readonly #old: Buckets;
  /** Laid over the older ones. */
  readonly #young: Buckets;

  private constructor(old: Buckets, young: Buckets) {
    this.#old = old;
    this.#young = young;
  }

  /** In order; the same object for as long as the same nodes are in it. */
  get(key: string): Bucket {
    return this.#young.get(key) ?? this.#old.get(key) ?? nothing;
  }

  changed({ removed, added }: NodeChanges, keysOf: KeysOf): Graph {
    const changes = new Map<string, { readonly removed: Set<ObjectNode>; readonly added: ObjectNode[] }>();
    const touch = (key: string) => {
      const known = changes.get(key) ?? { removed: new Set(), added: [] };
      changes.set(key, known);
      return known;
    };
    for (const node of removed) for (const key of keysOf(node.summary)) touch(key).removed.add(node);
    for (const node of added) for (const key of keysOf(node.summary)) touch(key).added.push(node);
    const young = new Map(this.#young);
    for (const [key, change] of changes) {
      const kept = this.get(key).filter((node) => !change.removed.has(node));
      const bucket = [...kept, ...change.added].sort(byOrder);
      young.set(key, bucket.length === 0 ? nothing : bucket);
    }
    const grown = young.size > Math.max(leastLayer, this.#old.size / 16);
    return grown ? new Graph(merged(this.#old, young), new Map()) : new Graph(this.#old, young);
  }
}

export interface NodeChanges {
  readonly removed: readonly ObjectNode[];
  readonly added: readonly ObjectNode[];
}

function merged(old: Buckets, young: Buckets): Buckets {
  const buckets = new Map(old);
  for (const [key, bucket] of young) {
    if (bucket.length > 0) buckets.set(key, bucket);
    else buckets.delete(key);
  }
  return buckets;
}
