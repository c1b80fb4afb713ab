import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentStarts } from '../../server/src/core/syntax/splitDocuments.ts';
import { yamlText } from './arbitraries.ts';

const starts = (text: string) => [0, ...documentStarts(text, 0)];
const texts = (text: string) => starts(text).map((start, index, all) => text.slice(start, all[index + 1]));

describe('documents of a file', () => {
  test.each<[string, string[]]>([
    ['', ['']],
    ['a: 1\n', ['a: 1\n']],
    ['a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
    ['---\na: 1\n---\nb: 2', ['---\na: 1\n', '---\nb: 2']],
    ['---\n---\n', ['---\n', '---\n']],
    ['--- # why\na: 1\n--- {b: 2}\n', ['--- # why\na: 1\n', '--- {b: 2}\n']],
    ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
    ['a: 1\r---\rb: 2\r', ['a: 1\r', '---\rb: 2\r']],
    ['\uFEFF---\na: 1\n', ['\uFEFF---\na: 1\n']],
  ])('%j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test('comments and directives before the first --- belong to it', () => {
    expect(texts('# licence\n%YAML 1.2\n\n---\na: 1\n')).toHaveLength(1);
  });

  test('a --- in a block scalar is a boundary all the same', () => {
    expect(texts('a: |\n  x\n---\n  y\n')).toEqual(['a: |\n  x\n', '---\n  y\n']);
  });

  test.each(['----\n', '---a\n', ' ---\n', 'a: ---\n', '"---"\n'])('%j is no boundary', (line) => {
    expect(texts(`a: 1\n${line}`)).toHaveLength(1);
  });

  test('... ends a document, and what follows it without --- is another one', () => {
    expect(texts('a: 1\n...\nb: 2\n')).toEqual(['a: 1\n...\n', 'b: 2\n']);
    expect(texts('a: 1\n...\n# next\n---\nb: 2\n')).toEqual(['a: 1\n...\n', '# next\n---\nb: 2\n']);
    expect(texts('a: 1\n...\n# the end\n')).toEqual(['a: 1\n...\n# the end\n']);
  });

  test('law: none of them splits again, and from each one on the text splits as it did', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(yamlText, (text) => {
        expect(texts(text).map((stretch) => starts(stretch))).toEqual(texts(text).map(() => [0]));
        starts(text).forEach((start, index, all) => {
          expect([...documentStarts(text, start)]).toEqual(all.slice(index + 1));
        });
      }),
    );
  });
});
