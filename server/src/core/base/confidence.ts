/** `certain`: read off what is written; `derived`: follows from reading a script or a layout; `assumed`: rests on an assumption. */
export type Confidence = 'certain' | 'derived' | 'assumed';

const strength: Readonly<Record<Confidence, number>> = { certain: 2, derived: 1, assumed: 0 };

/** A chain is as strong as its weakest link. */
export function weaker(a: Confidence, b: Confidence): Confidence {
  return strength[a] < strength[b] ? a : b;
}
