// The life of a pod as the engine of one pod tells it, worked out once and lived by every pod of the same template: its
// start from the creation on, and its end from the deletion on.
import type { Millis } from '../../base/duration.ts';
import type { LifecycleEvent } from '../events.ts';
import type { Scenario } from '../models.ts';
import { simulateCreation, simulateDeletion, simulateDeletionAt } from '../simulate.ts';

export interface PodLife {
  /** Counted from the creation. */
  readonly start: readonly LifecycleEvent[];
  /** From the creation until the pod is first ready; undefined for one that never is. */
  readonly readyAfter: Millis | undefined;
  /**
   * Counted from the deletion.
   *
   * @param age from the creation to the deletion; undefined for a pod that was there and ready before anything happened
   */
  readonly endAt: (age: Millis | undefined) => readonly LifecycleEvent[];
}

export function podLife(scenario: Scenario): PodLife {
  const start = simulateCreation(scenario);
  const readyAfter = start.find(({ type }) => type === 'podReady')?.at;
  const ends = new Map<Millis | undefined, readonly LifecycleEvent[]>();
  return {
    start,
    readyAfter,
    endAt(age) {
      // Once it is ready nothing but the phase of its probes tells one age from another.
      const key = age !== undefined && readyAfter !== undefined && age >= readyAfter ? undefined : age;
      const known = ends.get(key);
      if (known) return known;
      const end = key === undefined ? simulateDeletion(scenario) : simulateDeletionAt(scenario, key);
      ends.set(key, end);
      return end;
    },
  };
}
