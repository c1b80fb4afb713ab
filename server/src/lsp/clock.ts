/** Time, as the host of the server has it. Tests bring their own. */
export interface Clock {
  /** Runs the action once, that many milliseconds from now; the answer takes it back. */
  after(millis: number, action: () => void): () => void;
}

/** Runs an action after a pause: each further call within the pause starts it anew. */
export function debounced(clock: Clock, millis: number, action: () => void): () => void {
  let takeBack: (() => void) | undefined;
  return () => {
    takeBack?.();
    takeBack = clock.after(millis, action);
  };
}
