// What two texts have in common at their ends. Slices are compared and not characters: that is as fast as memory.

/** Length of the longest text that both begin with. */
export function commonHead(a: string, b: string): number {
  return longest(Math.min(a.length, b.length), (from, to) => a.slice(from, to) === b.slice(from, to));
}

/** Length of the longest text that both end with, at most `limit`. */
export function commonTail(a: string, b: string, limit: number): number {
  const before = (text: string, from: number, to: number): string => text.slice(text.length - to, text.length - from);
  return longest(limit, (from, to) => before(a, from, to) === before(b, from, to));
}

const firstStep = 0x10000;

function longest(limit: number, isSame: (from: number, to: number) => boolean): number {
  let length = 0;
  for (let step = firstStep; step >= 1; step /= 16) {
    while (length + step <= limit && isSame(length, length + step)) length += step;
  }
  return length;
}
