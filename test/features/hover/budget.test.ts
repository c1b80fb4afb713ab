import { describe, expect, test } from 'vitest';
import { drawHover } from '../../support/check.ts';
import { budget, deployment, other, web } from './manifests.ts';

describe('a budget', () => {
  test('how many pods may be evicted at a time, and why', () => {
    const text = budget('minAvail<|>able: 50%') + web(3);
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "#- budget.yaml
        minAvailable: 50%
      # ^^^^^^^^^^^^^^^^^ hover: **Allows 1 eviction at a time: 2 of 3 pods must stay**, as long as all are ready
      #                   |
      #                   | minAvailable 50% × 3 = 2 (rounded up)
      #                   |
      #                   | A drain takes the next pod when a replacement is ready. Rollouts, deletions and node pressure do not ask.
      #                   |
      #                   | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3))
      #                   |
      #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "#- budget.yaml
        minAvailable: 50%
      # ^^^^^^^^^^^^^^^^^ hover: **한 번에 1개 축출 허용: 파드 3개 중 2개가 남아야 함**, 모두 ready일 때
      #                   |
      #                   | minAvailable 50% × 3 = 2(올림)
      #                   |
      #                   | 새 파드가 ready가 되면 드레인이 다음 파드로 넘어갑니다. 롤아웃, 삭제, 노드 압박은 묻지 않습니다.
      #                   |
      #                   | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3))
      #                   |
      #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/)"
    `);
  });

  test('none', () => {
    expect(drawHover(budget('minAvailable<|>: 67%') + web(3))).toMatchInlineSnapshot(`
      "#- budget.yaml
        minAvailable: 67%
      # ^^^^^^^^^^^^^^^^^ hover: **Allows no eviction: 3 of 3 pods must stay**
      #                   |
      #                   | minAvailable 67% × 3 = 3 (rounded up)
      #                   |
      #                   | kubectl drain of a node with such a pod waits for ever. Rollouts, deletions and node pressure do not ask.
      #                   |
      #                   | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3))
      #                   |
      #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/)"
    `);
  });

  test('over several workloads', () => {
    const text = `${budget('maxUnavailable<|>: 1') + web(3)}---\n${deployment('worker', 2)}`;
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "#- budget.yaml
        maxUnavailable: 1
      # ^^^^^^^^^^^^^^^^^ hover: **Allows 1 eviction at a time: 4 of 5 pods must stay**, as long as all are ready
      #                   |
      #                   | A drain takes the next pod when a replacement is ready. Rollouts, deletions and node pressure do not ask.
      #                   |
      #                   | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3))
      #                   | - Deployment **worker** ([web.yaml:13](file:///workspace/web.yaml#L13))
      #                   |
      #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/)"
    `);
  });

  test('over what has no scale', () => {
    const text = `${budget('maxUnavailable<|>: 1')}#- agent.yaml\n${other('DaemonSet')}`;
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "#- budget.yaml
        maxUnavailable: 1
      # ^^^^^^^^^^^^^^^^^ hover: **Allows no eviction**: a DaemonSet has no scale, which maxUnavailable asks for
      #                   |
      #                   | - DaemonSet **agent** ([agent.yaml:3](file:///workspace/agent.yaml#L3))
      #                   |
      #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/)"
    `);
    expect(drawHover(text.replace('maxUnavailable', 'minAvailable'))).toMatchInlineSnapshot(`
      "#- budget.yaml
        minAvailable: 1
      # ^^^^^^^^^^^^^^^ hover: **Allowed evictions**: the number of pods is not known here
      #                 |
      #                 | - DaemonSet **agent** ([agent.yaml:3](file:///workspace/agent.yaml#L3))
      #                 |
      #                 | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/)"
    `);
  });

  test('a StatefulSet is slower', () => {
    const text = `${budget('maxUnavailable<|>: 1')}#- agent.yaml\n${deployment('db', 3).replace('Deployment', 'StatefulSet')}`;
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "#- budget.yaml
        maxUnavailable: 1
      # ^^^^^^^^^^^^^^^^^ hover: **Allows 1 eviction at a time: 2 of 3 pods must stay**, as long as all are ready
      #                   |
      #                   | A drain takes the next pod when the evicted one has gone and its replacement is ready. Rollouts, deletions and node pressure do not ask.
      #                   |
      #                   | - StatefulSet **db** ([agent.yaml:3](file:///workspace/agent.yaml#L3))
      #                   |
      #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/)"
    `);
  });

  test('that is not the only one', () => {
    const text =
      budget('maxUnavailable<|>: 1') +
      web(3) +
      budget('minAvailable: 1').replace('budget.yaml', 'other.yaml').replace('name: web', 'name: other');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "#- budget.yaml
        maxUnavailable: 1
      # ^^^^^^^^^^^^^^^^^ hover: **Allows 1 eviction at a time: 2 of 3 pods must stay**, as long as all are ready
      #                   |
      #                   | A drain takes the next pod when a replacement is ready. Rollouts, deletions and node pressure do not ask.
      #                   |
      #                   | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3))
      #                   |
      #                   | Its pods are covered by PodDisruptionBudget **other** ([other.yaml:3](file:///workspace/other.yaml#L3)) too: every eviction of them fails with 500.
      #                   |
      #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/)"
    `);
  });

  test('that selects nothing', () => {
    expect(drawHover(budget('maxUnavailable<|>: 1'))).toMatchInlineSnapshot(`
      "  maxUnavailable: 1
      # ^^^^^^^^^^^^^^^^^ hover: **Selects no pod** of the manifests that are deployed with this one
      #                   |
      #                   | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/)"
    `);
  });

  test('pods that are not ready', () => {
    expect(drawHover(budget('unhealthyPodEvictionPolicy<|>: IfHealthyBudget'))).toMatchInlineSnapshot(`
      "  unhealthyPodEvictionPolicy: IfHealthyBudget
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **IfHealthyBudget: a pod that is not ready is evicted only while enough others are ready**; pods that never get ready block a drain — written at line 6
      #                                             |
      #                                             | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy)"
    `);
    expect(drawHover(budget('unhealthyPodEvictionPolicy<|>: AlwaysAllow'))).toMatchInlineSnapshot(`
      "  unhealthyPodEvictionPolicy: AlwaysAllow
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **AlwaysAllow: a pod that is not ready is always evicted**, whatever the budget says — written at line 6
      #                                         |
      #                                         | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy)"
    `);
  });
});
