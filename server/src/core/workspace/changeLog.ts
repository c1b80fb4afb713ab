// What changed from version to version, so that whoever knows an answer of an older one looks at nothing else. Immutable.

/** As many keys as somebody may type before the diagnostics are asked for. */
const rememberedChanges = 16;

interface Change<K> {
  readonly before: object;
  readonly keys: readonly K[];
}

export class ChangeLog<K> {
  /** Another one for every change, without keeping anything alive. */
  readonly version: object = {};
  /** The last few, the youngest first. */
  readonly #changes: readonly Change<K>[];

  constructor(changes: readonly Change<K>[] = []) {
    this.#changes = changes;
  }

  changed(keys: readonly K[]): ChangeLog<K> {
    return new ChangeLog([{ before: this.version, keys }, ...this.#changes.slice(0, rememberedChanges - 1)]);
  }

  /** What may be otherwise than in an older version; undefined where that is too long ago. */
  since(version: object): readonly K[] | undefined {
    if (version === this.version) return [];
    const [youngest] = this.#changes;
    if (youngest?.before === version) return youngest.keys;
    const last = this.#changes.findIndex(({ before }) => before === version);
    return last < 0 ? undefined : this.#changes.slice(0, last + 1).flatMap(({ keys }) => keys);
  }
}
