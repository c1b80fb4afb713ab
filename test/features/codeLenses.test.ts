import { describe, expect, test } from 'vitest';
import { drawLenses } from '../support/check.ts';

describe('over each workload stands when its processes are told to stop and when they are killed', () => {
  test('a hook that outlasts the grace period', () => {
    const text = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: 120
  containers:
    - { name: nginx, image: nginx, lifecycle: { preStop: { exec: { command: [sleep, "180"] } } } }
`;
    expect(drawLenses(text)).toMatchInlineSnapshot(`
      "kind: Pod
      #     ^^^ lens: SIGQUIT (in place of SIGTERM) at t+120 s · SIGKILL at t+122 s — Preview Termination Timeline → Pod/web"
    `);
    expect(drawLenses(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "kind: Pod
      #     ^^^ lens: t+120 s에 SIGTERM 대신 SIGQUIT · t+122 s에 SIGKILL — 종료 타임라인 미리보기 → Pod/web"
    `);
  });

  test('several containers and several workloads', () => {
    expect(
      drawLenses(`apiVersion: v1
kind: Service
metadata: { name: web }
---
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: nginx, image: nginx }
    - { name: proxy, image: envoy, lifecycle: { preStop: { sleep: { seconds: 10 } } } }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  template:
    spec:
      containers: [{ name: agent, image: agent }]
`),
    ).toMatchInlineSnapshot(`
      "kind: Pod
      #     ^^^ lens: Stop signals at t+0 s … t+10 s · SIGKILL at t+30 s — Preview Termination Timeline → Pod/web
      kind: DaemonSet
      #     ^^^^^^^^^ lens: SIGTERM at t+0 s · SIGKILL at t+30 s — Preview Termination Timeline → DaemonSet/agent"
    `);
  });

  test('a process that is said to end in time is not killed', () => {
    const text = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers: [{ name: nginx, image: nginx }]
`;
    const assumptions = new Map([['nginx.exitsAfterStopSignal', '3s']]);
    expect(drawLenses(text, { assumptions })).toMatchInlineSnapshot(`
      "kind: Pod
      #     ^^^ lens: SIGQUIT (in place of SIGTERM) at t+0 s — Preview Termination Timeline → Pod/web"
    `);
  });

  test('an object that the API server refuses', () => {
    expect(
      drawLenses(`apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers: [{ name: nginx, image: nginx, lifecycle: { preStop: { sleep: { seconds: 60 } } } }]
`),
    ).toMatchInlineSnapshot(`
      "kind: Pod
      #     ^^^ lens: Rejected by the API server · SIGQUIT (in place of SIGTERM) at t+30 s · SIGKILL at t+32 s — Preview Termination Timeline → Pod/web"
    `);
  });

  test('nothing can be said without a grace period', () => {
    expect(
      drawLenses(`apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  terminationGracePeriodSeconds: \${GRACE}
  containers: [{ name: nginx, image: nginx }]
`),
    ).toMatchInlineSnapshot(`
      "kind: Pod
      #     ^^^ lens: No timeline: spec.terminationGracePeriodSeconds is filled in by a template, so its value is unknown here"
    `);
  });

  test('a patch has its lens where it is merged', () => {
    expect(
      drawLenses(`apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { replicas: 3 }
`),
    ).toBe('');
  });

  test('templates that are no YAML are left alone and say so, beside documents that are read', () => {
    expect(
      drawLenses(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name
spec: {}
---
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers: [{ name: nginx, image: nginx }]
`),
    ).toMatchInlineSnapshot(`
      "apiVersion: apps/v1 #! lens: Helm template: not analysed
      kind: Pod
      #     ^^^ lens: SIGQUIT (in place of SIGTERM) at t+0 s · SIGKILL at t+30 s — Preview Termination Timeline → Pod/web"
    `);
  });

  test('no lens over what is no manifest', () => {
    expect(drawLenses('a: {{ b }\n')).toBe('');
    expect(drawLenses('')).toBe('');
    expect(drawLenses('kind: Pod\n')).toBe('');
  });
});
