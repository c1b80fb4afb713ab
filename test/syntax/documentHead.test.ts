import { expect, test } from 'vitest';
import { documentHead } from '../../server/src/core/syntax/documentHead.ts';

const head = '# a comment\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels:\n    spec: b\n';

test.each(['spec: {}\n', 'data:\n  a: b\n', 'binaryData:\n', 'x: |\n  kind: Pod\n', 'a: "{{ $b }}"\n'])(
  'ends before %j',
  (rest) => {
    expect(documentHead(head + rest)).toBe(head);
  },
);

test.each([
  ['where there is nothing more', head],
  ['where something stands before it', `data: {}\n${head}spec: {}\n`],
  ['where something stands between', 'apiVersion: v1\ndata: {}\nkind: A\nmetadata: {}\n'],
  ['where the name is missing', 'apiVersion: v1\nkind: A\nspec: {}\n'],
  ['of JSON', '{"apiVersion": "v1", "kind": "A", "metadata": {}, "spec": {}}'],
  ['where a template fills it in', `${head.replace('name: a', 'name: {{ .x }}')}spec: {}\n`],
])('is the whole text %s', (_, text) => {
  expect(documentHead(text)).toBe(text);
});
