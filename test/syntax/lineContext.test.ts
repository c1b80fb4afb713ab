import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineContext } from '../../server/src/core/syntax/lineContext.ts';
import { pathText } from '../../server/src/core/syntax/navigate.ts';

/** `path › key: typed|`, and the text that would be replaced. */
function told(text: string): string {
  const offset = text.indexOf('|||');
  const source = text.replace('|||', '');
  const context = lineContext(source, offset);
  if (!context) return 'nothing';
  const { path, key, typed, replaced } = context;
  return `${pathText(path)} › ${key === undefined ? '' : `${key}: `}${typed}| (${source.slice(replaced.start, replaced.end)})`;
}

const pod = (rest: string): string => `apiVersion: v1
kind: Pod
spec:
  # a comment
  containers:
    - name: a

      image: x
    - name: b
      ports:
      - containerPort: 1
      lifecycle:
${rest}
    - name: c
`;

test('an empty line belongs where the cursor is', () => {
  expect(told(pod('        |||'))).toBe('spec.containers[1].lifecycle › | ()');
  expect(told(pod('      |||'))).toBe('spec.containers[1] › | ()');
  expect(told(pod('  |||'))).toBe('spec › | ()');
  expect(told(pod('|||'))).toBe(' › | ()');
});

test('a key that is being typed', () => {
  expect(told(pod('        pre|||'))).toBe('spec.containers[1].lifecycle › pre| (pre)');
  expect(told(pod('        pr|||eStop:'))).toBe('spec.containers[1].lifecycle › pr| (preStop)');
});

test('a value', () => {
  expect(told(pod('        preStop: |||'))).toBe('spec.containers[1].lifecycle › preStop: | ()');
  expect(told(pod('        stopSignal: SIG|||TERM # or not'))).toBe(
    'spec.containers[1].lifecycle › stopSignal: SIG| (SIGTERM)',
  );
  expect(told(pod('        "stopSignal": "SI|||G"'))).toBe('spec.containers[1].lifecycle › stopSignal: "SI| ("SIG")');
});

test('an item of a list, with its dash and in the column of its key', () => {
  expect(told('a:\n  - name: x\n  - na|||')).toBe('a[1] › na| (na)');
  expect(told('a:\n- b: 1\n- c: 2\n  d: |||')).toBe('a[1] › d: | ()');
  expect(told('a:\n- b:\n  - c: |||')).toBe('a[0].b[0] › c: | ()');
  expect(told('- a: |||')).toBe('nothing');
});

test('in brackets, whether they are closed or not', () => {
  const inHook = (rest: string): string => told(pod(`        preStop: ${rest}`));
  expect(inHook('{ sleep: { seconds: ||| } }')).toBe('spec.containers[1].lifecycle.preStop.sleep › seconds: | ()');
  expect(inHook('{ sleep: { seconds: |||')).toBe('spec.containers[1].lifecycle.preStop.sleep › seconds: | ()');
  expect(inHook('{ sleep: { seconds: 1||| }, x: 1 }')).toBe(
    'spec.containers[1].lifecycle.preStop.sleep › seconds: 1| (1)',
  );
  expect(inHook('{ sl||| }')).toBe('spec.containers[1].lifecycle.preStop › sl| (sl)');
  expect(inHook('{ "a}": 1, "b": "x, |||y", c: 2 }')).toBe('spec.containers[1].lifecycle.preStop › b: "x, | ("x, y")');
  expect(inHook('{ exec: { command: [a, "|||"] } }')).toBe(
    'spec.containers[1].lifecycle.preStop.exec › command: [a, "| ([a, ""])',
  );
  expect(told('a: [{ b: 1 }, { c: |||2, d: 3 }]')).toBe('a[1] › c: | (2)');
  expect(told('a:\n  - { b: 1, |||c: 2 }')).toBe('a[0] › | (c)');
  expect(told('a: { b: 1 }|||')).toBe(' › a: { b: 1 }| ({ b: 1 })');
  expect(told('a: { b: {|||} }')).toBe('a.b › | ()');
});

describe('nothing', () => {
  test('in a comment', () => {
    expect(told('a: 1 # b|||')).toBe('nothing');
    expect(told('# a|||')).toBe('nothing');
  });

  test('inside of a text block', () => {
    expect(told('a: |\n  b: |||')).toBe('nothing');
    expect(told('a: >-\n  b: |||')).toBe('nothing');
  });

  test('below what has no key', () => {
    expect(told('a\n  b: |||')).toBe('nothing');
  });
});

test('line ends of Windows', () => {
  expect(told('a:\r\n  b: x|||y\r\n')).toBe('a › b: x| (xy)');
});

test('law: wherever the cursor is, what would be replaced holds it', () => {
  const pieces = fc.constantFrom(
    'a:',
    ' b',
    '- ',
    '\n',
    '\r\n',
    '  ',
    '#',
    '"',
    "'",
    '|',
    '{',
    '}',
    '[',
    ']',
    ',',
    ': ',
    'x',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), fc.nat(), (parts, seed) => {
      const text = parts.join('');
      const offset = seed % (text.length + 1);
      const context = lineContext(text, offset);
      if (!context) return;
      const { replaced, removed } = context;
      expect(replaced.start).toBeLessThanOrEqual(offset);
      expect(replaced.end).toBeGreaterThanOrEqual(offset);
      expect([removed.start <= replaced.start, replaced.end <= removed.end]).toEqual([true, true]);
    }),
  );
});
