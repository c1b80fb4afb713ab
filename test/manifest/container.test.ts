import { describe, expect, test } from 'vitest';
import { pod, readOne, textAt, values } from './read.ts';

const container = (text: string) => pod({ container: text.split('\n') }).pod.spec.containers[0];

test('ports, resources and whose processes an ephemeral container sees', () => {
  const found =
    container(`ports: [{ name: http, containerPort: 8080, hostPort: 80 }, { containerPort: 53, protocol: UDP }]
resources: { requests: { cpu: 1, memory: 64Mi }, limits: { memory: "\${LIMIT}" } }
targetContainerName: app`);
  expect(values(found?.ports)).toEqual([
    { name: 'http', containerPort: 8080, hostPort: 80, protocol: 'TCP by default' },
    { containerPort: 53, protocol: 'UDP' },
  ]);
  expect(values(found?.resources)).toEqual({
    requests: { cpu: 1, memory: '64Mi' },
    limits: { memory: '? templated' },
  });
  expect(found?.targetContainerName?.value).toBe('app');
  expect(values(container('')?.resources)).toEqual({ requests: {}, limits: {} });
});

describe('variables', () => {
  test('from everywhere', () => {
    const { env, envFrom } = container(`env:
  - { name: A, value: a }
  - { name: B }
  - { name: C, valueFrom: { configMapKeyRef: { name: web, key: c, optional: true } } }
  - { name: D, valueFrom: { secretKeyRef: { name: web, key: d } } }
  - { name: E, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
  - { name: F, valueFrom: { resourceFieldRef: { resource: limits.cpu } } }
envFrom:
  - { prefix: APP_, configMapRef: { name: web, optional: true } }
  - { secretRef: { name: "\${SECRET}" } }`) ?? { env: [], envFrom: [] };
    expect(values(env)).toEqual([
      { name: 'A', value: 'a' },
      { name: 'B', value: '"" by default' },
      { name: 'C', configMapKeyRef: { name: 'web', key: 'c', optional: true } },
      { name: 'D', secretKeyRef: { name: 'web', key: 'd', optional: 'false by default' } },
      { name: 'E', fieldRef: { fieldPath: 'metadata.name' } },
      { name: 'F' },
    ]);
    expect(values(envFrom)).toEqual([
      { prefix: 'APP_', configMapRef: { name: 'web', optional: true } },
      { prefix: '', secretRef: { name: '? templated', optional: 'false by default' } },
    ]);
    expect(env.map(({ nameAt }) => textAt(nameAt))).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  });
});

test('volumes, and where they are seen', () => {
  const { containers, volumes } = pod({
    spec: [
      'volumes:',
      '  - { name: scratch, emptyDir: { medium: Memory } }',
      '  - { name: nothing }',
      '  - { name: data, persistentVolumeClaim: { claimName: data-0 } }',
      '  - { name: own, ephemeral: { volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce] } } } }',
      '  - { name: host, hostPath: { path: /var/log } }',
      '  - { name: conf, configMap: { name: web, items: [{ key: a, path: b }, { key: c }] } }',
      '  - { name: keys, secret: { secretName: tls, optional: true } }',
      '  - { name: both, projected: { sources: [{ configMap: { name: one } }, { secret: { name: two } }, { downwardAPI: {} }] } }',
      '  - { name: share, nfs: { server: s, path: / } }',
    ],
    container: [
      'volumeMounts: [{ name: conf, mountPath: /etc/app, subPath: b }, { name: data, mountPath: /data, subPathExpr: $(POD) }]',
    ],
  }).pod.spec;
  const none = { configMaps: [], secrets: [] };
  const needed = 'false by default';
  expect(values(volumes)).toEqual([
    { name: 'scratch', type: 'emptyDir', ...none },
    { name: 'nothing', type: 'emptyDir', ...none },
    { name: 'data', type: 'persistentVolumeClaim', persistentVolumeClaim: { claimName: 'data-0' }, ...none },
    { name: 'own', type: 'ephemeral', ephemeral: { accessModes: ['ReadWriteOnce'] }, ...none },
    { name: 'host', type: 'hostPath', hostPath: { path: '/var/log' }, ...none },
    {
      name: 'conf',
      type: 'configMap',
      configMaps: [
        {
          name: 'web',
          optional: needed,
          items: [
            { key: 'a', path: 'b' },
            { key: 'c', path: 'c' },
          ],
        },
      ],
      secrets: [],
    },
    { name: 'keys', type: 'secret', configMaps: [], secrets: [{ name: 'tls', optional: true }] },
    {
      name: 'both',
      type: 'projected',
      configMaps: [{ name: 'one', optional: needed }],
      secrets: [{ name: 'two', optional: needed }],
    },
    { name: 'share', type: 'nfs', ...none },
  ]);
  expect(values(containers[0]?.volumeMounts)).toEqual([
    { name: 'conf', mountPath: '/etc/app', subPath: 'b' },
    { name: 'data', mountPath: '/data', subPathExpr: '$(POD)' },
  ]);
  expect(volumes.slice(0, 2).map(({ nameAt, typeAt }) => [textAt(nameAt), textAt(typeAt)])).toEqual([
    ['scratch', 'emptyDir: { medium: Memory }'],
    ['nothing', '{ name: nothing }'],
  ]);
});

test('what a StatefulSet gives each pod', () => {
  const text = `apiVersion: apps/v1
kind: StatefulSet
spec:
  ordinals: { start: 2 }
  volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOncePod], resources: { requests: { storage: 1 } } } }]
  template: { spec: { containers: [{ name: c, image: i }] } }
`;
  const { firstOrdinal, volumeClaimTemplates } = readOne('StatefulSet', text);
  expect(values({ firstOrdinal, volumeClaimTemplates })).toEqual({
    firstOrdinal: 2,
    volumeClaimTemplates: [{ name: 'data', claim: { accessModes: ['ReadWriteOncePod'], storage: 1 } }],
  });
});

describe('what probes and hooks ask', () => {
  const probed = (handler: string) => values(container(`livenessProbe: { ${handler} }`)?.livenessProbe?.action);
  const hooked = (handler: string) => values(container(`lifecycle: { preStop: { ${handler} } }`)?.preStop?.action);

  test.each([
    ['exec: { command: [a] }', { type: 'exec', command: ['a'] }],
    [
      'httpGet: { port: web, path: /live, host: h, scheme: HTTPS, httpHeaders: [{ name: X-A, value: v }] }',
      {
        type: 'httpGet',
        port: 'web',
        path: '/live',
        host: 'h',
        scheme: 'HTTPS',
        httpHeaders: [{ name: 'X-A', value: 'v' }],
      },
    ],
    [
      'httpGet: { port: 80 }',
      { type: 'httpGet', port: 80, path: '/ by default', scheme: 'HTTP by default', httpHeaders: [] },
    ],
    ['tcpSocket: { port: 80, host: h }', { type: 'tcpSocket', port: 80, host: 'h' }],
  ])('%s', (handler, action) => {
    expect([probed(handler), hooked(handler)]).toEqual([action, action]);
  });

  test('a probe alone asks over gRPC', () => {
    expect(probed('grpc: { port: 1, service: s }')).toEqual({ type: 'grpc', port: 1, service: 's' });
    expect(probed('grpc: { port: 1 }')).toEqual({ type: 'grpc', port: 1, service: '"" by default' });
    expect(hooked('grpc: { port: 1 }')).toEqual({ type: 'invalid' });
  });

  test('all numbers of a probe', () => {
    const numbers = {
      initialDelaySeconds: 1,
      periodSeconds: 2,
      timeoutSeconds: 3,
      successThreshold: 4,
      failureThreshold: 5,
      terminationGracePeriodSeconds: 6,
    };
    const text = `readinessProbe: ${JSON.stringify({ ...numbers, tcpSocket: { port: 80 } })}`;
    expect(values(container(text)?.readinessProbe)).toMatchObject(numbers);
  });
});
