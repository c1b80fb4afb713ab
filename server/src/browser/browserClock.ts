import type { Clock } from '../lsp/clock.ts';

export const browserClock: Clock = {
  now: () => performance.now(),
  after(millis, action) {
    const timer = setTimeout(action, millis);
    return () => {
      clearTimeout(timer);
    };
  },
  soon(action) {
    // A timer would wait for four milliseconds once it is nested; a message comes as soon as those before it are done.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      action();
    };
    port2.postMessage(undefined);
  },
};
