import { describe, expect, test } from 'vitest';
import { matches } from '../../server/src/core/manifest/labelSelector.ts';

const labels = new Map([
  ['app', 'web'],
  ['tier', 'front'],
]);
const selector = (
  matchLabels: Record<string, string>,
  ...matchExpressions: { key: string; operator: string; values: string[] }[]
) => ({
  matchLabels: new Map(Object.entries(matchLabels)),
  matchExpressions,
});
const one = (key: string, operator: string, ...values: string[]) => selector({}, { key, operator, values });

describe('labels match a selector', () => {
  test.each([
    ['an empty one selects everything', selector({}), true],
    ['all pairs must be there', selector({ app: 'web', tier: 'front' }), true],
    ['one differs', selector({ app: 'web', tier: 'back' }), false],
    ['one is missing', selector({ app: 'web', zone: 'a' }), false],
    ['In', one('app', 'In', 'web', 'api'), true],
    ['In, without the label', one('zone', 'In', 'a'), false],
    ['NotIn', one('app', 'NotIn', 'api'), true],
    ['NotIn, without the label', one('zone', 'NotIn', 'a'), true],
    ['NotIn, and it is in', one('app', 'NotIn', 'web'), false],
    ['Exists', one('app', 'Exists'), true],
    ['Exists, without the label', one('zone', 'Exists'), false],
    ['DoesNotExist', one('zone', 'DoesNotExist'), true],
    ['DoesNotExist, but it does', one('app', 'DoesNotExist'), false],
    ['an operator that Kubernetes does not know', one('app', 'in', 'web'), false],
    [
      'pairs and expressions together',
      selector({ app: 'web' }, { key: 'tier', operator: 'In', values: ['back'] }),
      false,
    ],
  ])('%s', (_, given, expected) => {
    expect(matches(given, labels)).toBe(expected);
  });
});
