import { describe, expect, test } from 'vitest';
import { drawHover } from '../../support/check.ts';

const workload = (kind: string, spec: string, container = ''): string => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
${spec.replaceAll(/^/gm, '  ')}
  template:
    spec:
      containers: [{ name: app, image: app${container} }]
`;

describe('a Deployment', () => {
  test('percentages round up and down', () => {
    const text = workload(
      'Deployment',
      'replicas: 10\nstrategy: { rollingUpdate: { max<|>Surge: 39%, maxUnavailable: 39% } }',
    );
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  strategy: { rollingUpdate: { maxSurge: 39%, maxUnavailable: 39% } }
      #                              ^^^^^^^^^^^^^ hover: **RollingUpdate of 10: at least 7 available, at most 14 at a time**
      #                                            |
      #                                            | maxSurge 39% × 10 = 4 (rounded up) · maxUnavailable 39% × 10 = 3 (rounded down)
      #                                            |
      #                                            | Pods that terminate are not counted. A PodDisruptionBudget does not limit a rollout.
      #                                            |
      #                                            | replicas 10 — line 5 · maxSurge 39%, maxUnavailable 39% — line 6
      #                                            |
      #                                            | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "  strategy: { rollingUpdate: { maxSurge: 39%, maxUnavailable: 39% } }
      #                              ^^^^^^^^^^^^^ hover: **10개의 RollingUpdate: 최소 7개 가용, 최대 14개**
      #                                            |
      #                                            | maxSurge 39% × 10 = 4 (올림) · maxUnavailable 39% × 10 = 3 (내림)
      #                                            |
      #                                            | 종료 중인 파드는 세지 않습니다. PodDisruptionBudget은 롤아웃을 제한하지 않습니다.
      #                                            |
      #                                            | replicas 10 — 5번째 줄 · maxSurge 39%, maxUnavailable 39% — 6번째 줄
      #                                            |
      #                                            | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy)"
    `);
  });

  test('both may come to nothing', () => {
    const text = workload('Deployment', 'strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable<|>: 25% } }');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 25% } }
      #                                           ^^^^^^^^^^^^^^^^^^^ hover: **RollingUpdate of 1: at least 0 available, at most 1 at a time**
      #                                                               |
      #                                                               | maxSurge 0 · maxUnavailable 25% × 1 = 0 (rounded down): nothing could move, so the controller takes 1 unavailable
      #                                                               |
      #                                                               | Pods that terminate are not counted. A PodDisruptionBudget does not limit a rollout.
      #                                                               |
      #                                                               | maxSurge 0, maxUnavailable 25% — line 5 · replicas 1 — Kubernetes' default
      #                                                               |
      #                                                               | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy)"
    `);
  });

  test('what is left out counts too', () => {
    const text = workload('Deployment', 'strategy:\n  ty<|>pe: RollingUpdate');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "    type: RollingUpdate
      #   ^^^^^^^^^^^^^^^^^^^ hover: **RollingUpdate of 1: at least 1 available, at most 2 at a time**
      #                       |
      #                       | maxSurge 25% × 1 = 1 (rounded up) · maxUnavailable 25% × 1 = 0 (rounded down)
      #                       |
      #                       | Pods that terminate are not counted. A PodDisruptionBudget does not limit a rollout.
      #                       |
      #                       | replicas 1, maxSurge 25%, maxUnavailable 25% — Kubernetes' default
      #                       |
      #                       | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy)"
    `);
  });

  test('a Recreate', () => {
    expect(drawHover(workload('Deployment', 'strategy: { type: Recre<|>ate }'))).toMatchInlineSnapshot(`
      "  strategy: { type: Recreate }
      #             ^^^^^^^^^^^^^^ hover: **Recreate: no pod serves from t+0 s until a new one is ready**
      #                            |
      #                            | All old pods stop first, which takes up to the grace period of 30 s; only when the last has ended are new ones created.
      #                            |
      #                            | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy)"
    `);
  });

  test('a patch', () => {
    const text = 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  strategy: { rollingUpdate: { maxSurge<|>: 1 } }\n';
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  strategy: { rollingUpdate: { maxSurge: 1 } }
      #                              ^^^^^^^^^^^ hover: **RollingUpdate**: how many pods may be missing is not known here
      #                                          |
      #                                          | replicas, maxUnavailable — written elsewhere (a patch?) · maxSurge 1 — line 4
      #                                          |
      #                                          | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy)"
    `);
  });

  test('its deadline only reports', () => {
    const probe = ', startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 90 }';
    const text = workload('Deployment', 'progress<|>DeadlineSeconds: 300', probe);
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  progressDeadlineSeconds: 300
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **progressDeadlineSeconds: after 300 s without progress the rollout is reported as failed**
      #                              |
      #                              | It stays as it is: nothing is stopped or rolled back. Each pod that gets available counts as progress.
      #                              |
      #                              | A pod may take 900 s to start (startupProbe of app) and minReadySeconds 0 more.
      #                              |
      #                              | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "  progressDeadlineSeconds: 300
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **progressDeadlineSeconds: 300 s 동안 진척이 없으면 롤아웃 실패로 보고**
      #                              |
      #                              | 중단되거나 되돌려지지는 않습니다. 파드가 하나씩 가용해질 때마다 진척으로 칩니다.
      #                              |
      #                              | 파드 시작에 최대 900 s(app의 startupProbe), 그 뒤 minReadySeconds 0만큼 더 걸릴 수 있습니다.
      #                              |
      #                              | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds)"
    `);
  });

  test('minReadySeconds costs its time at every step', () => {
    const text = workload('Deployment', 'replicas: 8\nminReady<|>Seconds: 10');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  minReadySeconds: 10
      # ^^^^^^^^^^^^^^^^^^^ hover: **minReadySeconds: a new pod counts as available 10 s after it is ready** — written at line 6
      #                     |
      #                     | A rollout goes in at least 2 steps, so it waits at least 2 × 10 s = 20 s for it.
      #                     |
      #                     | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "  minReadySeconds: 10
      # ^^^^^^^^^^^^^^^^^^^ hover: **minReadySeconds: 새 파드는 ready가 되고 10 s 뒤에 가용으로 침** — 6번째 줄에 작성됨
      #                     |
      #                     | 롤아웃은 최소 2단계이므로 최소 2 × 10 s = 20 s 더 걸립니다.
      #                     |
      #                     | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds)"
    `);
  });
});

describe('a StatefulSet', () => {
  test('updates one pod at a time, the last one first', () => {
    const text = workload('StatefulSet', 'replicas: 3\nupdateStrategy: { type<|>: RollingUpdate }');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  updateStrategy: { type: RollingUpdate }
      #                   ^^^^^^^^^^^^^^^^^^^ hover: **RollingUpdate: one pod at a time, web-2 first** — written at line 6
      #                                       |
      #                                       | Each replacement is created when the old pod has gone (up to its grace period of 30 s), and the next waits until it is ready.
      #                                       |
      #                                       | If an update breaks a pod, correcting the template is not enough: delete that pod by hand, or it is waited for for ever.
      #                                       |
      #                                       | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "  updateStrategy: { type: RollingUpdate }
      #                   ^^^^^^^^^^^^^^^^^^^ hover: **RollingUpdate: web-2부터 하나씩** — 6번째 줄에 작성됨
      #                                       |
      #                                       | 이전 파드가 사라진 뒤(유예 기간 최대 30 s) 새 파드를 만들고, ready가 되어야 다음으로 넘어갑니다.
      #                                       |
      #                                       | 업데이트로 파드가 고장 나면 템플릿을 고쳐도 풀리지 않습니다. 그 파드를 직접 삭제해야 합니다.
      #                                       |
      #                                       | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates)"
    `);
  });

  test('by hand', () => {
    const text = workload('StatefulSet', 'updateStrategy: { type<|>: OnDelete }');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  updateStrategy: { type: OnDelete }
      #                   ^^^^^^^^^^^^^^ hover: **OnDelete: a pod is updated when somebody deletes it** — written at line 5
      #                                  |
      #                                  | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies)"
    `);
  });

  test('from a partition on', () => {
    const text = workload('StatefulSet', 'replicas: 5\nupdateStrategy: { rollingUpdate: { partition<|>: 2 } }');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  updateStrategy: { rollingUpdate: { partition: 2 } }
      #                                    ^^^^^^^^^^^^ hover: **partition 2: web-2 … web-4 are updated**, the 2 below keep the old template — written at line 6
      #                                                 |
      #                                                 | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions)"
    `);
    expect(drawHover(text.replace('partition<|>: 2', 'partition<|>: 5'))).toMatchInlineSnapshot(`
      "  updateStrategy: { rollingUpdate: { partition: 5 } }
      #                                    ^^^^^^^^^^^^ hover: **partition 5: no pod is updated**, there are only 5 — written at line 6
      #                                                 |
      #                                                 | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions)"
    `);
  });

  test('several at a time only behind a gate', () => {
    const text = workload('StatefulSet', 'replicas: 25\nupdateStrategy: { rollingUpdate: { maxUnavailable<|>: 10% } }');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  updateStrategy: { rollingUpdate: { maxUnavailable: 10% } }
      #                                    ^^^^^^^^^^^^^^^^^^^ hover: **maxUnavailable 10%: has no effect without the feature gate MaxUnavailableStatefulSet** (off by default): pods are updated one at a time — written at line 6
      #                                                        |
      #                                                        | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods)"
    `);
    const featureGates = new Map([['MaxUnavailableStatefulSet', true]]);
    expect(drawHover(text, { featureGates })).toMatchInlineSnapshot(`
      "  updateStrategy: { rollingUpdate: { maxUnavailable: 10% } }
      #                                    ^^^^^^^^^^^^^^^^^^^ hover: **maxUnavailable 10%: 2 pods at a time** (rounded down, at least 1) — written at line 6
      #                                                        |
      #                                                        | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods)"
    `);
  });

  test('in what order it creates', () => {
    expect(drawHover(workload('StatefulSet', 'podManagementPolicy<|>: OrderedReady'))).toMatchInlineSnapshot(`
      "  podManagementPolicy: OrderedReady
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **OrderedReady: web-1 is created when web-0 is ready**, and pods go one by one from the last — written at line 5
      #                                   |
      #                                   | If an update breaks a pod, correcting the template is not enough: delete that pod by hand, or it is waited for for ever.
      #                                   |
      #                                   | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-management-policies)"
    `);
    expect(drawHover(workload('StatefulSet', 'podManagementPolicy<|>: Parallel'))).toMatchInlineSnapshot(`
      "  podManagementPolicy: Parallel
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **Parallel: all pods are created and deleted at once** — written at line 5
      #                               |
      #                               | A rolling update still goes one by one.
      #                               |
      #                               | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-management-policies)"
    `);
    expect(drawHover(workload('StatefulSet', 'podManagementPolicy<|>: Nonsense'))).toBe('');
  });
});

describe('a DaemonSet', () => {
  test('nodes without a pod, and pods side by side', () => {
    const text = workload('DaemonSet', 'updateStrategy: { rollingUpdate: { maxUnavailable<|>: 10% } }');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  updateStrategy: { rollingUpdate: { maxUnavailable: 10% } }
      #                                    ^^^^^^^^^^^^^^^^^^^ hover: **RollingUpdate: 10% of the nodes, rounded up (1/4, 1/10, 10/100), at a time without a pod**, from the old one's end until the new one is ready
      #                                                        |
      #                                                        | maxUnavailable 10% — line 5 · maxSurge 0 — Kubernetes' default
      #                                                        |
      #                                                        | [kubernetes.io](https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/)"
    `);
    const surge = workload('DaemonSet', 'updateStrategy: { rollingUpdate: { maxSurge<|>: 1, maxUnavailable: 0 } }');
    expect(drawHover(surge)).toMatchInlineSnapshot(`
      "  updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
      #                                    ^^^^^^^^^^^ hover: **RollingUpdate: on 1 node at a time the new pod starts beside the old one**
      #                                                |
      #                                                | maxSurge 1, maxUnavailable 0 — line 5
      #                                                |
      #                                                | [kubernetes.io](https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/)"
    `);
  });

  test('by hand', () => {
    expect(drawHover(workload('DaemonSet', 'updateStrategy: { type<|>: OnDelete }'))).toMatchInlineSnapshot(`
      "  updateStrategy: { type: OnDelete }
      #                   ^^^^^^^^^^^^^^ hover: **OnDelete: a pod is updated when somebody deletes it**
      #                                  |
      #                                  | [kubernetes.io](https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/)"
    `);
  });
});
