import { expect, test } from 'vitest';
import { RestartDelays } from '../../client/src/restartDelays.ts';

const minute = 60_000;

test('a server that ends once is started at once, and later and later if it keeps ending', () => {
  const delays = new RestartDelays();
  const waited = Array.from({ length: 9 }, (_, second) => delays.next(second * 1000) / 1000);
  expect(waited).toEqual([0, 1, 2, 4, 8, 16, 32, 60, 60]);
});

test('what was long ago is forgiven', () => {
  const delays = new RestartDelays();
  expect([0, 1, 6 * minute, 12 * minute].map((at) => delays.next(at))).toEqual([0, 1000, 0, 0]);
});
