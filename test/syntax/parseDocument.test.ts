import { describe, expect, test } from 'vitest';
import { json, nodes, parse } from './tree.ts';

const codes = (text: string) => parse(text).problems.map((problem) => problem.code);

describe('the tree', () => {
  test('reads block and flow style alike', () => {
    const value = { a: 1, b: ['x', { c: true }], d: null };
    expect(json(parse('a: 1\nb:\n  - x\n  - c: true\nd:\n').root)).toEqual(value);
    expect(json(parse('{"a":1,"b":["x",{"c":true}],"d":null}').root)).toEqual(value);
  });

  test('keys are strings, as in JSON', () => {
    expect(json(parse('12: a\ny: b\n1.5: c\n').root)).toEqual({ '12': 'a', true: 'b', '1.5': 'c' });
  });

  test.each(['', '\n\n', '# only a comment\n', '---\n', '---\n...\n'])('%j holds nothing', (text) => {
    expect(parse(text)).toMatchObject({ root: undefined, problems: [], notAnalysed: undefined });
  });

  test('spans hold the text of their value', () => {
    const text = '\uFEFF# c\r\na: "x"  # y\r\nb:\r\n  - |\r\n    one\r\n\r\n  - [1, 2]\r\n';
    const slices = [...nodes(parse(text).root)].map(({ node }) => text.slice(node.span.start, node.span.end));
    expect(slices).toContain('"x"');
    expect(slices).toContain('|\r\n    one');
    expect(slices).toContain('[1, 2]');
    expect(slices).toContain('- |\r\n    one\r\n\r\n  - [1, 2]');
  });

  test('comments know their place and whether they have their line to themselves', () => {
    const text = '# one\na: 1 # two\nb: |\n  # text\n  # more\nc: "#no"\n';
    expect(parse(text).comments).toEqual([
      { text: ' one', span: { start: 0, end: 5 }, ownLine: true },
      { text: ' two', span: { start: 11, end: 16 }, ownLine: false },
    ]);
  });

  test('a lone carriage return ends a line', () => {
    expect(json(parse('a: 1\rb: 2\r').root)).toEqual({ a: 1, b: 2 });
  });
});

describe('aliases and merges', () => {
  test('an alias is the node of its anchor, where the value is written', () => {
    const text = 'a: &x 30\nb: *x\n';
    const { root } = parse(text);
    expect(json(root)).toEqual({ a: 30, b: 30 });
    const [a, b] = root?.type === 'map' ? root.entries : [];
    expect(b?.value).toBe(a?.value);
    expect(text.slice(b?.value.span.start, b?.value.span.end)).toBe('30');
  });

  test('a merge counts in its place, as kubectl reads it', () => {
    const base = 'base: &b {p: 1, q: 2}\n';
    expect(json(parse(`${base}m: {<<: *b, p: 9}`).root)).toMatchObject({ m: { p: 9, q: 2 } });
    expect(json(parse(`${base}m: {p: 9, <<: *b}`).root)).toMatchObject({ m: { p: 1, q: 2 } });
    expect(json(parse(`${base}m: {<<: [{p: 3}, *b]}`).root)).toMatchObject({ m: { p: 3, q: 2 } });
    expect(json(parse(`m: {"<<": 1}`).root)).toEqual({ m: { '<<': 1 } });
  });

  test('an alias without an anchor, or inside of it, is a problem', () => {
    expect(codes('a: *x\n')).toEqual(['UNKNOWN_ALIAS']);
    expect(codes('a: &x {b: *x}\n')).toEqual(['UNKNOWN_ALIAS']);
    expect(codes('a: {<<: 1}\n')).toEqual(['MERGE_VALUE']);
  });

  test.each([
    [
      'aliases of aliases',
      'a0: &a0 [x]\n',
      (i: number) =>
        `[${Array(10)
          .fill(`*a${String(i)}`)
          .join(', ')}]`,
    ],
    ['merges of merges', 'a0: &a0 {x: 1}\n', (i: number) => `{<<: [*a${String(i)}, *a${String(i)}]}`],
  ])('%s beyond measure are left alone', (_, first, next) => {
    const lines = Array.from({ length: 40 }, (_, i) => `a${String(i + 1)}: &a${String(i + 1)} ${next(i)}\n`);
    expect(parse(first + lines.join(''))).toMatchObject({ root: undefined, notAnalysed: 'aliases' });
  });
});

describe('what is wrong is said, and the rest is read', () => {
  test('of equal keys the last one counts', () => {
    const document = parse('a: 1\nb: 2\na: 3\n');
    expect(document.problems).toMatchObject([{ code: 'DUPLICATE_KEY', span: { start: 10, end: 11 } }]);
    expect(json(document.root)).toEqual({ a: 3, b: 2 });
  });

  test.each([
    ['a:\n\tb: 1\n', 'TAB_AS_INDENT'],
    ['a: @x\n', 'BAD_SCALAR_START'],
    ['a: b: c\n', 'BLOCK_AS_IMPLICIT_KEY'],
    ['? [x]\n: y\n', 'NON_STRING_KEY'],
    ['a: "x\n', 'MISSING_CHAR'],
    ['a: "\\q"\n', 'BAD_DQ_ESCAPE'],
    ['{"a":1}\n{"b":2}\n', 'UNEXPECTED_TOKEN'],
    ['a: x\u001fy\n', 'CONTROL_CHARACTER'],
  ])('%j', (text, code) => {
    const document = parse(text);
    expect(document.problems.map((problem) => problem.code)).toContain(code);
    expect(document.root).toBeDefined();
    for (const { message } of document.problems) expect(message.en && message.ko).toBeTruthy();
  });

  test('a half-typed line leaves its neighbours readable', () => {
    expect(json(parse('a: 1\nrepl\nb: 2\n').root)).toMatchObject({ a: 1, b: 2 });
    expect(json(parse('a:\n  - b: 1\n    repl\n    c: 2\n').root)).toEqual({ a: [{ b: 1, c: 2 }] });
    expect(json(parse('a: 1\nrepl\n').root)).toEqual({ a: 1, repl: null });
  });
});

const stairs = (levels: number) => Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a:\n`).join('');

describe('what is no YAML, or too much of it, is not guessed at', () => {
  test.each([
    'a: {{ .Values.x\n',
    'a: 1\n{% if x %}\nb: 2\n',
    'a: {{ x }}\n{% if x %}\nb: 2\n{% endif %}\n',
    'a: [${X}]\n',
    'a: [x{{ if .x }}, y{{ end }}]\n- b\n',
  ])('template: %j', (text) => {
    expect(parse(text)).toMatchObject({ root: undefined, notAnalysed: 'template' });
  });

  test.each(['a: "{{ x }}"\n', "a: '{{ x }}'\n", 'a: |\n  {{ x }}\n', 'a: ${X}\n'])(
    'a templated scalar: %j',
    (text) => {
      const { root, notAnalysed } = parse(text);
      expect(notAnalysed).toBeUndefined();
      expect(root).toMatchObject({ entries: [{ value: { templated: true } }] });
    },
  );

  test.each(['# {{ x }}\na: 1\n', 'a: {b: {c: {}}}\n', 'a: "}}"\n', 'a: $(X)\n'])('no template: %j', (text) => {
    expect([...nodes(parse(text).root)].some(({ node }) => node.type === 'scalar' && node.templated)).toBe(false);
    expect(parse(text).root).toBeDefined();
  });

  test.each([
    ['open brackets', '['.repeat(20_000), 'nesting'],
    ['open braces', '{a: '.repeat(20_000), 'nesting'],
    ['dashes on a line', '- '.repeat(20_000), 'nesting'],
    ['question marks on a line', '? '.repeat(20_000), 'nesting'],
    ['indentation', stairs(200), 'nesting'],
    ['indentation below a block scalar', `a: |\n  x\n${stairs(200)}`, 'nesting'],
    ['a huge text', 'a'.repeat(8 * 1024 * 1024 + 1), 'size'],
    ['a zip file', 'PK\u0003\u0004\0\0', 'binary'],
    ['control characters', '\u0001'.repeat(11), 'binary'],
  ])('too much of %s is left alone', (_, text, why) => {
    const { root, notAnalysed } = parse(text);
    expect([root, notAnalysed]).toEqual([undefined, why]);
  });

  test.each([
    ['90 levels', stairs(90)],
    ['scalars that go on over lines', 'a: b\n' + ' c: d\n'.repeat(200)],
    [
      'deep text in a block scalar',
      'a: |\n' + Array.from({ length: 200 }, (_, i) => `${' '.repeat(i + 1)}- x\n`).join(''),
    ],
    [
      'indentation that goes up and down',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat((i * 7) % 50)}k: v\n`).join(''),
    ],
  ])('%s is not too deep', (_, text) => {
    expect(parse(text).notAnalysed).toBeUndefined();
  });

  test('very many keys are read', { timeout: 30_000 }, () => {
    const text = Array.from({ length: 32_000 }, (_, i) => `key${String(i)}: ${String(i)}\n`).join('');
    expect(parse(text).root).toMatchObject({ entries: { length: 32_000 } });
  });
});
