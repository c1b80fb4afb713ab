/** A value in the best and in the worst case; both the same object where it is known. */
export interface Range<T> {
  readonly best: T;
  readonly worst: T;
}

export function known<T>(value: T): Range<T> {
  return { best: value, worst: value };
}
