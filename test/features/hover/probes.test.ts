import { describe, expect, test } from 'vitest';
import { drawHover } from '../../support/check.ts';

const container = (lines: string): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      image: app
${lines.replaceAll(/^/gm, '      ')}
`;

describe('readiness', () => {
  test('when it is ready, when it no longer is, and from which numbers', () => {
    const text = container('readiness<|>Probe:\n  httpGet: { port: 80 }\n  initialDelaySeconds: 5');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "      readinessProbe:
      #     ^^^^^^^^^^^^^^ hover: **readinessProbe of app: ready 5 s … 15 s after its start** = 5 … 5 + 10
      #                    |
      #                    | initialDelaySeconds 5 — line 10 · periodSeconds 10, timeoutSeconds 1, failureThreshold 3 — Kubernetes' default
      #                    |
      #                    | Not ready 20 s … 31 s after it stops answering = 2 × 10 … 3 × 10 + 1
      #                    |
      #                    | While the pod terminates it goes on: a failure then takes the last traffic away.
      #                    |
      #                    | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "      readinessProbe:
      #     ^^^^^^^^^^^^^^ hover: **app의 readinessProbe: 시작 후 5 s … 15 s ready** = 5 … 5 + 10
      #                    |
      #                    | initialDelaySeconds 5 — 10번째 줄 · periodSeconds 10, timeoutSeconds 1, failureThreshold 3 — Kubernetes 기본값
      #                    |
      #                    | 응답을 멈춘 뒤 20 s … 31 s에 not ready = 2 × 10 … 3 × 10 + 1
      #                    |
      #                    | 파드가 종료되는 동안에도 계속됩니다. 이때 실패하면 마지막 트래픽도 끊깁니다.
      #                    |
      #                    | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes)"
    `);
  });

  test('over one of its numbers', () => {
    const text = container('readinessProbe:\n  httpGet: { port: 80 }\n  success<|>Threshold: 2');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "        successThreshold: 2
      #       ^^^^^^^^^^^^^^^^^^^ hover: **readinessProbe of app: ready 0 s … 20 s after its start** = 0 … 2 × 10
      #                           |
      #                           | successThreshold 2 — line 10 · initialDelaySeconds 0, periodSeconds 10, timeoutSeconds 1, failureThreshold 3 — Kubernetes' default
      #                           |
      #                           | Not ready 20 s … 31 s after it stops answering = 2 × 10 … 3 × 10 + 1
      #                           |
      #                           | While the pod terminates it goes on: a failure then takes the last traffic away.
      #                           |
      #                           | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes)"
    `);
  });

  test('behind a startup probe', () => {
    const text = container(
      'startupProbe: { tcpSocket: { port: 80 } }\nreadinessProbe<|>: { tcpSocket: { port: 80 }, initialDelaySeconds: 20 }',
    );
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "      readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 20 }
      #     ^^^^^^^^^^^^^^ hover: **readinessProbe of app: ready at once after the startup probe**, but not before t+20 s
      #                    |
      #                    | initialDelaySeconds 20 — line 9 · periodSeconds 10, timeoutSeconds 1, failureThreshold 3 — Kubernetes' default
      #                    |
      #                    | Not ready 20 s … 31 s after it stops answering = 2 × 10 … 3 × 10 + 1
      #                    |
      #                    | While the pod terminates it goes on: a failure then takes the last traffic away.
      #                    |
      #                    | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes)"
    `);
  });
});

describe('liveness', () => {
  test('when it kills, and with which grace period', () => {
    const text = container('livenessProbe<|>: { tcpSocket: { port: 80 }, timeoutSeconds: 15 }');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "      livenessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 15 }
      #     ^^^^^^^^^^^^^ hover: **livenessProbe of app: killed 20 s … 55 s after it stops answering** = 2 × 10 … 10 + 3 × 15
      #                   |
      #                   | timeoutSeconds 15 — line 8 · initialDelaySeconds 0, periodSeconds 10, failureThreshold 3 — Kubernetes' default
      #                   |
      #                   | If it never answers: killed 20 s … 55 s after its start.
      #                   |
      #                   | Killed with a grace period of 30 s (the pod's, Kubernetes' default); then the container starts again.
      #                   |
      #                   | While the pod terminates it does not ask any more.
      #                   |
      #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes)"
    `);
  });

  test('its own grace period, with a hook in it', () => {
    const text = container(
      'livenessProbe<|>: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 60 }\nlifecycle: { preStop: { sleep: { seconds: 5 } } }\nstartupProbe: { tcpSocket: { port: 80 } }',
    );
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "      livenessProbe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 60 }
      #     ^^^^^^^^^^^^^ hover: **livenessProbe of app: killed 20 s … 31 s after it stops answering** = 2 × 10 … 3 × 10 + 1
      #                   |
      #                   | initialDelaySeconds 0, periodSeconds 10, timeoutSeconds 1, failureThreshold 3 — Kubernetes' default
      #                   |
      #                   | It asks only after the startup probe has passed.
      #                   |
      #                   | Killed with a grace period of 60 s (its own, line 8), preStop included; then the container starts again.
      #                   |
      #                   | While the pod terminates it does not ask any more.
      #                   |
      #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "      livenessProbe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 60 }
      #     ^^^^^^^^^^^^^ hover: **app의 livenessProbe: 응답을 멈춘 뒤 20 s … 31 s에 종료** = 2 × 10 … 3 × 10 + 1
      #                   |
      #                   | initialDelaySeconds 0, periodSeconds 10, timeoutSeconds 1, failureThreshold 3 — Kubernetes 기본값
      #                   |
      #                   | startup 프로브를 통과한 뒤에만 실행됩니다.
      #                   |
      #                   | 종료 유예 기간 60 s(프로브 값, 8번째 줄), preStop 포함. 그 뒤 컨테이너가 다시 시작됩니다.
      #                   |
      #                   | 파드가 종료되는 동안에는 실행되지 않습니다.
      #                   |
      #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes)"
    `);
  });
});

test('a container that is not started again', () => {
  const text = container('livenessProbe<|>: { tcpSocket: { port: 80 } }').replace(
    'spec:',
    'spec:\n  restartPolicy: Never',
  );
  expect(drawHover(text)).toContain(
    "Killed with a grace period of 30 s (the pod's, Kubernetes' default); it does not start again.",
  );
});

test('startup: the time there is to start in', () => {
  const text = container(
    'startupProbe:\n  exec: { command: [check] }\n  failure<|>Threshold: 30\n  initialDelaySeconds: 10',
  );
  expect(drawHover(text)).toMatchInlineSnapshot(`
    "        failureThreshold: 30
    #       ^^^^^^^^^^^^^^^^^^^^ hover: **startupProbe of app: 310 s to start in** = 10 + 30 × 10
    #                            |
    #                            | initialDelaySeconds 10 — line 11 · failureThreshold 30 — line 10 · periodSeconds 10, timeoutSeconds 1 — Kubernetes' default
    #                            |
    #                            | If it has not answered by then, it is killed 300 s … 311 s after its start. Until it answers, liveness and readiness do not ask.
    #                            |
    #                            | Killed with a grace period of 30 s (the pod's, Kubernetes' default); then the container starts again.
    #                            |
    #                            | While the pod terminates it does not ask any more.
    #                            |
    #                            | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes)"
  `);
  expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
    "        failureThreshold: 30
    #       ^^^^^^^^^^^^^^^^^^^^ hover: **app의 startupProbe: 시작 제한 시간 310 s** = 10 + 30 × 10
    #                            |
    #                            | initialDelaySeconds 10 — 11번째 줄 · failureThreshold 30 — 10번째 줄 · periodSeconds 10, timeoutSeconds 1 — Kubernetes 기본값
    #                            |
    #                            | 그때까지 응답하지 않으면 시작 후 300 s … 311 s에 종료됩니다. 응답할 때까지 liveness와 readiness는 실행되지 않습니다.
    #                            |
    #                            | 종료 유예 기간 30 s(파드 값, Kubernetes 기본값). 그 뒤 컨테이너가 다시 시작됩니다.
    #                            |
    #                            | 파드가 종료되는 동안에는 실행되지 않습니다.
    #                            |
    #                            | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes)"
  `);
});

test('a number that a template fills in', () => {
  const text = container('livenessProbe<|>: { tcpSocket: { port: 80 }, periodSeconds: "${PERIOD}" }');
  expect(drawHover(text)).toMatchInlineSnapshot(`
    "      livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: "\${PERIOD}" }
    #     ^^^^^^^^^^^^^ hover: **livenessProbe of app**: one of its numbers is not known here
    #                   |
    #                   | periodSeconds — filled in by a template · initialDelaySeconds 0, timeoutSeconds 1, successThreshold 1, failureThreshold 3 — Kubernetes' default
    #                   |
    #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes)"
  `);
});

test('nothing over its handler, and nothing where the API server refuses it', () => {
  expect(drawHover(container('livenessProbe: { tcpSocket: { po<|>rt: 80 } }'))).toBe('');
  expect(drawHover(container('livenessProbe<|>: {}'))).toBe('');
});

test('a readiness probe that runs a command may fail while the pod terminates', () => {
  const text = `apiVersion: v1
kind: Pod
metadata: { name: kubia }
spec:
  containers:
    - name: kubia
      image: kubia
      readiness<|>Probe:
        exec: { command: [ls, /var/ready] }`;
  const told = 'The kubelets of 1.35, and of 1.36 from 1.36.3 on, let every exec probe fail then';
  expect(drawHover(text)).toContain(told);
  expect(drawHover(text, { kubernetesMinor: 35 })).toContain(told);
  expect(drawHover(text, { kubernetesMinor: 34 })).not.toContain(told);
  expect(drawHover(text.replace('exec: { command: [ls, /var/ready] }', 'tcpSocket: { port: 80 }'))).not.toContain(told);
});
