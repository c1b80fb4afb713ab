// The log that the processes write their facts to.
import { writeDuration, type Millis } from '../base/duration.ts';
import type { Sourced } from '../base/origin.ts';
import type { Cause, EventDetails, EventType, LifecycleEvent } from './events.ts';

export class Recorder {
  readonly events: LifecycleEvent[] = [];
  readonly #pod: string;
  readonly #now: () => Millis;
  readonly #ordinals = new Map<string, number>();

  constructor(pod: string, now: () => Millis) {
    this.#pod = pod;
    this.#now = now;
  }

  /** The latest event of a type. */
  last(type: EventType): LifecycleEvent | undefined {
    return this.events.findLast((event) => event.type === type);
  }

  /**
   * Notes a fact of this instant. Its id names what it is (type, container or Service, and which one of that name), so
   * that the same fact has the same id in another run of the same pod.
   */
  record<T extends EventType>(
    type: T,
    container: string | undefined,
    detail: EventDetails[T],
    causes: readonly Cause[],
  ): LifecycleEvent {
    const subject = container ?? ('service' in detail ? detail.service : '');
    const name = `${type}/${subject}`;
    const ordinal = (this.#ordinals.get(name) ?? 0) + 1;
    this.#ordinals.set(name, ordinal);
    const id = `${name}/${String(ordinal)}`;
    const event = { id, type, at: this.#now(), pod: this.#pod, container, detail, causes } as unknown as LifecycleEvent;
    this.events.push(event);
    return event;
  }
}

export function because(event: LifecycleEvent): Cause {
  return { type: 'event', id: event.id };
}

/** A value as it stands in a manifest; a number is one of seconds. */
export function since(field: Sourced<number | string | boolean>): Cause {
  return { type: 'value', value: field.value, origin: field.origin };
}

/** A number that counts something, `3×`, and not seconds. */
export function sinceCount(field: Sourced<number>): Cause {
  return { type: 'value', value: `${String(field.value)}×`, origin: field.origin };
}

export function sinceDuration(field: Sourced<Millis>): Cause {
  return { type: 'value', value: writeDuration(field.value), origin: field.origin };
}
