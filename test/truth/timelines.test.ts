import { describe, expect, it } from 'vitest';
import { isExpressible, misses, predict, readMeasured, type Measured } from './measured.ts';

describe('predicted as measured on a real cluster', () => {
  it.each(
    readMeasured()
      .filter(isExpressible)
      .map((measured): [string, Measured] => [measured.id, measured]),
  )('%s', (_, measured) => {
    expect(misses(measured, predict(measured))).toEqual([]);
  });
});
