import { describe, expect, it } from 'vitest';
import { misses, predict, readMeasured, type Measured } from './measured.ts';

/** Scenarios that one call cannot express, or that need something that 1.36 does not have by default. */
const inexpressible = /^(f5-|f6-|m\dg|m\dh|h12-|x3-|x4-|x5-|x7-)/;

describe('predicted as measured on a real cluster', () => {
  it.each(
    readMeasured()
      .filter(({ id }) => !inexpressible.test(id))
      .map((measured): [string, Measured] => [measured.id, measured]),
  )('%s', (_, measured) => {
    expect(misses(measured, predict(measured))).toEqual([]);
  });
});
