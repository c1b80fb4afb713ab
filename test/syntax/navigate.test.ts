import { describe, expect, test } from 'vitest';
import { entry, nodeAt, pathText } from '../../server/src/core/syntax/navigate.ts';
import { json, parse } from './tree.ts';

const text = `spec:
  containers:
    - name: web
      ports: [{containerPort: 80}]
`;

function at(needle: string, shift = 0) {
  const found = nodeAt(parse(text).root, text.indexOf(needle) + shift);
  return found && { path: pathText(found.path), onKey: found.onKey, value: json(found.node) };
}

describe('finding the way in a tree', () => {
  test('from an offset to the path', () => {
    expect(at('web')).toEqual({ path: 'spec.containers[0].name', onKey: false, value: 'web' });
    expect(at('web', 3)).toEqual({ path: 'spec.containers[0].name', onKey: false, value: 'web' });
    expect(at('name')).toEqual({ path: 'spec.containers[0].name', onKey: true, value: 'web' });
    expect(at('80')).toMatchObject({ path: 'spec.containers[0].ports[0].containerPort', value: 80 });
    expect(at('- name')).toMatchObject({ path: 'spec.containers' });
  });

  test('nothing where there is nothing', () => {
    expect(nodeAt(undefined, 0)).toBeUndefined();
    expect(nodeAt(parse('# c\na: 1\n').root, 1)).toBeUndefined();
    expect(entry(undefined, 'a')).toBeUndefined();
    expect(entry(parse('- a\n').root, 'a')).toBeUndefined();
  });

  test('the text behind an alias is found at its anchor', () => {
    const source = 'a: &x {b: 1}\nc: *x\n';
    expect(pathText(nodeAt(parse(source).root, source.indexOf('1'))?.path ?? [])).toBe('a.b');
  });

  test('of equal keys the last one counts', () => {
    expect(json(entry(parse('a: 1\na: 2\n').root, 'a')?.value)).toBe(2);
  });
});
