/** Time, as the host of the server has it. Tests bring their own. */
export interface Clock {
  /** Milliseconds from some instant on; they never go back. */
  now(): number;
  /** Runs the action once, that many milliseconds from now; the answer takes it back. */
  after(millis: number, action: () => void): () => void;
  /** Runs the action when everything has been done that waits already, messages included. */
  soon(action: () => void): void;
}

/** Runs an action after a pause: each further call within the pause starts it anew. */
export function debounced(clock: Clock, millis: number, action: () => void): () => void {
  let takeBack: (() => void) | undefined;
  return () => {
    takeBack?.();
    takeBack = clock.after(millis, action);
  };
}

/** How long the server may be deaf at a time. */
const sliceMillis = 15;

/** Long work that lets messages in: awaited after each step, it goes on at once or when they have been dealt with. */
export function pausing(clock: Clock): () => Promise<void> | undefined {
  let end = clock.now() + sliceMillis;
  return () => {
    if (clock.now() < end) return undefined;
    return new Promise((resolve) => {
      clock.soon(() => {
        end = clock.now() + sliceMillis;
        resolve();
      });
    });
  };
}
