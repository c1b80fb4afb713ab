// What reaches a process from ConfigMaps, as variables and as files.
import { describe, expect, test } from 'vitest';
import { configMap, pod, read } from './manifests.ts';

describe('environment', () => {
  const told = (fixture: string) => {
    const { config, textAt } = read(fixture);
    const { variables, open } = config.environment;
    return {
      open,
      variables: variables.map(({ name, value, keptIn }) => [
        name,
        value?.text,
        ...(keptIn === undefined ? [] : [keptIn]),
        ...(value && textAt(value.origin.at) !== value.text ? [textAt(value.origin.at)] : []),
      ]),
    };
  };

  test('envFrom comes first, with its prefix, and leads to the ConfigMap', () => {
    const container = ['envFrom: [{ prefix: APP_, configMapRef: { name: web } }]', 'env: [{ name: B, value: own }]'];
    expect(told(pod([], container) + configMap('A: "1"\nB: 2s'))).toEqual({
      open: false,
      variables: [
        ['APP_A', '1', 'ConfigMap web', '"1"'],
        ['APP_B', '2s', 'ConfigMap web'],
        ['B', 'own'],
      ],
    });
  });

  test('one key of a ConfigMap', () => {
    const env = 'env: [{ name: DRAIN, valueFrom: { configMapKeyRef: { name: web, key: drain } } }]';
    expect(told(pod([], [env]) + configMap('drain: 20s'))).toEqual({
      open: false,
      variables: [['DRAIN', '20s', 'ConfigMap web']],
    });
  });

  test.each([
    ['a ConfigMap that is not here', pod([], ['envFrom: [{ configMapRef: { name: web } }]'])],
    ['a Secret', pod([], ['envFrom: [{ secretRef: { name: web } }]']) + configMap('A: b')],
    [
      'a ConfigMap of another namespace',
      pod([], ['envFrom: [{ configMapRef: { name: web } }]']) + configMap('A: b', '{ name: web, namespace: other }'),
    ],
    [
      'one of two ConfigMaps of this name',
      pod([], ['envFrom: [{ configMapRef: { name: web } }]']) + configMap('A: b') + configMap('A: c'),
    ],
  ])('%s is not seen', (_, fixture) => {
    expect(told(fixture)).toEqual({ open: true, variables: [] });
  });

  test.each([
    ['a key that is not here', 'drain: 20s', 'other'],
    ['a value that is filled in', 'drain: ${DRAIN}', 'drain'],
  ])('%s is not known', (_, data, key) => {
    const env = `env: [{ name: DRAIN, valueFrom: { configMapKeyRef: { name: web, key: ${key} } } }]`;
    expect(told(pod([], [env]) + configMap(data)).variables).toEqual([['DRAIN', undefined, 'ConfigMap web']]);
  });
});

test('what several workloads share does not say what they run, but how they end', () => {
  const shared = (data: string) =>
    read(pod([], ['envFrom: [{ configMapRef: { name: web } }]']) + configMap(data)).shutdown.app?.id;
  expect(shared('SPRING_DATASOURCE_URL: jdbc')).toBeUndefined();
  expect(shared('SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE: 20s')).toBe('spring-boot');
  expect(shared('QUARKUS_SHUTDOWN_TIMEOUT: 20s')).toBe('quarkus');
});

describe('files', () => {
  const paths = (fixture: string) =>
    read(fixture).config.files.map(({ path, text }) => (text === undefined ? `${path} ?` : path));
  const volumes = (volume: string) => ['volumes:', `  - { name: config, ${volume} }`];
  const mount = (more: string) => [`volumeMounts: [{ name: config, ${more} }]`];
  const map = configMap('application.yml: |\n  a: 1\nb.txt: x');

  test.each([
    ['every key', 'configMap: { name: web }', 'mountPath: /config', ['/config/application.yml', '/config/b.txt']],
    [
      'some keys, under other names',
      'configMap: { name: web, items: [{ key: b.txt, path: sub/c.txt }] }',
      'mountPath: /config/',
      ['/config/sub/c.txt'],
    ],
    ['one file of it', 'configMap: { name: web }', 'mountPath: /app/a.yml, subPath: application.yml', ['/app/a.yml']],
    [
      'a folder of it',
      'configMap: { name: web, items: [{ key: b.txt, path: sub/c.txt }] }',
      'mountPath: /app, subPath: sub',
      ['/app/c.txt'],
    ],
    [
      'projected',
      'projected: { sources: [{ secret: { name: s, items: [{ key: k, path: k }] } }, { configMap: { name: web } }] }',
      'mountPath: /p',
      ['/p/application.yml', '/p/b.txt', '/p/k ?'],
    ],
    ['where a variable decides', 'configMap: { name: web }', 'mountPath: /p, subPathExpr: $(X)', []],
    ['a ConfigMap that is not here', 'configMap: { name: other }', 'mountPath: /p', ['/p/ ?']],
    ['a Secret', 'secret: { secretName: s }', 'mountPath: /p', ['/p/ ?']],
    ['no files', 'emptyDir: {}', 'mountPath: /p', []],
  ])('%s', (_, volume, more, expected) => {
    expect(paths(pod(volumes(volume), mount(more)) + map)).toEqual(expected);
  });

  test('a place inside of a block leads to its line', () => {
    const text = 'application.yml: |\n  spring:\n    lifecycle:\n      timeout-per-shutdown-phase: 20s # slow';
    const { shutdown, textAt } = read(
      pod(volumes('configMap: { name: web }'), ['workingDir: /app', ...mount('mountPath: /app/config')]) +
        configMap(text),
    );
    expect(shutdown.drain).toMatchObject({ atMost: 20_000, said: { keptIn: 'ConfigMap web', confidence: 'certain' } });
    expect(shutdown.drain?.said && textAt(shutdown.drain.said.origin.at)).toBe('20s');
  });

  test.each([
    ['a Secret where Spring looks may say anything', 'secret: { secretName: s }', 'mountPath: /app/config', undefined],
    ['a Secret elsewhere does not', 'secret: { secretName: s }', 'mountPath: /etc/tls', 30_000],
    ['a file that is filled in', 'configMap: { name: filled }', 'mountPath: /app/config', undefined],
  ])('%s', (_, volume, more, atMost) => {
    const env = 'env: [{ name: SPRING_A, value: b }]';
    const filled = configMap('application.yml: "{{ .Values.config }}"', '{ name: filled }');
    const { shutdown } = read(pod(volumes(volume), ['workingDir: /app', env, ...mount(more)]) + filled);
    expect(shutdown.drain?.atMost).toBe(atMost);
  });
});
