import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskTemplate } from '../../server/src/core/syntax/maskTemplate.ts';
import type { SyntaxNode } from '../../server/src/core/syntax/syntaxTree.ts';
import { yamlText } from './arbitraries.ts';
import { parse } from './tree.ts';

/** What is read, with `…` for what a template fills in. */
function read(text: string): unknown {
  const document = parse(text);
  if (document.notAnalysed) return document.notAnalysed;
  expect(document.template).toBe(true);
  return document.root && plain(document.root);
}

function plain(node: SyntaxNode): unknown {
  switch (node.type) {
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plain(value)]));
    case 'seq':
      return node.items.map(plain);
    case 'scalar':
      return node.templated ? '…' : node.value;
  }
}

describe('of a template counts', () => {
  test.each([
    ['a plain value beside one that is filled in', 'a: 1\nb: {{ .Values.b }}\nc: two\n', { a: 1, b: '…', c: 'two' }],
    ['no part of a word', 'image: "{{ .x }}:{{ .y }}"\nname: {{ .n }}-web # why\n', { image: '…', name: '…' }],
    ['what stands beside an if', 'a: 1\n{{- if .x }}\nb: 2\n{{- else }}\nb: 3\n{{- end }}\nc: 4\n', { a: 1, c: 4 }],
    ['an if on one line', 'a: {{ if .x }}1{{ else }}2{{ end }}\nb: 2\n', { a: '…', b: 2 }],
    ['no lines that a helper writes', 'labels:\n  {{- include "l" . | nindent 2 }}\nb: 2\n', { labels: '…', b: 2 }],
    ['lines below those of a helper', 'labels: {{- include "l" . | nindent 2 }}\n  b: 2\n', { labels: { b: 2 } }],
    [
      'no list that is longer than it looks',
      'a:\n- x\n{{- range .y }}\n- {{ . }}\n{{- end }}\nb: 2\n',
      { a: ['x', '…'], b: 2 },
    ],
    [
      'a list whose items are filled in',
      'a:\n- name: x\n  b: {{ .y }}\n- name: z\n',
      { a: [{ name: 'x', b: '…' }, { name: 'z' }] },
    ],
    ['a flow list', 'a: [x, {{ .y }}, "z"]\n', { a: ['x', '…', 'z'] }],
    [
      'no script with holes',
      'a: |\n  {{- if .x }}\n  sleep 1\n  {{- end }}\n  exit\nb: {{ .x }}\n',
      { a: '…', b: '…' },
    ],
    ['a script without', 'a: |\n  sleep 1\nb: 2\nc: {{ .x }}\n', { a: 'sleep 1\n', b: 2, c: '…' }],
    ['what a comment of the template leaves', '{{- /* a: {{ 2 }} */ -}}\na: 1\n{{ $x := "}}" }}\n', { a: 1 }],
    ['no key that is filled in', 'a: 1\n{{ .key }}: 2\n{{ .b }}x: 3\n', { a: 1 }],
    [
      'an object that is there or not as a whole',
      '# licence\n{{- if .x -}}\n---\na: 1\nb: {{ .b }}\n{{- end }}\n',
      { a: 1, b: '…' },
    ],
    ['an object in a range', '{{- range .x }}\n{{- with .y }}\na: 1\n{{- end }}\n{{- end }}\n', { a: 1 }],
    ['the first of two objects', '{{ if .x }}\na: 1\n{{ else }}\na: 2\n{{ end }}\n', { a: 1 }],
    ['an object whose range began before it', '---\na: 1\n{{- end }}\n', { a: 1 }],
    ['an object whose if ends after it', '{{- if .x }}\na: 1\n---\n', { a: 1 }],
    ['no object of which a part depends on another', 'a: 1\n{{- if .x }}\nb: 2\n', 'template'],
    ['an object before the next one begins', 'a: 1\n{{- if .x }}\n', { a: 1 }],
    ['nothing of what another file may call', '{{- define "x" }}\na: 1\n{{- end }}\n', undefined],
    ['no object that is only begun under a condition', 'a: 1\n{{- end }}\nb: 2\n', 'template'],
    ['nothing where the engine is another one', 'a: {{ x }}\n{% if x %}\nb: 1\n{% endif %}\n', 'template'],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

test('a value that is filled in stands where it is filled in', () => {
  const text = 'a: {{ .x }}\nb:\n  {{- toYaml .y | nindent 2 }}\n';
  const { root } = parse(text);
  const values = root?.type === 'map' ? root.entries.map(({ value }) => value) : [];
  expect(values.map(({ span }) => text.slice(span.start, span.end))).toEqual([
    '{{ .x }}',
    '{{- toYaml .y | nindent 2 }}',
  ]);
});

test('every line that may come out is there where all are wanted', () => {
  const masked = maskTemplate('{{ if .x }}\na: 1 \n{{- else }}\na: {{ .b }}\n{{- end }}\n', 'possible');
  expect(masked?.text.split(/\s+/)).toEqual(['', 'a:', '1', 'a:', '']);
});

test('masks are as long as their text, and know no braces', () => {
  const template = fc
    .array(
      fc.oneof(yamlText, fc.constantFrom('{{ .x }}', '{{- if .x }}\n', '{{- end }}\n', '{{ else }}', '{{/* }} */}}')),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(template, fc.constantFrom('certain' as const, 'possible' as const), (text, mode) => {
      const masked = maskTemplate(text, mode)?.text;
      if (masked === undefined) return;
      expect(masked).toHaveLength(text.length);
      expect(masked).not.toContain('{{');
    }),
    { numRuns: 500 },
  );
});
