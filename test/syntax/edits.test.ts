import { describe, expect, test } from 'vitest';
import { fileUri } from '../../server/src/core/base/place.ts';
import type { Span } from '../../server/src/core/base/span.ts';
import { appendDocument, setKey, setScalar, type Edit } from '../../server/src/core/syntax/edits.ts';
import { entry } from '../../server/src/core/syntax/navigate.ts';
import { parseDocument } from '../../server/src/core/syntax/parseDocument.ts';
import { moveKey, removeItem, removeKey } from '../../server/src/core/syntax/removals.ts';
import type { SyntaxDocument } from '../../server/src/core/syntax/syntaxTree.ts';

function applied(text: string, edit: Edit | undefined): string | undefined {
  return edit && text.slice(0, edit.at.span.start) + edit.newText + text.slice(edit.at.span.end);
}

/** Sets `grace: 90` in the mapping under `spec`. */
function withGrace(text: string): string | undefined {
  const document = parseDocument(fileUri('file:///edit'), text);
  const spec = entry(document.root, 'spec')?.value;
  return spec && applied(text, setKey(document, spec.span, 'grace', 90));
}

describe('setting the value of a key', () => {
  test.each([
    ['a plain number', 'spec:\n  grace: 30 # why\n', 'spec:\n  grace: 90 # why\n'],
    ['a quoted number', 'spec: { grace: "30", a: b }', 'spec: { grace: "90", a: b }'],
    ['a quoted text', 'spec:\n  grace: "50%"\n', 'spec:\n  grace: 90\n'],
    ['single quotes', "spec:\n  grace: '30'\n", "spec:\n  grace: '90'\n"],
    ['null', 'spec:\n  grace: ~\n', 'spec:\n  grace: 90\n'],
    ['a tag and an anchor that nobody reads', 'spec:\n  grace: &g !!int 30\n', 'spec:\n  grace: &g !!int 90\n'],
    ['an alias: the anchor keeps its value', 'a: &g 30\nspec:\n  grace: *g\n', 'a: &g 30\nspec:\n  grace: 90\n'],
    [
      'the last of equal keys, which is the one that counts',
      'spec: {grace: 1, grace: 2}',
      'spec: {grace: 1, grace: 90}',
    ],
    ['CRLF', 'spec:\r\n  grace: 30\r\n', 'spec:\r\n  grace: 90\r\n'],
  ])('%s', (_, before, after) => {
    expect(withGrace(before)).toBe(after);
  });

  test('not where an alias would change with it', () => {
    expect(withGrace('spec:\n  grace: &g 30\n  other: *g\n')).toBeUndefined();
  });

  test('an anchor whose name only begins like an alias is not read by it', () => {
    expect(withGrace('spec:\n  grace: &g 30\n  other: "*grace"\n')).toBe('spec:\n  grace: &g 90\n  other: "*grace"\n');
  });

  test('not in a block scalar, and not where nothing is written', () => {
    expect(withGrace('spec:\n  grace: |\n    30\n')).toBeUndefined();
    expect(withGrace('spec:\n  grace:\n')).toBeUndefined();
  });
});

describe('inserting a key', () => {
  test.each([
    ['above the first key', 'spec:\n    a: b\n', 'spec:\n    grace: 90\n    a: b\n'],
    ['with CRLF', 'spec:\r\n  a: b\r\n', 'spec:\r\n  grace: 90\r\n  a: b\r\n'],
    [
      'above the comments of the first key',
      'spec: # of the pod\n  # one\n  # two\n  a: b\n',
      'spec: # of the pod\n  grace: 90\n  # one\n  # two\n  a: b\n',
    ],
    [
      'below a comment that stands apart',
      'spec:\n  # apart\n\n  # near\n  a: b\n',
      'spec:\n  # apart\n\n  grace: 90\n  # near\n  a: b\n',
    ],
    ['comments with CRLF', 'spec:\r\n  # one\r\n  a: b\r\n', 'spec:\r\n  grace: 90\r\n  # one\r\n  a: b\r\n'],
    ['into braces', 'spec: { a: b }', 'spec: { grace: 90, a: b }'],
    ['into JSON', '{\n  "spec": {\n    "a": "b"\n  }\n}\n', '{\n  "spec": {\n    "grace": 90,\n    "a": "b"\n  }\n}\n'],
    [
      'below a merge, which would win',
      'x: &x { grace: 5 }\nspec:\n  <<: *x\n  a: b\n',
      'x: &x { grace: 5 }\nspec:\n  <<: *x\n  grace: 90\n  a: b\n',
    ],
    ['behind an anchor', 'spec: &s\n  a: b\nother: *s\n', 'spec: &s\n  grace: 90\n  a: b\nother: *s\n'],
  ])('%s', (_, before, after) => {
    expect(withGrace(before)).toBe(after);
  });

  test('into a mapping that begins on the line of its list item', () => {
    const text = 'items:\n  - a: b\n    c: d\n';
    const document = parseDocument(fileUri('file:///edit'), text);
    const items = entry(document.root, 'items')?.value;
    const first = items?.type === 'seq' ? items.items[0] : undefined;
    expect(first && applied(text, setKey(document, first.span, 'grace', 90))).toBe(
      'items:\n  - grace: 90\n    a: b\n    c: d\n',
    );
  });

  test('not where there is no key of its own to stand above, and not into what is no mapping', () => {
    expect(withGrace('spec: {}\n')).toBeUndefined();
    expect(withGrace('x: &x { a: 5 }\nspec:\n  <<: *x\n')).toBeUndefined();
    expect(withGrace('spec: 5\n')).toBeUndefined();
  });
});

test('a number in the middle of a script is a number too', () => {
  const text = 'a: sleep 60; exit\n';
  const document = parseDocument(fileUri('file:///edit'), text);
  expect(applied(text, setScalar(document, { start: 9, end: 11 }, 5))).toBe('a: sleep 5; exit\n');
});

/** An edit under `spec` of a text. */
function edit(text: string, make: (document: SyntaxDocument, spec: Span) => Edit | readonly Edit[] | undefined) {
  const document = parseDocument(fileUri('file:///edit'), text);
  const spec = entry(document.root, 'spec')?.value;
  const edits = spec && make(document, spec.span);
  if (!edits) return undefined;
  const ordered = [edits].flat().sort((a, b) => b.at.span.start - a.at.span.start);
  return ordered.reduce<string | undefined>((rest, one) => rest && applied(rest, one), text);
}

describe('blocks', () => {
  const hook = { preStop: { exec: { command: ['sleep', '5'] } } };

  test.each([
    [
      'into a mapping',
      'spec:\n    a: b\n',
      'spec:\n    lifecycle:\n      preStop:\n        exec:\n          command: ["sleep", "5"]\n    a: b\n',
    ],
    ['into braces', 'spec: { a: b }', 'spec: { lifecycle: { preStop: { exec: { command: ["sleep", "5"] } } }, a: b }'],
    [
      'into JSON',
      '{ "spec": { "a": 1 } }',
      '{ "spec": { "lifecycle": { "preStop": { "exec": { "command": ["sleep", "5"] } } }, "a": 1 } }',
    ],
  ])('%s', (_, before, after) => {
    expect(edit(before, (document, spec) => setKey(document, spec, 'lifecycle', hook))).toBe(after);
  });

  test('a list of mappings has its first keys behind the dashes', () => {
    const made = edit('spec:\n  a: b\n', (document, spec) =>
      setKey(document, spec, 'ports', [
        { name: 'http', port: 80 },
        { name: 'no', port: 81 },
      ]),
    );
    expect(made).toBe('spec:\n  ports:\n    - name: http\n      port: 80\n    - name: "no"\n      port: 81\n  a: b\n');
  });

  test('a further document', () => {
    const made = edit('spec: 1', (document) => appendDocument(document, { kind: 'A', spec: { b: ['x'] } }));
    expect(made).toBe('spec: 1\n---\nkind: A\nspec:\n  b: ["x"]\n');
  });
});

describe('strings', () => {
  test.each([
    ['spec: 20\n', '20s', 'spec: 20s\n'],
    ["spec: '20'\n", '20s', "spec: '20s'\n"],
    ['spec: a\n', 'no', 'spec: "no"\n'],
    ['spec: "a"\n', 'a: "b"', 'spec: "a: \\"b\\""\n'],
  ])('%j becomes %s', (before, value, after) => {
    expect(edit(before, (document, spec) => setScalar(document, spec, value))).toBe(after);
  });
});

describe('taking out', () => {
  test.each([
    ['the first key', 'spec:\n  # of b\n  b: 1 # one\n  c: 2\n', 'spec:\n  # of b\n  c: 2\n'],
    ['a block', 'spec:\n  a: 1\n  b:\n    x: |\n      text\n  c: 2\n', 'spec:\n  a: 1\n  c: 2\n'],
    ['the last key', 'spec:\n  a: 1\n  b:\n    - x\n', 'spec:\n  a: 1\n'],
    ['the last key of a file without a last line end', 'spec:\n  a: 1\n  b: 2', 'spec:\n  a: 1\n'],
    ['in braces, the first', 'spec: { b: 1, c: 2 }', 'spec: { c: 2 }'],
    ['in braces, the last', 'spec: { a: 1, b: 2 }', 'spec: { a: 1 }'],
    ['behind an alias', 'x: &x 1\nspec:\n  b: *x\n  c: 2\n', 'x: &x 1\nspec:\n  c: 2\n'],
  ])('%s', (_, before, after) => {
    expect(edit(before, (document, spec) => removeKey(document, spec, 'b'))).toBe(after);
  });

  test('not the only key', () => {
    expect(edit('spec:\n  b: 1\n', (document, spec) => removeKey(document, spec, 'b'))).toBeUndefined();
  });

  test('the key behind a dash, unless a comment would go with it', () => {
    const without = (text: string) =>
      edit(text, (document) => {
        const [item] = itemsOf(document);
        return item && removeKey(document, item.span, 'b');
      });
    expect(without('spec:\n  - b: 1\n    c: 2\n')).toBe('spec:\n  - c: 2\n');
    expect(without('spec:\n  - b: 1\n    # of c\n    c: 2\n')).toBeUndefined();
  });

  test.each([
    ['spec:\n  - a: 1\n    b: 2\n  - c\n', 0, 'spec:\n  - c\n'],
    ['spec:\n- a\n- b # bee\nnext: 1\n', 1, 'spec:\n- a\nnext: 1\n'],
    ['spec: [a, b]', 0, 'spec: [b]'],
    ['spec: [a, b]', 1, 'spec: [a]'],
  ])('an item of %j: %d', (before, index, after) => {
    expect(edit(before, (document, spec) => removeItem(document, spec, index))).toBe(after);
  });

  test('a key moves to another mapping with its lines', () => {
    const text =
      'spec:\n  hook:\n    exec:\n      # why\n      command: [a]\n  inner:\n    list:\n      - name: x\n        image: y\n';
    const moved = edit(text, (document, spec) => {
      const list = entry(entry(entry(document.root, 'spec')?.value, 'inner')?.value, 'list')?.value;
      const item = list?.type === 'seq' ? list.items[0] : undefined;
      return item && moveKey(document, spec, 'hook', item.span);
    });
    expect(moved).toBe(
      'spec:\n  inner:\n    list:\n      - hook:\n          exec:\n            # why\n            command: [a]\n        name: x\n        image: y\n',
    );
  });
});

function itemsOf(document: SyntaxDocument) {
  const list = entry(document.root, 'spec')?.value;
  return list?.type === 'seq' ? list.items : [];
}
