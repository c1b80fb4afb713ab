// Folds what repeats itself: of a container that crashes a hundred times, the first time is a story and the others are
// a number.
import type { TimelineEvent } from '../lifecycle/events.ts';

export interface Passage<T extends TimelineEvent> {
  /** Told once. */
  readonly events: readonly T[];
  /** 1: not a repetition. */
  readonly times: number;
  /** The last event of the last time. */
  readonly last: T | undefined;
}

/** Twice is told twice. */
const leastTimes = 3;
const longestBlock = 12;

/** The events in their order; a block that follows itself at least three times is one passage. */
export function foldRepeats<T extends TimelineEvent>(events: readonly T[]): readonly Passage<T>[] {
  const keys = events.map(sameAs);
  const passages: Passage<T>[] = [];
  let index = 0;
  while (index < events.length) {
    const { length, times } = blockAt(keys, index);
    const end = index + length * times;
    passages.push({ events: events.slice(index, index + length), times, last: events[end - 1] });
    index = end;
  }
  return passages;
}

/** The shortest block here that repeats itself; else one event. */
function blockAt(keys: readonly string[], start: number): { readonly length: number; readonly times: number } {
  for (let length = 1; length <= longestBlock; length += 1) {
    let end = start + length;
    while (end < keys.length && keys[end] === keys[end - length]) end += 1;
    const times = Math.floor((end - start) / length);
    if (times >= leastTimes) return { length, times };
  }
  return { length: 1, times: 1 };
}

/** What makes two events the same but for their time. */
function sameAs({ type, pod, container, detail }: TimelineEvent): string {
  const lasting = Object.entries(detail).filter(([name]) => name !== 'restarts' && name !== 'retryAt');
  return JSON.stringify([type, pod, container, lasting]);
}
