import { describe, expect, test } from 'vitest';
import { parseFixture } from './fixture.ts';
import { stripMarks, writeMarks, type Mark } from './markers.ts';

const source = 'kind: Pod\nspec:\n  seconds: 40\n';
const mark = (start: number, end: number, text = 'said'): Mark => ({
  span: { start, end },
  type: 'error',
  ruleId: 'some-rule',
  text,
});

describe('marks', () => {
  test.each([
    ['a stretch', mark(27, 29), 'kind: Pod\nspec:\n  seconds: 40\n#          ^^ error[some-rule]: said\n'],
    ['an empty stretch', mark(27, 27), 'kind: Pod\nspec:\n  seconds: 40\n#          < error[some-rule]: said\n'],
    ['more than a line', mark(6, 12), 'kind: Pod\n#     ^^^… error[some-rule]: said\nspec:\n  seconds: 40\n'],
    ['the first column', mark(0, 4), 'kind: Pod #! error[some-rule]: said\nspec:\n  seconds: 40\n'],
    [
      'more than a line of text',
      mark(6, 9, 'one\n\ntwo'),
      'kind: Pod\n#     ^^^ error[some-rule]: one\n#         |\n#         | two\nspec:\n  seconds: 40\n',
    ],
  ])('of %s are written, and taken out again', (_, one, marked) => {
    expect(writeMarks(source, [one])).toBe(marked);
    expect(stripMarks(marked)).toBe(source);
  });

  test('comments that only look alike stay', () => {
    const text = 'a: b # ^^ see above\n# | a table\n#  ^ the number\n';
    expect(stripMarks(text)).toBe(text);
  });

  test('inside of a block scalar are refused, written or read', () => {
    const text = 'script: |\n  sleep 40\n  exit\n';
    expect(() => writeMarks(text, [mark(18, 20)])).toThrow('a mark inside of a scalar');
    expect(() => stripMarks('script: |\n  sleep 40\n#       ^^ error: said\n  exit\n')).toThrow(
      'a mark inside of a scalar',
    );
    expect(writeMarks(text, [mark(23, 27)])).toBe('script: |\n  sleep 40\n  exit\n# ^^^^ error[some-rule]: said\n');
  });
});

describe('a fixture', () => {
  test('holds files and a cursor', () => {
    const { files, cursor } = parseFixture('#- a.yaml\na: <|>b\n#- b/c.yaml\nd: e\n');
    expect(files.map(({ path, text }) => [path, text])).toEqual([
      ['a.yaml', 'a: b\n'],
      ['b/c.yaml', 'd: e\n'],
    ]);
    expect(cursor).toEqual({ uri: files[0]?.uri, offset: 3 });
  });

  test('without file names is one file', () => {
    expect(parseFixture('a: b\n').files.map(({ path }) => path)).toEqual(['manifest.yaml']);
  });

  test('has one cursor at most', () => {
    expect(() => parseFixture('<|>a: <|>b')).toThrow('one cursor');
  });
});
