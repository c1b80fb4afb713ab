import { describe, expect, test } from 'vitest';
import { drawHover } from '../../support/check.ts';

const rollout = (strategy: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web }
spec:
  replicas: 5
  strategy:
${strategy.replaceAll(/^/gm, '    ')}
  template:
    spec:
      containers: [{ name: app, image: app }]
`;

const steps =
  'steps: [{ setWeight: 30 }, { pause: {} }, { setWeight: 60 }, { pause: { duration: 10m } }, { pause: { duration: 30 } }]';

describe('canary', () => {
  test('how long all pauses are', () => {
    expect(drawHover(rollout(`canary<|>:\n  ${steps}`))).toMatchInlineSnapshot(`
      "    canary:
      #   ^^^^^^ hover: **canary in 5 steps**, requests split by the number of pods
      #          |
      #          | All pauses of this rollout: 630 s, and 1 that somebody has to end. The starts of the pods come on top.
      #          |
      #          | [argo-rollouts.readthedocs.io](https://argo-rollouts.readthedocs.io/en/stable/features/canary/)"
    `);
    expect(drawHover(rollout(`canary:\n  ${steps.replace('10m', '10<|>m')}`), { locale: 'ko' })).toMatchInlineSnapshot(`
      "      steps: [{ setWeight: 30 }, { pause: {} }, { setWeight: 60 }, { pause: { duration: 10m } }, { pause: { duration: 30 } }]
      #                                                                             ^^^^^^^^^^^^^ hover: **pause: 600 s**, 이전 파드와 새 파드가 함께 서비스
      #                                                                                           |
      #                                                                                           | 이 롤아웃의 pause 합계: 630 s, 그리고 사람이 끝내야 하는 것 1개. 파드 시작 시간은 별도입니다.
      #                                                                                           |
      #                                                                                           | [argo-rollouts.readthedocs.io](https://argo-rollouts.readthedocs.io/en/stable/features/canary/)"
    `);
    expect(drawHover(rollout(`canary:\n  ${steps.replace('pause: {}', 'pause<|>: {}')}`))).toMatchInlineSnapshot(`
      "      steps: [{ setWeight: 30 }, { pause: {} }, { setWeight: 60 }, { pause: { duration: 10m } }, { pause: { duration: 30 } }]
      #                                  ^^^^^ hover: **pause: until somebody promotes it**, old and new pods serve together
      #                                        |
      #                                        | All pauses of this rollout: 630 s, and 1 that somebody has to end. The starts of the pods come on top.
      #                                        |
      #                                        | [argo-rollouts.readthedocs.io](https://argo-rollouts.readthedocs.io/en/stable/features/canary/)"
    `);
  });

  test('a weight is pods, or requests where a router splits them', () => {
    const text = `canary:\n  ${steps.replace('30', '3<|>0')}`;
    expect(drawHover(rollout(text))).toMatchInlineSnapshot(`
      "      steps: [{ setWeight: 30 }, { pause: {} }, { setWeight: 60 }, { pause: { duration: 10m } }, { pause: { duration: 30 } }]
      #               ^^^^^^^^^^^^^ hover: **setWeight: about 2 of 5 pods are new** ≈ 30 % × 5
      #                             |
      #                             | Without trafficRouting the Service splits by pods: the old ones stop as their share falls.
      #                             |
      #                             | replicas 5 — line 5
      #                             |
      #                             | [argo-rollouts.readthedocs.io](https://argo-rollouts.readthedocs.io/en/stable/features/canary/)"
    `);
    expect(drawHover(rollout(`${text}\n  trafficRouting: { nginx: { stableIngress: web } }`))).toMatchInlineSnapshot(`
      "      steps: [{ setWeight: 30 }, { pause: {} }, { setWeight: 60 }, { pause: { duration: 10m } }, { pause: { duration: 30 } }]
      #               ^^^^^^^^^^^^^ hover: **setWeight: 30 % of the requests to 2 new pods** = 30 % × 5, rounded up; all old pods stay
      #                             |
      #                             | The router splits the requests, whatever the number of pods.
      #                             |
      #                             | replicas 5 — line 5
      #                             |
      #                             | [argo-rollouts.readthedocs.io](https://argo-rollouts.readthedocs.io/en/stable/features/canary/)"
    `);
  });

  test('bounds', () => {
    expect(drawHover(rollout('canary:\n  maxSurge<|>: 20%\n  maxUnavailable: 0'))).toMatchInlineSnapshot(`
      "      maxSurge: 20%
      #     ^^^^^^^^^^^^^ hover: **canary of 5: at least 5 available, at most 6 at a time**
      #                   |
      #                   | replicas 5 — line 5 · maxSurge 20% — line 8 · maxUnavailable 0 — line 9
      #                   |
      #                   | [argo-rollouts.readthedocs.io](https://argo-rollouts.readthedocs.io/en/stable/features/canary/)"
    `);
  });
});

describe('blueGreen', () => {
  test('all pods run twice', () => {
    expect(drawHover(rollout('blueGreen<|>:\n  activeService: live\n  scaleDownDelaySeconds: 60')))
      .toMatchInlineSnapshot(`
      "    blueGreen:
      #   ^^^^^^^^^ hover: **blueGreen: 5 new pods beside 5 old ones**, then live switches to the new ones at once
      #             |
      #             | The old ones are deleted 60 s after that (scaleDownDelaySeconds).
      #             |
      #             | replicas 5 — line 5 · scaleDownDelaySeconds 60 — line 9
      #             |
      #             | [argo-rollouts.readthedocs.io](https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/)"
    `);
  });

  test('how long the old ones stay', () => {
    expect(drawHover(rollout('blueGreen:\n  activeService: live\n  scaleDownDelay<|>Seconds: 10')))
      .toMatchInlineSnapshot(`
      "      scaleDownDelaySeconds: 10
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **scaleDownDelaySeconds: old pods are deleted 10 s after the traffic has switched** — written at line 9
      #                               |
      #                               | Whoever routes the traffic has that long to follow; preStop and the grace period come after it.
      #                               |
      #                               | [argo-rollouts.readthedocs.io](https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/)"
    `);
    expect(drawHover(rollout('blueGreen:\n  activeService: live\n  abortScaleDownDelay<|>Seconds: 0')))
      .toMatchInlineSnapshot(`
      "      abortScaleDownDelaySeconds: 0
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **abortScaleDownDelaySeconds 0: after an abort the new pods stay** — written at line 9
      #                                   |
      #                                   | [argo-rollouts.readthedocs.io](https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/)"
    `);
  });

  test('who switches', () => {
    expect(drawHover(rollout('blueGreen:\n  activeService: live\n  autoPromotionEnabled<|>: false')))
      .toMatchInlineSnapshot(`
      "      autoPromotionEnabled: false
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **The traffic switches when somebody promotes the rollout**; until then all pods run twice — written at line 9
      #                                 |
      #                                 | [argo-rollouts.readthedocs.io](https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/)"
    `);
  });
});

test('a deadline', () => {
  expect(drawHover(rollout('canary: {}').replace('  replicas: 5', '  replicas: 5\n  progressDeadline<|>Seconds: 60')))
    .toMatchInlineSnapshot(`
    "  progressDeadlineSeconds: 60
    # ^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **progressDeadlineSeconds: after 60 s without progress the rollout is reported as failed**
    #                             |
    #                             | It stays as it is: nothing is stopped or rolled back. Each pod that gets available counts as progress.
    #                             |
    #                             | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds)"
  `);
});
