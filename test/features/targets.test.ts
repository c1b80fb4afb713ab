import { expect, test } from 'vitest';
import { analyse } from '../support/check.ts';
import { parseFixture, uriOf } from '../support/fixture.ts';

const text = `# the front
apiVersion: v1
kind: Service
metadata: { name: web }
---
# the web server
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { spec: { containers: [{ name: nginx, image: nginx }] } } }
---
apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: Pod, metadata: { name: a }, spec: { containers: [{ name: a, image: a }] } }
  - { apiVersion: v1, kind: Pod, metadata: { name: b }, spec: { containers: [{ name: b, image: b }] } }
`;
const uri = uriOf('manifest.yaml');
const analysis = analyse(parseFixture(text));
const at = (where: string): string | undefined => analysis.targetAt(uri, text.indexOf(where))?.object.name;

test('the workloads of a file in its order', () => {
  expect(analysis.targets(uri).map(({ object }) => `${object.kind}/${object.name}`)).toEqual([
    'Deployment/web',
    'Pod/a',
    'Pod/b',
  ]);
});

test('the one at the cursor, else the first of its document, else the first of the file', () => {
  expect(at('name: b, image')).toBe('b');
  expect(at('items:')).toBe('a');
  expect(at('# the web server')).toBe('web');
  expect(at('# the front')).toBe('web');
});

test('none in a file without workloads, and none in a file that is not there', () => {
  expect(analyse(parseFixture('a: b\n')).targetAt(uri, 0)).toBeUndefined();
  expect(analysis.targets(uriOf('other.yaml'))).toEqual([]);
  expect(analysis.targetAt(uriOf('other.yaml'), 3)).toBeUndefined();
});
