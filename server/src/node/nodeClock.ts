import type { Clock } from '../lsp/clock.ts';

export const nodeClock: Clock = {
  now: () => performance.now(),
  after(millis, action) {
    const timer = setTimeout(action, millis);
    return () => {
      clearTimeout(timer);
    };
  },
  soon(action) {
    setImmediate(action);
  },
};
