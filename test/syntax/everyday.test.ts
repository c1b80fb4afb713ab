// The fast way of reading must be indistinguishable from `yaml`: whatever it reads, it reads the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEveryday } from '../../server/src/core/syntax/everyday/readEveryday.ts';
import { readYaml } from '../../server/src/core/syntax/readYaml.ts';
import { edited, intactManifest, pieces, yamlText } from './arbitraries.ts';
import { printedYaml } from './printedYaml.ts';

function expectSame(text: string): void {
  const read = readEveryday(text);
  if (read) expect(read).toEqual(readYaml(text));
}

describe('what is read without `yaml`', () => {
  test.each([
    ['an indented list', 'a:\n  - b: 1\n    c: x\n  - d\n'],
    ['a list at the indentation of its key', 'a:\n- b: 1\n  c: x\n- d\n-\n-   - e\n'],
    ['absent values', 'a:\nb:   # none\nc:\n  - \n'],
    ['comments', '# top\n--- # head\n# a\na: 1 # one\n  # odd\nb: # two\n  - x\n# end'],
    ['quotes', `a: "x \\" y \\n"\nb: 'it''s'\n"c d": '# no'\n`],
    ['a literal block', 'a: |\n  x\n\n    y # no comment\n  z\n\n# c\nb: |-\n    x\n'],
    ['a folded block', 'a: >\n\n  x\n  y\n\n  z\n   more\n  w\n- b'.slice(0, -4)],
    ['folded lines', 'a: b\n  c\n\n  d\nb: "x\n  y"\nc:\n  x y\n  z\n'],
    ['brackets', 'a: {b: [x, "y"], c: {}}\nd: []\ne:\n  [\n    x,\n    y,\n  ]\n'],
    ['comments in brackets', 'a: [ # b\n  # c\n  d, # e\n  f\n  # g\n]\n'],
    ['JSON', '{\n  "a": {"b":1,\n "c": [true, null]},\n  "d": "x"\n}\n'],
    ['equal keys', 'a: 1\nb:\n  c: 1\n  c: 2\na: 2\n'],
    ['values as kubectl reads them', 'a: yes\nb: 010\nc: 1_000\nd: ~\n012: x\non: y\n'],
    ['words with signs', 'a: :8080\nb: -1\nc: --flag=x\nd: a:b#c\ne: ${x}\nf: 50%\ng: $(X)\n'],
    ['\\r\\n', 'a: 1\r\nb:\r\n  - x\r\n  - |\r\n    y\r\n\r\n    z\r\nc: d\r\n  e\r\n'],
    ['templates', 'a:\n  b: {{ .x }}\n  c: "d\n'],
    ['templates in a word', 'a:\n  - b{{ .x }}: c\n? d\n'],
    ['templates for a key', 'a: 1\n{{- if .x }}\n&b\n'],
    ['templates in quotes and blocks', 'a: "{{ .x }}"\nb: |\n  {{ .y }}\n'],
    ['the end', 'a: 1\n...\n'],
    ['nothing', '# c\n---\n'],
  ])('%s', (_, text) => {
    const read = readEveryday(text);
    expect(read).toBeDefined();
    expect(read).toEqual(readYaml(text));
  });
});

describe('what is left to `yaml`', () => {
  test.each([
    ['anchors and aliases', 'a: &x 1\nb: *x\n'],
    ['tags', 'a: !!str 1\n'],
    ['merges', 'a: {b: 1}\n<<: c\n'],
    ['explicit keys', '? a\n: b\n'],
    ['tabs', 'a:\n\t- b\n'],
    ['directives', '%YAML 1.2\n---\na: 1\n'],
    ['control characters', 'a: \u0001\n'],
    ['another document', 'a: 1\n---\nb: 2\n'],
    ['no collection', 'text\n'],
    ['wrong indentation', 'a:\n    b: 1\n  c: 2\n'],
    ['a missing colon', 'a: 1\nb\nc: 2\n'],
    ['two values', 'a: "b" c\n'],
    ['an open quote', 'a: "b\n'],
    ['a comment at the begin of a line in brackets', 'a: {b: []\n# c\n}\n'],
    ['an open bracket', 'a: [b\n'],
    ['keys that are none', '~: 1\n'],
    ['depth', `${Array.from({ length: 60 }, (__, depth) => `${' '.repeat(depth)}a:`).join('\n')}\n`],
  ])('%s', (_, text) => {
    expect(readEveryday(text)).toBeUndefined();
  });
});

describe('laws', { timeout: 120_000 }, () => {
  test('whatever is printed in everyday style is read, and read the same', () => {
    fc.assert(
      fc.property(printedYaml, (text) => {
        const read = readEveryday(text);
        expect(read).toBeDefined();
        expect(read).toEqual(readYaml(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('half-typed, what is read is read the same', () => {
    const typed = fc.record({
      at: fc.nat(400),
      remove: fc.oneof(fc.constant(0), fc.nat(8)),
      insert: fc.oneof(fc.constant(''), fc.constantFrom(...pieces)),
    });
    const original = fc.oneof(printedYaml, fc.constant(intactManifest.replace(' &meta', '').replace('*meta', 'x')));
    fc.assert(
      fc.property(original, fc.array(typed, { minLength: 1, maxLength: 3 }), (text, changes) => {
        expectSame(changes.reduce(edited, text));
      }),
      { numRuns: 3000 },
    );
  });

  test('of any text', () => {
    fc.assert(fc.property(yamlText, expectSame), { numRuns: 1000 });
  });
});
