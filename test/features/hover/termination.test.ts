import { describe, expect, test } from 'vitest';
import { drawHover } from '../../support/check.ts';

function pod(containers: string, grace = ''): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:${grace === '' ? '' : `\n  ${grace}`}
  containers:
${containers}`;
}

const sleeping = (seconds: number): string => `    - name: nginx
      image: nginx:1.29
      lifecycle:
        preStop:
          exec:
            command: ["sleep", "${String(seconds)}"]
`;

describe('over terminationGracePeriodSeconds of a pod', () => {
  const outlasting = pod(sleeping(180), 'termination<|>GracePeriodSeconds: 120');

  test('the instants of every container', () => {
    expect(drawHover(outlasting)).toMatchInlineSnapshot(`
      "  terminationGracePeriodSeconds: 120
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds: 120 s** — written at line 6
      #                                    |
      #                                    | After a deletion at t:
      #                                    |
      #                                    | - **nginx**: SIGQUIT (in place of SIGTERM) at t+120 s · SIGKILL at t+122 s if it still runs · exits at t+120 s … t+122 s
      #                                    |
      #                                    | Where the node decides: 1 s under memory or disk pressure, 20 s when it shuts down (assumed, adjustable)
      #                                    |
      #                                    | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });

  test('in Korean', () => {
    expect(drawHover(outlasting, { locale: 'ko' })).toMatchInlineSnapshot(`
      "  terminationGracePeriodSeconds: 120
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds: 120 s** — 6번째 줄에 작성됨
      #                                    |
      #                                    | t에 삭제하면:
      #                                    |
      #                                    | - **nginx**: t+120 s에 SIGTERM 대신 SIGQUIT · 아직 실행 중이면 t+122 s에 SIGKILL · t+120 s … t+122 s에 종료
      #                                    |
      #                                    | 노드가 정할 때: 메모리·디스크 압박 시 1 s, 노드 종료 시 20 s (가정, 조정 가능)
      #                                    |
      #                                    | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });

  test('on its number too, and after other documents', () => {
    const text = `# a comment\n---\n${pod(sleeping(10), 'terminationGracePeriodSeconds: 6<|>0')}`;
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  terminationGracePeriodSeconds: 60
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds: 60 s** — written at line 8
      #                                   |
      #                                   | After a deletion at t:
      #                                   |
      #                                   | - **nginx**: SIGQUIT (in place of SIGTERM) at t+10 s · SIGKILL at t+60 s if it still runs · exits at t+10 s … t+60 s
      #                                   |
      #                                   | Where the node decides: 1 s under memory or disk pressure, 20 s when it shuts down (assumed, adjustable)
      #                                   |
      #                                   | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });

  test('what somebody states is named', () => {
    const assumptions = new Map([['*.exitsAfterStopSignal', '3s']]);
    expect(drawHover(outlasting, { assumptions })).toMatchInlineSnapshot(`
      "  terminationGracePeriodSeconds: 120
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds: 120 s** — written at line 6
      #                                    |
      #                                    | After a deletion at t:
      #                                    |
      #                                    | - **nginx**: SIGQUIT (in place of SIGTERM) at t+120 s · SIGKILL at t+122 s if it still runs · exits at t+122 s
      #                                    |
      #                                    | *nginx.exitsAfterStopSignal = 3s (stated)*
      #                                    |
      #                                    | Where the node decides: 1 s under memory or disk pressure, 20 s when it shuts down (assumed, adjustable)
      #                                    |
      #                                    | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });

  test('a negative one acts as 1 s', () => {
    expect(drawHover(pod(sleeping(10), 'terminationGracePeriodSeconds<|>: -5'))).toMatchInlineSnapshot(`
      "  terminationGracePeriodSeconds: -5
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds: -5 s** — written at line 6 (acts as 1 s)
      #                                   |
      #                                   | After a deletion at t:
      #                                   |
      #                                   | - **nginx**: SIGQUIT (in place of SIGTERM) at t+1 s · SIGKILL at t+3 s if it still runs · exits at t+1 s … t+3 s
      #                                   |
      #                                   | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });

  test('with 0 nothing is graceful', () => {
    expect(drawHover(pod(sleeping(10), 'terminationGracePeriodSeconds<|>: 0'))).toMatchInlineSnapshot(`
      "  terminationGracePeriodSeconds: 0
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds: 0 s** — written at line 6 (every deletion is a force deletion)
      #                                  |
      #                                  | After a deletion at t:
      #                                  |
      #                                  | - **nginx**: SIGQUIT (in place of SIGTERM) at t+1 s · SIGKILL at t+3 s if it still runs · exits at t+1 s … t+3 s
      #                                  |
      #                                  | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });

  test('filled in by a template', () => {
    const text = pod(sleeping(10), 'terminationGracePeriodSeconds<|>: ${GRACE}');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  terminationGracePeriodSeconds: \${GRACE}
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: No timeline: spec.terminationGracePeriodSeconds is filled in by a template, so its value is unknown here
      #                                         |
      #                                         | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });

  test('inside of a List', () => {
    const text = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Pod
    metadata: { name: web }
    spec:
      terminationGracePeriodSeconds: 1<|>0
      containers: [{ name: nginx, image: nginx }]
`;
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "      terminationGracePeriodSeconds: 10
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds: 10 s** — written at line 8
      #                                       |
      #                                       | After a deletion at t:
      #                                       |
      #                                       | - **nginx**: SIGQUIT (in place of SIGTERM) at t+0 s · SIGKILL at t+10 s if it still runs · exits at t+0 s … t+10 s
      #                                       |
      #                                       | Where the node decides: 1 s under memory or disk pressure, 10 s when it shuts down (written at line 8)
      #                                       |
      #                                       | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });
});

describe('over preStop', () => {
  test('its duration and what comes of it', () => {
    expect(drawHover(pod(sleeping(180).replace('preStop', 'pre<|>Stop')))).toMatchInlineSnapshot(`
      "        preStop:
      #       ^^^^^^^ hover: **preStop of nginx: takes 180 s** (exec) — written at line 12
      #               |
      #               | **terminationGracePeriodSeconds: 30 s** — Kubernetes' default
      #               |
      #               | After a deletion at t:
      #               |
      #               | - **nginx**: SIGQUIT (in place of SIGTERM) at t+30 s · SIGKILL at t+32 s if it still runs · exits at t+30 s … t+32 s
      #               |
      #               | [kubernetes.io](https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/)"
    `);
  });

  test('on what is inside of it too', () => {
    expect(drawHover(pod(sleeping(180).replace('"sleep"', '"sl<|>eep"')))).toBe(
      drawHover(pod(sleeping(180).replace('preStop', 'preS<|>top'))),
    );
  });

  test('an object that the API server refuses', () => {
    const hook = '    - { name: nginx, image: nginx, lifecycle: { preStop: { sleep: { seconds: 6<|>0 } } } }\n';
    expect(drawHover(pod(hook))).toMatchInlineSnapshot(`
      "    - { name: nginx, image: nginx, lifecycle: { preStop: { sleep: { seconds: 60 } } } }
      #                                               ^^^^^^^ hover: **preStop of nginx: takes 60 s** (sleep) — written at line 7
      #                                                       |
      #                                                       | **terminationGracePeriodSeconds: 30 s** — Kubernetes' default
      #                                                       |
      #                                                       | **Rejected:** sleep.seconds 60 is above terminationGracePeriodSeconds (30s, default): the API server rejects this object
      #                                                       |
      #                                                       | After a deletion at t:
      #                                                       |
      #                                                       | - **nginx**: SIGQUIT (in place of SIGTERM) at t+30 s · SIGKILL at t+32 s if it still runs · exits at t+30 s … t+32 s
      #                                                       |
      #                                                       | [kubernetes.io](https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/)"
    `);
  });

  test('a hook whose duration nobody knows', () => {
    const hook =
      '    - { name: nginx, image: nginx, lifecycle: { preStop<|>: { httpGet: { port: 80, path: /drain } } } }\n';
    expect(drawHover(pod(hook))).toMatchInlineSnapshot(`
      "    - { name: nginx, image: nginx, lifecycle: { preStop: { httpGet: { port: 80, path: /drain } } } }
      #                                               ^^^^^^^ hover: **preStop of nginx: takes an unknown time** (httpGet) — written at line 7
      #                                                       |
      #                                                       | **terminationGracePeriodSeconds: 30 s** — Kubernetes' default
      #                                                       |
      #                                                       | After a deletion at t:
      #                                                       |
      #                                                       | - **nginx**: SIGQUIT (in place of SIGTERM) at t+0 s … t+30 s · SIGKILL at t+32 s if it still runs · exits at t+0 s … t+32 s
      #                                                       |
      #                                                       | *nginx.preStopTakes is unknown: the best and the worst case are both shown*
      #                                                       |
      #                                                       | [kubernetes.io](https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/)"
    `);
  });

  test('a duration that somebody states', () => {
    const hook = '    - { name: nginx, image: nginx, lifecycle: { preStop<|>: { exec: { command: [/drain] } } } }\n';
    expect(drawHover(pod(hook), { assumptions: new Map([['nginx.preStopTakes', '12s']]) })).toMatchInlineSnapshot(`
      "    - { name: nginx, image: nginx, lifecycle: { preStop: { exec: { command: [/drain] } } } }
      #                                               ^^^^^^^ hover: **preStop of nginx: takes 12 s** (exec) — assumed, adjustable
      #                                                       |
      #                                                       | **terminationGracePeriodSeconds: 30 s** — Kubernetes' default
      #                                                       |
      #                                                       | After a deletion at t:
      #                                                       |
      #                                                       | - **nginx**: SIGQUIT (in place of SIGTERM) at t+12 s · SIGKILL at t+30 s if it still runs · exits at t+12 s … t+30 s
      #                                                       |
      #                                                       | *nginx.preStopTakes = 12s (stated)*
      #                                                       |
      #                                                       | [kubernetes.io](https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/)"
    `);
  });

  test('without a handler', () => {
    expect(drawHover(pod('    - { name: nginx, image: nginx, lifecycle: { preStop<|>: {} } }\n')))
      .toMatchInlineSnapshot(`
        "    - { name: nginx, image: nginx, lifecycle: { preStop: {} } }
        #                                               ^^^^^^^ hover: **preStop of nginx** needs exactly one handler: the API server rejects this object.
        #                                                       |
        #                                                       | [kubernetes.io](https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/)"
      `);
  });

  test('names are text and not Markdown', () => {
    const hook =
      '    - { name: "[x](command:y)`*", image: nginx, lifecycle: { preStop<|>: { sleep: { seconds: 5 } } } }\n';
    expect(drawHover(pod(hook))).toMatchInlineSnapshot(`
      "    - { name: "[x](command:y)\`*", image: nginx, lifecycle: { preStop: { sleep: { seconds: 5 } } } }
      #                                                            ^^^^^^^ hover: **preStop of \\[x\\](command:y)\\\`\\*: takes 5 s** (sleep) — written at line 7
      #                                                                    |
      #                                                                    | **terminationGracePeriodSeconds: 30 s** — Kubernetes' default
      #                                                                    |
      #                                                                    | **Rejected:** The API server rejects this Pod: spec.containers\\[0\\].name: Invalid value: "\\[x\\](command:y)\\\`\\*": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '\\[a-z0-9\\](\\[-a-z0-9\\]\\*\\[a-z0-9\\])?'). Correct the value.
      #                                                                    |
      #                                                                    | After a deletion at t:
      #                                                                    |
      #                                                                    | - **\\[x\\](command:y)\\\`\\***: SIGQUIT (in place of SIGTERM) at t+5 s · SIGKILL at t+30 s if it still runs · exits at t+5 s … t+30 s
      #                                                                    |
      #                                                                    | [kubernetes.io](https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/)"
    `);
  });
});

describe('over terminationGracePeriodSeconds of a probe', () => {
  const probe = (name: string): string => `    - name: nginx
      image: nginx
      ${name}:
        terminationGracePeriodSeconds<|>: 5
        httpGet: { port: 80 }
`;

  test('says whose it is', () => {
    expect(drawHover(pod(probe('livenessProbe')))).toMatchInlineSnapshot(`
      "        terminationGracePeriodSeconds: 5
      #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds of livenessProbe: 5 s** — written at line 10
      #                                        |
      #                                        | For a kill by this probe only. A deletion of the pod uses the pod's own grace period.
      #                                        |
      #                                        | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds)"
    `);
  });

  test('a readiness probe has none', () => {
    expect(drawHover(pod(probe('readinessProbe')))).toMatchInlineSnapshot(`
      "        terminationGracePeriodSeconds: 5
      #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: A readiness probe has no terminationGracePeriodSeconds, because it never kills: the API server rejects this object.
      #                                        |
      #                                        | [kubernetes.io](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds)"
    `);
  });
});

test('nothing over anything else', () => {
  expect(drawHover(pod(sleeping(10)).replace('name: web', 'na<|>me: web'))).toBe('');
  expect(drawHover('terminationGracePeriodSeconds<|>: 30\n')).toBe('');
  expect(drawHover('<|>')).toBe('');
});
