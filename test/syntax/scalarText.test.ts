import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { fileUri } from '../../server/src/core/base/place.ts';
import { entry } from '../../server/src/core/syntax/navigate.ts';
import { parseDocument } from '../../server/src/core/syntax/parseDocument.ts';
import { spansOfText } from '../../server/src/core/syntax/scalarText.ts';

/** What is written where `part` stands in the value of `key`. */
function written(text: string, part: string, key = 'a'): string {
  const { root } = parseDocument(fileUri('file:///a.yaml'), text);
  const node = entry(root, key)?.value;
  if (node?.type !== 'scalar' || typeof node.value !== 'string') throw new Error('no text');
  const start = node.value.indexOf(part);
  if (start < 0) throw new Error(`no ${part} in ${node.value}`);
  const { start: from, end } = spansOfText(text, node)(start, start + part.length);
  return text.slice(from, end);
}

describe('a stretch of a text is found where it is written', () => {
  test.each([
    ['a literal block', 'a: |\n  one\n    two\n\n  three\n', 'two', 'two'],
    ['its first line', 'a: |\n  one\n  two\n', 'one', 'one'],
    ['a literal block that begins with empty lines', 'a: |\n\n\n  one\n', 'one', 'one'],
    ['one that begins further in', 'a: |2\n    one\n  two\n', 'two', 'two'],
    ['one with a comment on its head', 'a: |- # why\n  one\n', 'one', 'one'],
    ['one that keeps its last breaks', 'a: |+\n  one\n\n\n', 'one', 'one'],
    ['one with a tag and an anchor', 'a: !!str &x |\n  one\n', 'one', 'one'],
    ['one with Windows breaks', 'a: |\r\n  one\r\n  two\r\n', 'two', 'two'],
    ['two lines of it', 'a: |\n  one\n  two\n', 'one\ntwo', 'one\n  two'],
    ['a folded block', 'a: >\n  one\n  two\n\n  three\n', 'three', 'three'],
    ['a folded line that is longer on paper', 'a: >\n  one\n  two\n', 'one two', 'one\n  two'],
    ['what a folded block does not fold', 'a: >\n  one\n\n    two\n    three\n  four\n', 'three', 'three'],
    ['a plain text', 'a: one two\n', 'two', 'two'],
    ['a plain text over lines', 'a: one\n  two\n\n  three\n', 'two\nthree', 'two\n\n  three'],
    ['single quotes', "a: 'it''s one'\n", 'one', 'one'],
    ['a quote that is doubled', "a: 'it''s one'\n", "'s", "''s"],
    ['double quotes', 'a: "one\\ntwo"\n', 'two', 'two'],
    ['escapes', 'a: "\\x41\\u0042\\U0001F600c"\n', 'c', 'c'],
    ['an escape itself', 'a: "a\\u0042c"\n', 'B', '\\u0042'],
    ['an escaped break', 'a: "one\\\n   two"\n', 'two', 'two'],
    ['double quotes over lines', 'a: "one\n   two\n\n  three"\n', 'three', 'three'],
    ['nothing of it', 'a: |\n  one\n', '', ''],
  ])('%s', (_, text, part, expected) => {
    expect(written(text, part)).toBe(expected);
  });

  test('through an alias, at its anchor', () => {
    expect(written('b: &x |\n  one\n  two\na: *x\n', 'two')).toBe('two');
  });

  test('law: however it is written, every word is found', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9.:=#'"\\-]{1,9}$/);
    const line = fc.tuple(fc.nat(3), fc.array(word, { maxLength: 4 }));
    const style = fc.constantFrom('BLOCK_LITERAL', 'BLOCK_FOLDED', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'PLAIN');
    const indent = fc.constantFrom(2, 4);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), style, indent, (lines, defaultStringType, spaces) => {
        const value = lines.map(([by, words]) => ' '.repeat(by) + words.join(' ')).join('\n');
        const text = stringify({ b: 1, a: value }, { defaultStringType, indent: spaces, lineWidth: 30 });
        for (const [by, words] of lines) {
          for (const one of words) {
            if (by > 3 || /['"\\]/.test(one)) continue;
            expect(written(text, one)).toBe(one);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
