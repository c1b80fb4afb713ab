// A clock and the processes that wait on it. The kubelet is a set of goroutines that sleep and wait for one another, so
// the engine is written the same way: a process is a generator that yields the signal it waits for, and reads from top
// to bottom like the Go function that it restates.
import { never, type Millis } from '../base/duration.ts';
import { EventQueue } from './eventQueue.ts';

/** Something that happens at most once. */
export interface Occurrence<T> {
  readonly fired: boolean;
  /** Undefined before it has happened. */
  readonly value: T | undefined;
  /** At once, where it has happened. */
  whenFired(resume: (value: T) => void): void;
}

/** An occurrence that its owner brings about; a process waits for it by `yield* kernel.wait(signal)`. */
export class Signal<T> implements Occurrence<T> {
  #value: { readonly of: T } | undefined;
  readonly #waiting: ((value: T) => void)[] = [];

  get fired(): boolean {
    return this.#value !== undefined;
  }

  get value(): T | undefined {
    return this.#value?.of;
  }

  /** Later calls change nothing: the first one counts. */
  fire(value: T): void {
    if (this.#value) return;
    this.#value = { of: value };
    for (const resume of this.#waiting) resume(value);
    this.#waiting.length = 0;
  }

  whenFired(resume: (value: T) => void): void {
    if (this.#value) resume(this.#value.of);
    else this.#waiting.push(resume);
  }
}

/** Wakes the one process that waits for work. It is reset before the work is looked at, so that no ring is lost. */
export class Bell {
  #rung = new Signal<'rung'>();

  get rung(): Signal<'rung'> {
    return this.#rung;
  }

  ring(): void {
    this.#rung.fire('rung');
  }

  reset(): void {
    if (this.#rung.fired) this.#rung = new Signal<'rung'>();
  }
}

/** What a process yields: a way to be resumed. Only the kernel calls it. */
type Suspension = (resume: () => void) => void;
export type Process<R = void> = Generator<Suspension, R, undefined>;

export class Kernel {
  readonly #queue = new EventQueue();
  #now: Millis = 0;
  #steps = 0;

  get now(): Millis {
    return this.#now;
  }

  /** Starts a process at this instant; the signal fires with its result. */
  spawn<R>(process: Process<R>): Signal<R> {
    const done = new Signal<R>();
    const step = (): void => {
      const next = process.next();
      if (next.done) done.fire(next.value);
      else
        next.value(() => {
          this.#queue.push(this.#now, step);
        });
    };
    this.#queue.push(this.#now, step);
    return done;
  }

  /** Fires `delay` from now; never, where the delay is `never`. */
  after(delay: Millis): Signal<'elapsed'> {
    const signal = new Signal<'elapsed'>();
    if (delay !== never)
      this.#queue.push(this.#now + Math.max(0, delay), () => {
        signal.fire('elapsed');
      });
    return signal;
  }

  /** Runs at a later instant of the clock; nothing where that is `never`. */
  at(instant: Millis, run: () => void): void {
    if (instant !== never) this.#queue.push(Math.max(instant, this.#now), run);
  }

  *wait<T>(signal: Occurrence<T>): Process<T> {
    let result: { readonly of: T } | undefined;
    yield (resume) => {
      signal.whenFired((value) => {
        result = { of: value };
        resume();
      });
    };
    if (!result) throw new Error('a process was resumed before its signal fired');
    return result.of;
  }

  /** Waits for whichever comes first; at the same instant, for the one that was asked for first. */
  *waitForEither<A, B>(first: Occurrence<A>, second: Occurrence<B>): Process<A | B> {
    const either = new Signal<A | B>();
    first.whenFired((value) => {
      either.fire(value);
    });
    second.whenFired((value) => {
      either.fire(value);
    });
    return yield* this.wait(either);
  }

  /**
   * Lets time pass until nothing is left to happen, or the horizon, or a bound on the number of steps (a guard against
   * processes that never rest) is reached. Returns false where the bound cut it short.
   */
  run(horizon: Millis, maxSteps: number): boolean {
    for (let next = this.#queue.pop(horizon); next; next = this.#queue.pop(horizon)) {
      this.#now = next.at;
      next.run();
      this.#steps += 1;
      if (this.#steps >= maxSteps) return false;
    }
    return true;
  }
}
