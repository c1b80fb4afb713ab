import TinyQueue from 'tinyqueue';
import type { Millis } from '../base/duration.ts';

interface Entry {
  readonly at: Millis;
  readonly order: number;
  readonly run: () => void;
}

/**
 * What is still to happen, in a total order: by instant, then by the order of asking. A heap alone is not stable, and
 * an order that depends on it would not be the same from run to run.
 */
export class EventQueue {
  readonly #heap = new TinyQueue<Entry>([], (a, b) => a.at - b.at || a.order - b.order);
  #order = 0;

  push(at: Millis, run: () => void): void {
    this.#heap.push({ at, order: this.#order, run });
    this.#order += 1;
  }

  /** Takes the next entry, if one is due by `horizon`. */
  pop(horizon: Millis): Entry | undefined {
    const next = this.#heap.peek();
    return next && next.at <= horizon ? this.#heap.pop() : undefined;
  }
}
