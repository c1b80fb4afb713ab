import { describe, expect, test } from 'vitest';
import { pod, textAt, told } from './read.ts';

const grace = (line: string) => told(pod({ spec: [line] }).pod.spec.terminationGracePeriodSeconds);
const field = 'spec.terminationGracePeriodSeconds';

describe('terminationGracePeriodSeconds, as the API server decodes it', () => {
  test.each([
    ['30', 30],
    ['30.0', 30],
    ['3e1', 30],
    ['0x1e', 30],
    ['-1', -1],
    ['0', 0],
    ['9223372036854775000', 9223372036854775000],
  ])('%s is %d', (text, value) => {
    expect(grace(`terminationGracePeriodSeconds: ${text}`)).toEqual({ value, written: text, field });
  });

  test.each(['"30"', '30s', '1.5', 'true', '[30]', '{a: 1}', '.inf', '1e30'])('%s has the wrong type', (text) => {
    expect(grace(`terminationGracePeriodSeconds: ${text}`)).toEqual({ why: 'wrongType', at: text, field });
  });

  test.each(['"{{ .Values.grace }}"', '${GRACE}', '$(GRACE)'])('%s is filled in later', (text) => {
    expect(grace(`terminationGracePeriodSeconds: ${text}`)).toEqual({ why: 'templated', at: text, field });
  });

  test.each(['# none', 'terminationGracePeriodSeconds: null', 'terminationGracePeriodSeconds:'])(
    '%s: 30 by default',
    (line) => {
      expect(grace(line)).toEqual({ value: 30, defaulted: '', field });
    },
  );

  test('the default would be written before the first field of the spec', () => {
    const { origin } = pod({}).pod.spec.terminationGracePeriodSeconds;
    if (origin.type !== 'defaulted') throw new Error(origin.type);
    const { document, span } = origin.insertAt;
    expect(textAt({ document, span: { start: span.start, end: span.start + 10 } })).toBe('containers');
  });

  test('through an alias it is where it is written', () => {
    const spec = ['terminationGracePeriodSeconds: *grace'];
    expect(
      told(pod({ spec: ['activeDeadlineSeconds: &grace 45', ...spec] }).pod.spec.terminationGracePeriodSeconds),
    ).toMatchObject({ value: 45, written: '45' });
  });
});

describe('what a container takes from ConfigMaps', () => {
  const { volumes, containers } = pod({
    spec: [
      'volumes:',
      '  - name: config',
      '    configMap: { name: web, items: [{ key: app.yml, path: sub/application.yml }] }',
      '  - name: all',
      '    projected: { sources: [{ secret: { name: s } }, { configMap: { name: one } }, { configMap: { name: two } }] }',
      '  - name: cache',
      '    emptyDir: {}',
    ],
    container: [
      'workingDir: /app',
      'volumeMounts: [{ name: config, mountPath: /app/config }, { name: all, mountPath: /a.yml, subPath: a.yml }]',
      'envFrom: [{ prefix: APP_, configMapRef: { name: web } }, { secretRef: { name: s } }]',
      'env:',
      '  - { name: A, valueFrom: { configMapKeyRef: { name: web, key: a } } }',
      '  - { name: B, valueFrom: { secretKeyRef: { name: s, key: b } } }',
    ],
  }).pod.spec;
  const [container] = containers;

  test('files', () => {
    const named = volumes.map(({ name, configMaps }) => [
      name,
      configMaps.map((one) => [one.name?.value, one.items?.map(({ key, path }) => ({ key, path }))]),
    ]);
    expect(named).toEqual([
      ['config', [['web', [{ key: 'app.yml', path: 'sub/application.yml' }]]]],
      [
        'all',
        [
          ['one', undefined],
          ['two', undefined],
        ],
      ],
      ['cache', []],
    ]);
    const mounts = container?.volumeMounts.map(({ name, mountPath, subPath }) => [
      name,
      mountPath?.value,
      subPath?.value,
    ]);
    expect(mounts).toEqual([
      ['config', '/app/config', undefined],
      ['all', '/a.yml', 'a.yml'],
    ]);
    expect(container?.workingDir?.value).toBe('/app');
  });

  test('variables', () => {
    const sources = container?.envFrom.map(({ prefix, configMapRef }) => [prefix, configMapRef?.name?.value]);
    expect(sources).toEqual([
      ['APP_', 'web'],
      ['', undefined],
    ]);
    const keys = container?.env.map(({ name, value, configMapKeyRef: ref }) => [
      name,
      value,
      ref?.name?.value,
      ref?.key?.value,
    ]);
    expect(keys).toEqual([
      ['A', undefined, 'web', 'a'],
      ['B', undefined, undefined, undefined],
    ]);
  });
});

describe('the rest of the pod', () => {
  test('defaults', () => {
    const { spec } = pod({}).pod;
    expect([told(spec.restartPolicy), told(spec.shareProcessNamespace)]).toMatchObject([
      { value: 'Always', defaulted: '' },
      { value: false, defaulted: '' },
    ]);
    expect([spec.activeDeadlineSeconds, spec.osName]).toEqual([undefined, undefined]);
  });

  test('roles: init containers first, native sidecars told apart', () => {
    const { containers } = pod({
      spec: [
        'initContainers:',
        '  - {name: migrate}',
        '  - {name: proxy, restartPolicy: Always}',
        '  - {name: odd, restartPolicy: OnFailure}',
      ],
    }).pod.spec;
    expect(containers.map(({ name, role }) => [name, role])).toEqual([
      ['migrate', 'init'],
      ['proxy', 'sidecar'],
      ['odd', 'init'],
      ['web', 'ordinary'],
    ]);
  });

  test('a container without a name is called by its place; what is no mapping is passed over', () => {
    const { containers } = pod({ spec: ['initContainers: [x, {image: i}, null]'] }).pod.spec;
    expect(containers.map(({ name, path }) => [name, path])).toEqual([
      ['initContainers[1]', 'spec.initContainers[1]'],
      ['web', 'spec.containers[0]'],
    ]);
  });

  test('image, command, args, stop signal and os', () => {
    const { spec } = pod({
      spec: ['os: {name: linux}'],
      container: ['command: [sh, -c]', 'args: ["sleep 5"]', 'lifecycle: {stopSignal: SIGQUIT}'],
    }).pod;
    const [web] = spec.containers;
    expect([
      spec.osName?.value,
      web?.image?.value,
      web?.command?.value,
      web?.args?.value,
      web?.stopSignal?.value,
    ]).toEqual(['linux', 'nginx:1', ['sh', '-c'], ['sleep 5'], 'SIGQUIT']);
  });

  test('ephemeral containers and fields of odd types do no harm', () => {
    const { spec } = pod({
      spec: ['ephemeralContainers: 3', 'os: []', 'initContainers: {}'],
      container: ['lifecycle: x', 'readinessProbe: 1', 'command: sh'],
    }).pod;
    expect(spec.containers).toHaveLength(1);
    expect(told(spec.containers[0]?.command)).toMatchObject({ why: 'wrongType', at: 'sh' });
  });
});

describe('hooks', () => {
  const preStop = (...lines: string[]) =>
    pod({ container: ['lifecycle:', '  preStop:', ...lines.map((line) => `    ${line}`)] }).pod.spec.containers[0]
      ?.preStop;

  test('the four handlers', () => {
    const exec = preStop('exec:', '  command: [sleep, "5"]');
    expect(exec?.action.type === 'exec' && told(exec.action.command)).toMatchObject({
      value: ['sleep', '5'],
      written: '[sleep, "5"]',
    });
    const sleep = preStop('sleep: {seconds: 7}');
    expect(sleep?.action.type === 'sleep' && told(sleep.action.seconds)).toEqual({
      value: 7,
      written: '7',
      field: 'spec.containers[0].lifecycle.preStop.sleep.seconds',
    });
    expect([preStop('httpGet: {port: 80}'), preStop('tcpSocket: {port: 80}')].map((hook) => hook?.action.type)).toEqual(
      ['httpGet', 'tcpSocket'],
    );
  });

  test('where it stands', () => {
    const hook = preStop('sleep: {seconds: 7}');
    expect(hook && [textAt(hook.keyAt), textAt(hook.at), textAt(hook.action.at), hook.path]).toEqual([
      'preStop',
      'preStop:\n          sleep: {seconds: 7}',
      'sleep: {seconds: 7}',
      'spec.containers[0].lifecycle.preStop',
    ]);
  });

  test('no handler, or two, is invalid; a handler that is null is none', () => {
    expect(
      [preStop('{}'), preStop('exec: null'), preStop('exec: {}', 'sleep: {}')].map((hook) => hook?.action.type),
    ).toEqual(['invalid', 'invalid', 'invalid']);
    expect(preStop('exec: null', 'sleep: {}')?.action.type).toBe('sleep');
    expect(preStop('# nothing')).toBeUndefined();
  });

  test('what is missing or cannot be read', () => {
    const sleep = preStop('sleep: {}');
    expect(sleep?.action.type === 'sleep' && told(sleep.action.seconds)).toMatchObject({ value: 0 });
    const templated = preStop('exec:', '  command: [sh, -c, "sleep {{ x }}"]');
    expect(templated?.action.type === 'exec' && told(templated.action.command)).toMatchObject({ why: 'templated' });
    const text = preStop('exec:', '  command: sleep 5');
    expect(text?.action.type === 'exec' && told(text.action.command)).toMatchObject({
      why: 'wrongType',
      at: 'sleep 5',
    });
  });

  test('behind an alias the key alone is the place', () => {
    const { containers } = pod({
      container: ['lifecycle:', '  postStart: &hook {sleep: {seconds: 1}}', '  preStop: *hook'],
    }).pod.spec;
    const hook = containers[0]?.preStop;
    expect(hook && [textAt(hook.at), hook.action.type]).toEqual(['preStop', 'sleep']);
  });
});

describe('probes', () => {
  const probe = (...lines: string[]) =>
    pod({ container: ['readinessProbe:', ...lines.map((line) => `  ${line}`)] }).pod.spec.containers[0]?.readinessProbe;

  test('defaults', () => {
    const bare = probe('httpGet: {port: 80}');
    expect(bare?.action.type).toBe('httpGet');
    expect(
      [
        bare?.initialDelaySeconds,
        bare?.timeoutSeconds,
        bare?.periodSeconds,
        bare?.successThreshold,
        bare?.failureThreshold,
      ].map((count) => count?.value),
    ).toEqual([0, 1, 10, 1, 3]);
    expect(bare?.terminationGracePeriodSeconds).toBeUndefined();
  });

  test('0 is unset, and the 0 is the place to change; but no delay is no delay', () => {
    const zero = probe('grpc: {port: 1}', 'periodSeconds: 0', 'initialDelaySeconds: 0', 'failureThreshold: -1');
    expect(told(zero?.periodSeconds)).toMatchObject({ value: 10, defaulted: '0' });
    expect(told(zero?.initialDelaySeconds)).toMatchObject({ value: 0, written: '0' });
    expect(told(zero?.failureThreshold)).toMatchObject({ value: -1, written: '-1' });
  });

  test.each([
    [['{}'], 'invalid'],
    [['exec: {command: [a]}', 'grpc: {port: 1}'], 'invalid'],
    [['tcpSocket: {port: 1}'], 'tcpSocket'],
    [['exec: {command: [a]}'], 'exec'],
  ])('%j is %s', (lines, handler) => {
    expect(probe(...lines)?.action.type).toBe(handler);
  });

  test('a probe that is filled in later has no defaults', () => {
    const { containers } = pod({ container: ['livenessProbe: ${PROBE}'] }).pod.spec;
    expect(told(containers[0]?.livenessProbe?.periodSeconds)).toMatchObject({ why: 'templated', at: '${PROBE}' });
  });
});
