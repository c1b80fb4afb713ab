import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { throttled } from '../../client/src/preview/throttled.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('runs at once, and once more at the end of each pause in which it was asked again', () => {
  let runs = 0;
  const throttle = throttled(200, () => (runs += 1));
  throttle.run();
  expect(runs).toBe(1);
  throttle.run();
  throttle.run();
  vi.advanceTimersByTime(199);
  expect(runs).toBe(1);
  vi.advanceTimersByTime(1);
  expect(runs).toBe(2);
  vi.advanceTimersByTime(1000);
  expect(runs).toBe(2);
  throttle.run();
  expect(runs).toBe(3);
});

test('does not run again once it is disposed of', () => {
  let runs = 0;
  const throttle = throttled(200, () => (runs += 1));
  throttle.run();
  throttle.run();
  throttle.dispose();
  vi.advanceTimersByTime(1000);
  expect(runs).toBe(1);
});
