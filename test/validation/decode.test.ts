// How an object is read: keys that stand twice, merges, templates, and where a rejection points.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rejections } from '../../server/src/core/validation/rejections.ts';
import { parseManifest } from './parse.ts';
import { verdict } from './verdict.ts';

const options = { kubernetesMinor: 36, featureGates: new Map<string, boolean>() };

function pointedAt(manifest: string): readonly string[] {
  return rejections(parseManifest(manifest), options).map(({ span }) => manifest.slice(span.start, span.end));
}

function pod(...lines: readonly string[]): string {
  return ['apiVersion: v1', 'kind: Pod', 'metadata:', '  name: p', 'spec:', ...lines, ''].join('\n');
}

const containers = ['  containers:', '    - name: app', '      image: app:1'];

describe('keys that stand twice', () => {
  test('in one mapping', () => {
    expect(verdict(pod('  hostname: a', '  hostname: b', ...containers))).toEqual([
      'spec.hostname: strict decoding error: duplicate field "spec.hostname"',
    ]);
  });

  test('but not where one of them is merged', () => {
    const merged = [
      '  initContainers:',
      '    - &base',
      '      name: one',
      '      image: app:1',
      '    - <<: *base',
      '      name: two',
    ];
    expect(verdict(pod(...merged, ...containers))).toEqual([]);
  });
});

describe('templated values are no reason', () => {
  test.for([
    ['for a number', '  terminationGracePeriodSeconds: ${GRACE}'],
    ['for a name', '  restartPolicy: ${POLICY}'],
    ['for a whole mapping', '  os: ${OS}'],
    ['as a key', '  ${KEY}: 1'],
  ] as const)('%s', ([, line]) => {
    expect(verdict(pod(line, ...containers))).toEqual([]);
  });

  test('in containers', () => {
    const lines = [
      '      restartPolicy: ${A}',
      '      lifecycle:',
      '        preStop:',
      '          sleep: {seconds: "${S}"}',
    ];
    expect(verdict(pod(...containers, ...lines))).toEqual([]);
  });
});

describe('a rejection points at', () => {
  test('the value that is wrong', () => {
    expect(pointedAt(pod('  terminationGracePeriodSeconds: "30s"', ...containers))).toEqual(['"30s"']);
  });

  test('the key that is unknown', () => {
    expect(pointedAt(pod('  terminationGracePeriod: 30', ...containers))).toEqual(['terminationGracePeriod']);
  });

  test('the key of a mapping', () => {
    const hook = ['      lifecycle:', '        preStop: {}'];
    expect(pointedAt(pod(...containers, ...hook))).toEqual(['preStop']);
  });

  test('the first key of an item in which something is missing', () => {
    expect(pointedAt(pod('  containers:', '    - name: app'))).toEqual(['name']);
  });
});

describe('laws', () => {
  const seeds = [
    pod(
      ...containers,
      '      readinessProbe: {httpGet: {port: 80}}',
      '      lifecycle: {preStop: {sleep: {seconds: 5}}}',
    ),
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {selector: {matchLabels: {a: b}}, strategy: {rollingUpdate: {maxSurge: 1}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: b, ports: [{containerPort: 80}], env: [{name: A}]}]}}}\n',
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h}\nspec: {maxReplicas: 2, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 5}}}], behavior: {scaleDown: {policies: [{type: Pods, value: 1, periodSeconds: 5}]}}}\n',
    'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [{port: 80, targetPort: web}], selector: {a: b}}\n',
  ];
  const replacement = fc.constantFrom(
    'null',
    '{}',
    '[]',
    '[{}]',
    '[null]',
    '"x"',
    '0',
    '-1',
    '1.5',
    'true',
    '${X}',
    '{a: {b: c}}',
    '*a',
  );

  test('whatever the values, an answer whose spans lie in the text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.nat(),
        replacement,
        fc.integer({ min: 20, max: 38 }),
        (seed, at, value, minor) => {
          const places = [...seed.matchAll(/(?<=: ?)(?:\{[^{}]*\}|\[[^[\]]*\]|[\w./:]+)|(?<=- )\S+/g)];
          const place = places[at % places.length];
          if (!place) return;
          const text = seed.slice(0, place.index) + value + seed.slice(place.index + place[0].length);
          for (const { span } of rejections(parseManifest(text), { ...options, kubernetesMinor: minor })) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test('nobody reads more than a hundred', () => {
    const fields = Array.from({ length: 500 }, (_, index) => `  field${String(index)}: 1`);
    expect(verdict(pod(...fields))).toHaveLength(100);
  });
});
