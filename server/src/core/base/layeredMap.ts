/** However large the map: of this many entries at most is the younger layer, which every change copies. */
const leastLayer = 256;

/** An immutable map whose changes cost what they change: few entries are laid over the many that were there before. */
export class LayeredMap<K, V> {
  readonly #old: ReadonlyMap<K, V>;
  /** Undefined for what is gone. */
  readonly #young: ReadonlyMap<K, V | undefined>;

  constructor(old: ReadonlyMap<K, V> = new Map(), young: ReadonlyMap<K, V | undefined> = new Map()) {
    this.#old = old;
    this.#young = young;
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key);
    return young !== undefined || this.#young.has(key) ? young : this.#old.get(key);
  }

  /** With other values for some keys; undefined takes a key out. */
  with(changes: Iterable<readonly [K, V | undefined]>): LayeredMap<K, V> {
    const young = new Map(this.#young);
    for (const [key, value] of changes) young.set(key, value);
    if (young.size <= Math.max(leastLayer, this.#old.size / 16)) return new LayeredMap(this.#old, young);
    return new LayeredMap(merged(this.#old, young));
  }

  /** In no order that says anything. */
  values(): Iterable<V> {
    return merged(this.#old, this.#young).values();
  }
}

function merged<K, V>(old: ReadonlyMap<K, V>, young: ReadonlyMap<K, V | undefined>): ReadonlyMap<K, V> {
  const all = new Map(old);
  for (const [key, value] of young) {
    if (value === undefined) all.delete(key);
    else all.set(key, value);
  }
  return all;
}
