import { describe, expect, test } from 'vitest';
import { drawInlayHints } from '../support/check.ts';

const pod = (spec: string, container: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
${spec.replaceAll(/^(?=.)/gm, '  ')}  containers:
    - name: app
      image: app
${container.replaceAll(/^/gm, '      ')}
`;

const hook = 'lifecycle:\n  preStop:\n    sleep: { seconds: 10 }';

describe('termination', () => {
  test('when the signals come', () => {
    const text = pod('terminationGracePeriodSeconds: 8 # short\n', hook);
    expect(drawInlayHints(text)).toMatchInlineSnapshot(`
      "  terminationGracePeriodSeconds: 8 # SIGKILL at t+10 s # short
              preStop: # SIGTERM at t+8 s"
    `);
    expect(drawInlayHints(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "  terminationGracePeriodSeconds: 8 # t+10 s에 SIGKILL # short
              preStop: # t+8 s에 SIGTERM"
    `);
  });

  test('behind a default too, unless only what is written shall have hints', () => {
    const text = pod('', hook);
    expect(drawInlayHints(text)).toMatchInlineSnapshot(`
      "spec: # terminationGracePeriodSeconds: 30 (default), SIGKILL at t+30 s
              preStop: # SIGTERM at t+10 s"
    `);
    expect(drawInlayHints(text, { inlayHints: 'written' })).toMatchInlineSnapshot(
      `"        preStop: # SIGTERM at t+10 s"`,
    );
    expect(drawInlayHints(text, { inlayHints: 'off' })).toBe('');
  });

  test('a process that ends in time is not killed', () => {
    const text = pod('terminationGracePeriodSeconds: 30\n', 'ports: []');
    expect(drawInlayHints(text, { assumptions: new Map([['app.exitsAfterStopSignal', '3s']]) })).toBe('');
  });

  test('on one line is one hint', () => {
    const text = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { terminationGracePeriodSeconds: 8, containers: [{ name: app, image: app, livenessProbe: { tcpSocket: { port: 80 } } }] }
`;
    expect(drawInlayHints(text)).toMatchInlineSnapshot(
      `"spec: { terminationGracePeriodSeconds: 8, containers: [{ name: app, image: app, livenessProbe: { tcpSocket: { port: 80 } } # killed after 20 … 31 s of silence }] }"`,
    );
  });
});

test('probes', () => {
  const probes = `startupProbe:
  tcpSocket: { port: 80 }
  failureThreshold: 30
readinessProbe: { tcpSocket: { port: 80 } }
livenessProbe:
  tcpSocket: { port: 80 }
  periodSeconds: 5`;
  expect(drawInlayHints(pod('', probes), { inlayHints: 'written' })).toMatchInlineSnapshot(`
    "      startupProbe: # 300 s to start in
          readinessProbe: { tcpSocket: { port: 80 } } # not ready after 20 … 31 s of silence
          livenessProbe: # killed after 10 … 16 s of silence"
  `);
  expect(
    drawInlayHints(pod('', 'readinessProbe: { tcpSocket: { port: 80 } }'), { inlayHints: 'written', locale: 'ko' }),
  ).toMatchInlineSnapshot(
    `"      readinessProbe: { tcpSocket: { port: 80 } } # 0 … 10 s 뒤 ready, 20 … 31 s 무응답이면 not ready"`,
  );
});

test('percentages and budgets', () => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 8
  strategy:
    rollingUpdate:
      maxSurge: 30%
      maxUnavailable: 30%
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: app, image: app }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  minAvailable: 80%
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: nobody }
spec:
  selector: { matchLabels: { app: nobody } }
  minAvailable: 1
`;
  expect(drawInlayHints(text)).toMatchInlineSnapshot(`
    "      maxSurge: 30% # = 3 of 8
          maxUnavailable: 30% # = 2 of 8
      minAvailable: 80% # 7 of 8 must stay: 1 eviction at a time"
  `);
  expect(drawInlayHints(text.replace('80%', '8'), { locale: 'ko' })).toMatchInlineSnapshot(`
    "      maxSurge: 30% # = 8개 중 3개
          maxUnavailable: 30% # = 8개 중 2개
      minAvailable: 8 # 8개 중 8개 유지: 축출 불가"
  `);
  expect(drawInlayHints(text.replaceAll('30%', '0').replace('maxUnavailable: 0', 'maxUnavailable: 1%'))).toContain(
    'maxUnavailable: 1% # = 1 of 8',
  );
});

test('nothing about what is no workload, broken or templated', () => {
  expect(drawInlayHints('')).toBe('');
  expect(drawInlayHints('a: [')).toBe('');
  expect(drawInlayHints(pod('terminationGracePeriodSeconds: "${GRACE}"\n', hook))).toBe('');
});
