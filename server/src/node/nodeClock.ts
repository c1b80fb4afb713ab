import type { Clock } from '../lsp/clock.ts';

export const nodeClock: Clock = {
  after(millis, action) {
    const timer = setTimeout(action, millis);
    return () => {
      clearTimeout(timer);
    };
  },
};
