import { expect, test } from 'vitest';
import { profileHolds } from '../../server/src/core/appSettings/profileExpression.ts';

test.each([
  ['prod', true],
  ['dev', false],
  ['!dev', true],
  ['prod & eu', true],
  ['prod & us', false],
  ['us | eu', true],
  ['prod & (us | eu)', true],
  ['!(prod & eu)', false],
  ['', false],
  ['(prod', true],
  ['prod eu', false],
  ['('.repeat(10_000), false],
])('%s', (expression, holds) => {
  expect(profileHolds(expression, new Set(['prod', 'eu']))).toBe(holds);
});
