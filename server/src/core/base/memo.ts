/**
 * Remembers the last result for each key object, for as long as the inputs beside it are the same ones. What is derived
 * from a document or a manifest lives and dies with it.
 */
export class Memo<K extends object, R> {
  readonly #results = new WeakMap<K, { readonly inputs: readonly unknown[]; readonly result: R }>();

  get(key: K, inputs: readonly unknown[], compute: () => R): R {
    const known = this.#results.get(key);
    if (known?.inputs.length === inputs.length && known.inputs.every((input, index) => input === inputs[index])) {
      return known.result;
    }
    const result = compute();
    this.#results.set(key, { inputs, result });
    return result;
  }
}
