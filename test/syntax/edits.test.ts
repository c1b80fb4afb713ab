import { describe, expect, test } from 'vitest';
import { fileUri } from '../../server/src/core/base/place.ts';
import { setKey, setScalar, type Edit } from '../../server/src/core/syntax/edits.ts';
import { entry } from '../../server/src/core/syntax/navigate.ts';
import { parseDocument } from '../../server/src/core/syntax/parseDocument.ts';

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
