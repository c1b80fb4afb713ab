// Objects of other makers have their pods looked at like everybody else's.
import { describe, expect, test } from 'vitest';
import { drawDiagnostics, drawHover, drawLenses } from '../support/check.ts';
import { instants, timeline } from '../scenario/workload.ts';

const rollout = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web }
spec:
  replicas: 1
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 20
      containers: [{ name: app, image: app, lifecycle: { preStop: { exec: { command: [sleep, "30"] } } } }]
`;
const knative = `apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: web }
spec:
  template:
    spec:
      timeoutSeconds: 60
      containers: [{ name: app, image: app }]
`;

describe('lenses', () => {
  test('over a Rollout, and none where a Deployment has its template', () => {
    expect(drawLenses(rollout)).toMatchInlineSnapshot(`
      "kind: Rollout
      #     ^^^^^^^ lens: SIGTERM at t+20 s · SIGKILL at t+22 s — Preview Termination Timeline → Rollout/web"
    `);
    const elsewhere =
      'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: { workloadRef: { kind: Deployment, name: web } }\n';
    expect(drawLenses(elsewhere)).toBe('');
  });

  test('over a Knative Service, whose containers wait until they are drained', () => {
    expect(drawLenses(knative)).toMatchInlineSnapshot(`
      "kind: Service
      #     ^^^^^^^ lens: SIGTERM at t+0 s … t+60 s · SIGKILL at t+62 s — Preview Termination Timeline → Service/web"
    `);
  });

  test('over the same kind of somebody else', () => {
    expect(drawLenses(knative.replace('serving.knative.dev', 'example.com'))).toBe('');
  });
});

test('rules judge their pods, and the API server is said to judge nothing but these', () => {
  expect(drawDiagnostics(rollout)).toMatchInlineSnapshot(`
    "      terminationGracePeriodSeconds: 20
    #                                    ^^ related[prestop-outlasts-grace]: the grace period: 20 s
          containers: [{ name: app, image: app, lifecycle: { preStop: { exec: { command: [sleep, "30"] } } } }]
    #                                                                                             ^^ error[prestop-outlasts-grace]: preStop (30s) outlasts terminationGracePeriodSeconds (20s): hook abandoned and SIGTERM at t+20s, SIGKILL at t+22s"
  `);
  const sleep = rollout.replace('exec: { command: [sleep, "30"] }', 'sleep: { seconds: 30 }');
  expect(drawDiagnostics(sleep)).toMatchInlineSnapshot(`
    "      terminationGracePeriodSeconds: 20
    #                                    ^^ related[prestop-sleep-exceeds-grace]: the grace period: 20 s
          containers: [{ name: app, image: app, lifecycle: { preStop: { sleep: { seconds: 30 } } } }]
    #                                                                                     ^^ error[prestop-sleep-exceeds-grace]: sleep.seconds 30 is above terminationGracePeriodSeconds (20s): the API server rejects its pods"
  `);
  expect(drawDiagnostics(rollout.replace('replicas: 1', 'replicas: many'))).not.toContain('rejected');
});

describe('hovers', () => {
  test('over the grace period', () => {
    expect(drawHover(rollout.replace('PeriodSeconds', 'Period<|>Seconds'))).toMatchInlineSnapshot(`
      "      terminationGracePeriodSeconds: 20
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds: 20 s** — written at line 9
      #                                       |
      #                                       | After a deletion at t:
      #                                       |
      #                                       | - **app**: SIGTERM at t+20 s · SIGKILL at t+22 s if it still runs · exits at t+20 s … t+22 s
      #                                       |
      #                                       | *app.exitsAfterStopSignal is unknown: the best and the worst case are both shown*
      #                                       |
      #                                       | Where the node decides: 1 s under memory or disk pressure, 20 s when it shuts down (written at line 9)
      #                                       |
      #                                       | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });

  test('Knative calls it by another name, and has another default', () => {
    expect(drawHover(knative.replace('timeout', 'time<|>out'))).toMatchInlineSnapshot(`
      "      timeoutSeconds: 60
      #     ^^^^^^^^^^^^^^^^^^ hover: **terminationGracePeriodSeconds: 60 s** — written at line 7
      #                        |
      #                        | After a deletion at t:
      #                        |
      #                        | - **app**: SIGTERM at t+0 s … t+60 s · SIGKILL at t+62 s if it still runs · exits at t+0 s … t+62 s
      #                        |
      #                        | *app.preStopTakes is unknown: the best and the worst case are both shown*
      #                        |
      #                        | *app.exitsAfterStopSignal is unknown: the best and the worst case are both shown*
      #                        |
      #                        | Where the node decides: 1 s under memory or disk pressure, 20 s when it shuts down (assumed, adjustable)
      #                        |
      #                        | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination)"
    `);
  });
});

test('a container of Knative gets SIGTERM when the queue is drained, or the grace period over', () => {
  const told = timeline(knative);
  expect(instants(told, 'preStopStarted')).toEqual(['0']);
  expect(instants(told, 'stopSignalSent')).toEqual(['0…60']);
  expect(instants(timeline(knative.replace('      timeoutSeconds: 60\n', '')), 'stopSignalSent')).toEqual(['0…300']);
});
