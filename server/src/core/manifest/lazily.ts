/** How each property of a T is read from an S. */
export type Readers<S, T> = { readonly [K in keyof T]: (source: S) => T[K] };

const unread = Symbol('unread');

/**
 * Makes records whose properties are read when they are first asked for, once: most of what a manifest holds is never
 * looked at. The properties are inherited, so that spreading such a record copies nothing. All records of a kind keep one
 * shape, whatever was read of them: those that ask are many, and each would have to learn every other shape.
 */
export function lazily<S, T extends object>(readers: Readers<S, T>): (source: S) => T {
  const entries = Object.entries<(source: S) => unknown>(readers);

  class Lazy {
    readonly #source: S;
    readonly #known: unknown[] = entries.map(() => unread);

    constructor(source: S) {
      this.#source = source;
    }

    static {
      for (const [index, [key, read]] of entries.entries()) {
        const get = function (this: Lazy): unknown {
          const known = this.#known[index];
          return known === unread ? (this.#known[index] = read(this.#source)) : known;
        };
        Object.defineProperty(this.prototype, key, { get, enumerable: true });
      }
    }
  }
  return (source) => new Lazy(source) as unknown as T;
}
