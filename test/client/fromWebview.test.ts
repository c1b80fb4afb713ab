import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choiceFrom, fromWebview } from '../../client/src/preview/fromWebview.ts';
import type { Choice, FromWebview } from '../../media/src/messages.ts';

const choice: Choice = {
  target: { uri: 'file:///web.yaml', kind: 'Deployment', namespace: null, name: 'web' },
  trigger: 'drain',
  whatIf: {
    fields: { 'spec.terminationGracePeriodSeconds': 90 },
    assumptions: { appDrainsIn: '8s' },
    kubernetesVersion: '1.33',
  },
  pinned: true,
};

const said: readonly FromWebview[] = [
  { type: 'ready' },
  { type: 'choose', change: choice },
  { type: 'choose', change: { trigger: 'rollout' } },
  { type: 'choose', change: {} },
  { type: 'revealEvent', eventId: 'e1' },
  { type: 'revealCause', eventId: 'e1', cause: 0 },
  { type: 'apply' },
  { type: 'keep' },
  { type: 'exported', format: 'png', pictures: ['data:image/png;base64,AAAA'] },
  { type: 'report', message: 'Mermaid failed' },
];

test.each(said)('$type is heard as it was said', (message) => {
  expect(fromWebview(structuredClone(message))).toEqual(message);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a word', 'ready'],
  ['a list', [{ type: 'ready' }]],
  ['an unknown type', { type: 'runCommand', command: 'workbench.action.terminal.new' }],
  ['the name of something of objects', { type: 'constructor' }],
  [
    'a target that is none',
    { type: 'choose', change: { target: { uri: 1, kind: 'Pod', namespace: null, name: 'a' } } },
  ],
  ['a name of a megabyte', { type: 'choose', change: { trigger: 'x'.repeat(2 ** 20) } }],
  ['a number that is none', { type: 'choose', change: { whatIf: { ...choice.whatIf, fields: { a: Number.NaN } } } }],
  ['a field that is a text', { type: 'choose', change: { whatIf: { ...choice.whatIf, fields: { a: '1' } } } }],
  [
    'more fields than there are',
    {
      type: 'choose',
      change: {
        whatIf: { ...choice.whatIf, fields: Object.fromEntries(Array.from({ length: 300 }, (_, i) => [i, i])) },
      },
    },
  ],
  ['an event that is an object', { type: 'revealEvent', eventId: { toString: 'e1' } }],
  ['a cause that is no index', { type: 'revealCause', eventId: 'e1', cause: '__proto__' }],
  ['a format that is none', { type: 'exported', format: 'toString', pictures: [] }],
  ['pictures that are none', { type: 'exported', format: 'svg', pictures: [{}] }],
])('%s is not heard', (_what, message) => {
  expect(fromWebview(message)).toBeUndefined();
});

test('what is not ours is left out', () => {
  const forged: unknown = JSON.parse(
    '{"type":"choose","change":{"pinned":true,"__proto__":{"a":1},"uri":"x"},"more":1}',
  );
  expect(fromWebview(forged)).toEqual({ type: 'choose', change: { pinned: true } });
});

test('whatever is said, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(...said), (value, { type }) => {
      fromWebview(value);
      fromWebview({
        type,
        change: value,
        eventId: value,
        cause: value,
        format: value,
        pictures: value,
        message: value,
      });
    }),
  );
});

test('a window keeps a whole choice or none', () => {
  expect(choiceFrom(structuredClone(choice))).toEqual(choice);
  expect(choiceFrom({ ...choice, pinned: undefined })).toBeUndefined();
  expect(choiceFrom({ ...choice, target: {} })).toBeUndefined();
  expect(choiceFrom(null)).toBeUndefined();
});
