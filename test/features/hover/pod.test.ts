import { describe, expect, test } from 'vitest';
import { drawHover } from '../../support/check.ts';

const pod = (spec: string, container = '', init = ''): string => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
${spec.replaceAll(/^/gm, '  ')}
  initContainers: [{ name: proxy, image: envoy${init} }]
  containers: [{ name: app, image: nginx:1.29${container} }]
`;

describe('restartPolicy', () => {
  test('of the pod', () => {
    expect(drawHover(pod('restartPolicy<|>: Always'))).toMatchInlineSnapshot(`
      "  restartPolicy: Always
      # ^^^^^^^^^^^^^^^^^^^^^ hover: **Always: a container that ends is started again** — written at line 5
      #                       |
      #                       | The first restart is immediate, the next wait 10 s, 20 s, 40 s, 80 s, 160 s, 300 s …, until it has run for 10 min.
      #                       |
      #                       | While the pod terminates nothing is started again.
      #                       |
      #                       | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy)"
    `);
    expect(drawHover(pod('restartPolicy<|>: Never'), { locale: 'ko' })).toMatchInlineSnapshot(`
      "  restartPolicy: Never
      # ^^^^^^^^^^^^^^^^^^^^ hover: **Never: 끝난 컨테이너는 다시 시작하지 않음**; 하나라도 실패하면 파드는 Failed — 5번째 줄에 작성됨
      #                      |
      #                      | 파드가 종료되는 동안에는 다시 시작하지 않습니다.
      #                      |
      #                      | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy)"
    `);
    const featureGates = new Map([['ReduceDefaultCrashLoopBackOffDecay', true]]);
    expect(drawHover(pod('restartPolicy<|>: OnFailure'), { featureGates })).toContain('1 s, 2 s, 4 s');
    expect(drawHover(pod('restartPolicy<|>: Nonsense'))).toBe('');
  });

  test('of a sidecar', () => {
    const text = pod('terminationGracePeriodSeconds: 20', '', ', restartPolicy<|>: Always');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  initContainers: [{ name: proxy, image: envoy, restartPolicy: Always }]
      #                                               ^^^^^^^^^^^^^^^^^^^^^ hover: **proxy is a sidecar: it starts before app and stops after them**
      #                                                                     |
      #                                                                     | Its stop signal comes when they have ended, at the latest at t+20 s, and then it has what is left of the grace period, but at least 2 s. Its preStop runs at t+0 s with theirs.
      #                                                                     |
      #                                                                     | It is started again whatever the restartPolicy of the pod is, and does not keep a Job from completing.
      #                                                                     |
      #                                                                     | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "  initContainers: [{ name: proxy, image: envoy, restartPolicy: Always }]
      #                                               ^^^^^^^^^^^^^^^^^^^^^ hover: **proxy 컨테이너는 사이드카: app보다 먼저 시작하고 나중에 종료**
      #                                                                     |
      #                                                                     | 종료 신호는 이들이 끝난 뒤, 늦어도 t+20 s에 오고, 남은 유예 기간(최소 2 s)을 씁니다. preStop은 t+0 s에 함께 실행됩니다.
      #                                                                     |
      #                                                                     | 파드의 restartPolicy와 관계없이 다시 시작되며, Job의 완료를 막지 않습니다.
      #                                                                     |
      #                                                                     | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/)"
    `);
  });
});

describe('readinessGates', () => {
  test('who has to agree', () => {
    const gate = 'target-health.elbv2.k8s.aws/k8s-web';
    const text = pod(`readinessGates:\n  - conditionType<|>: ${gate}\n  - conditionType: example.com/warm`);
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "    - conditionType: target-health.elbv2.k8s.aws/k8s-web
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **Ready only when target-health.elbv2.k8s.aws/k8s-web, example.com/warm are True too**, beside the containers
      #                                                        |
      #                                                        | Until then the pod gets no requests, and a rollout waits for it.
      #                                                        |
      #                                                        | The AWS Load Balancer Controller sets it when the target is healthy.
      #                                                        |
      #                                                        | A controller of the cluster has to set it; without one no pod ever gets ready.
      #                                                        |
      #                                                        | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "    - conditionType: target-health.elbv2.k8s.aws/k8s-web
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **컨테이너뿐 아니라 target-health.elbv2.k8s.aws/k8s-web, example.com/warm 조건도 True여야 ready**
      #                                                        |
      #                                                        | 그때까지 파드로 요청이 가지 않고, 롤아웃이 기다립니다.
      #                                                        |
      #                                                        | AWS Load Balancer Controller가 대상이 정상일 때 True로 바꿉니다.
      #                                                        |
      #                                                        | 클러스터의 컨트롤러가 설정해야 합니다. 없으면 파드가 결코 ready가 되지 않습니다.
      #                                                        |
      #                                                        | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate)"
    `);
  });

  test('none', () => {
    expect(drawHover(pod('readinessGates<|>: []'))).toBe('');
  });
});

describe('stopSignal', () => {
  const text = pod('os: { name: linux }', ', lifecycle: { stopSignal<|>: SIGTERM }');

  test('without its gate', () => {
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  containers: [{ name: app, image: nginx:1.29, lifecycle: { stopSignal: SIGTERM } }]
      #                                                           ^^^^^^^^^^^^^^^^^^^ hover: **SIGTERM has no effect without the feature gate ContainerStopSignals**: app gets SIGQUIT — written at line 7
      #                                                                               |
      #                                                                               | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-stop-signals)"
    `);
  });

  test('with it, what the server makes of the signal', () => {
    const change = { featureGates: new Map([['ContainerStopSignals', true]]) };
    expect(drawHover(text, change)).toMatchInlineSnapshot(`
      "  containers: [{ name: app, image: nginx:1.29, lifecycle: { stopSignal: SIGTERM } }]
      #                                                           ^^^^^^^^^^^^^^^^^^^ hover: **SIGTERM is sent to app** in place of SIGQUIT — written at line 7
      #                                                                               |
      #                                                                               | SIGTERM is nginx’s fast shutdown: requests in flight are cut
      #                                                                               |
      #                                                                               | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-stop-signals)"
    `);
    expect(drawHover(text.replace('os: { name: linux }', 'hostNetwork: true'), change)).toContain(
      'It needs spec.os.name',
    );
  });
});

describe('deadlines', () => {
  test('of a pod', () => {
    const text = pod('activeDeadlineSeconds<|>: 600');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  activeDeadlineSeconds: 600
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **The pod is stopped 600 s after its start**, and is then Failed (DeadlineExceeded) — written at line 5
      #                            |
      #                            | Its processes are told to stop then, and have the grace period of 30 s for it, preStop included.
      #                            |
      #                            | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "  activeDeadlineSeconds: 600
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **시작 후 600 s에 파드 종료**, 이후 Failed (DeadlineExceeded) — 5번째 줄에 작성됨
      #                            |
      #                            | 그때 프로세스에 종료 신호가 가고, 유예 기간 30 s(preStop 포함)을 씁니다.
      #                            |
      #                            | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior)"
    `);
  });

  test('of a Job', () => {
    const text = `apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  activeDeadlineSeconds<|>: 600
  template: { spec: { containers: [{ name: app, image: app }] } }
`;
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  activeDeadlineSeconds: 600
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **The Job fails 600 s after its start** (DeadlineExceeded), whatever backoffLimit says, and its running pods are deleted
      #                            |
      #                            | Its processes are told to stop then, and have the grace period of 30 s for it, preStop included.
      #                            |
      #                            | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup)"
    `);
  });
});

describe('finalizers', () => {
  test('of a pod', () => {
    const text = pod('hostNetwork: true').replace('name: web }', 'name: web, finalizers: [example.com/dr<|>ain] }');
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "metadata: { name: web, finalizers: [example.com/drain] }
      #                                   ^^^^^^^^^^^^^^^^^ hover: **After a deletion the object stays until example.com/drain is taken away**, which a controller has to do
      #                                                     |
      #                                                     | The containers stop all the same. A drain, and a StatefulSet that wants to replace the pod, wait for the object.
      #                                                     |
      #                                                     | [kubernetes.io](https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/)"
    `);
  });

  test('of what makes pods', () => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, finaliz<|>ers: [a.com/b] }
spec: { template: { spec: { containers: [{ name: app, image: app }] } } }
`;
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "metadata: { name: web, finalizers: [a.com/b] }
      #                      ^^^^^^^^^^ hover: **After a deletion the object stays until each of them is taken away**, which a controller has to do
      #                                 |
      #                                 | Its pods run on until then, unless it is deleted with --cascade=foreground.
      #                                 |
      #                                 | [kubernetes.io](https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "metadata: { name: web, finalizers: [a.com/b] }
      #                      ^^^^^^^^^^ hover: **삭제해도 각 finalizer가 제거될 때까지 오브젝트가 남음**, 제거는 컨트롤러의 몫
      #                                 |
      #                                 | --cascade=foreground로 삭제하지 않으면 그때까지 파드는 계속 실행됩니다.
      #                                 |
      #                                 | [kubernetes.io](https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/)"
    `);
  });
});

test('postStart: what waits for it', () => {
  const hook = ', lifecycle: { postStart<|>: { exec: { command: [sleep, "20"] } } }';
  const text = pod('hostNetwork: true', '', `, restartPolicy: Always${hook}`);
  expect(drawHover(text)).toMatchInlineSnapshot(`
    "  initContainers: [{ name: proxy, image: envoy, restartPolicy: Always, lifecycle: { postStart: { exec: { command: [sleep, "20"] } } } }]
    #                                                                                   ^^^^^^^^^ hover: **postStart of proxy: takes 20 s** (exec) — written at line 6
    #                                                                                             |
    #                                                                                             | Until it has ended no probe asks and app does not start; a deletion waits for it too. If it fails, the container is stopped and started again.
    #                                                                                             |
    #                                                                                             | [kubernetes.io](https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/)"
  `);
  expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
    "  initContainers: [{ name: proxy, image: envoy, restartPolicy: Always, lifecycle: { postStart: { exec: { command: [sleep, "20"] } } } }]
    #                                                                                   ^^^^^^^^^ hover: **proxy의 postStart: 20 s 걸림** (exec) — 6번째 줄에 작성됨
    #                                                                                             |
    #                                                                                             | 끝날 때까지 프로브가 실행되지 않고 삭제도 기다립니다. app 컨테이너도 그 뒤에 시작됩니다. 실패하면 컨테이너를 종료하고 다시 시작합니다.
    #                                                                                             |
    #                                                                                             | [kubernetes.io](https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/)"
  `);
  expect(drawHover(pod('hostNetwork: true', ', lifecycle: { postStart<|>: {} }'))).toMatchInlineSnapshot(`
    "  containers: [{ name: app, image: nginx:1.29, lifecycle: { postStart: {} } }]
    #                                                           ^^^^^^^^^ hover: **postStart of app** needs exactly one handler: the API server rejects this object.
    #                                                                     |
    #                                                                     | [kubernetes.io](https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/)"
  `);
});
