/** How each property of a T is read from an S. */
export type Readers<S, T> = { readonly [K in keyof T]: (source: S) => T[K] };

/**
 * Makes records whose properties are read when they are first asked for, once: most of what a manifest holds is never
 * looked at. The properties are inherited, so that spreading such a record copies nothing.
 */
export function lazily<S, T extends object>(readers: Readers<S, T>): (source: S) => T {
  class Lazy {
    readonly #source: S;

    constructor(source: S) {
      this.#source = source;
    }

    static {
      for (const [key, read] of Object.entries<(source: S) => unknown>(readers)) {
        const get = function (this: Lazy): unknown {
          const value = read(this.#source);
          Object.defineProperty(this, key, { value, enumerable: true });
          return value;
        };
        Object.defineProperty(this.prototype, key, { get, enumerable: true });
      }
    }
  }
  return (source) => new Lazy(source) as unknown as T;
}
