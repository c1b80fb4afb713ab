import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex } from '../../server/src/core/base/lineIndex.ts';
import { fileUri } from '../../server/src/core/base/place.ts';
import { fileEntry } from '../../server/src/core/workspace/fileEntry.ts';
import { FileLines } from '../../server/src/core/workspace/fileLines.ts';
import { edited, edits, yamlText } from '../syntax/arbitraries.ts';

const uri = fileUri('file:///a.yaml');
const line = fc.constantFrom('---\n', '...\r\n', 'a: 1\r', 'b:\r\n', '\n', '\r', '# c');
const text = fc.oneof(
  yamlText,
  fc.array(line).map((lines) => lines.join('')),
);

/** Line and character of every offset, the end included. */
function positions(whole: string) {
  const lines = `${whole}.`.split(/(?<=\n|\r(?!\n))/);
  return lines.flatMap((text, line) => Array.from({ length: text.length }, (_, character) => ({ line, character })));
}

test('law: lines of a file are those of its text, also after edits', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(text, edits, (original, changes) => {
      const before = fileEntry(uri, original);
      const whole = changes.reduce(edited, original);
      const lines = new FileLines(fileEntry(uri, whole, before).documents);
      const index = new LineIndex(whole);
      const expected = positions(whole);
      expect(expected.map((_, offset) => lines.position(offset))).toEqual(expected);
      expect(expected.map((_, offset) => index.position(offset))).toEqual(expected);
      // Between \r and \n the line has ended.
      const ends = [...expected.keys()].map((at) => (whole.slice(at - 1, at + 1) === '\r\n' ? at - 1 : at));
      expect(expected.map((position) => lines.offset(position))).toEqual(ends);
      for (let number = 0; number <= index.lineCount + 1; number += 1) {
        const beyond = { line: number, character: 1000 };
        expect(lines.offset(beyond)).toBe(index.offset(beyond));
      }
    }),
  );
});
