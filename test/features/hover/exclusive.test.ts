// What a pod has for itself alone, or may not have at all.
import { expect, test } from 'vitest';
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

test('a port of the node, which a rollout has to wait for', () => {
  const text = workload(
    'Deployment',
    'replicas: 2\nstrategy: { rollingUpdate: { maxUnavailable: 0 } }',
    ', ports: [{ containerPort: 80, host<|>Port: 80 }]',
  );
  expect(drawHover(text)).toMatchInlineSnapshot(`
    "      containers: [{ name: app, image: app, ports: [{ containerPort: 80, hostPort: 80 }] }]
    #                                                                        ^^^^^^^^^^^^ hover: **hostPort 80: one such pod on a node**
    #                                                                                     |
    #                                                                                     | A new pod fits on a node when the old one there has ended, which takes up to its grace period of 30 s.
    #                                                                                     |
    #                                                                                     | A rollout needs a free node: maxUnavailable comes to 0, so an old pod goes only when a new one is available. With 2 nodes it waits for ever.
    #                                                                                     |
    #                                                                                     | [kubernetes.io](https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/)"
  `);
});

test('the names of the pods of a StatefulSet', () => {
  const text = workload('StatefulSet', 'service<|>Name: peers');
  const peers = (spec: string): string =>
    `---\napiVersion: v1\nkind: Service\nmetadata: { name: peers }\nspec: { ${spec} }\n`;
  expect(drawHover(text)).toMatchInlineSnapshot(`
    "  serviceName: peers
    # ^^^^^^^^^^^^^^^^^^ hover: **serviceName: pods are called web-0.peers.default.svc**, as long as they are ready
    #                    |
    #                    | No such Service is deployed with this one: nobody checks, and without it there are no names.
    #                    |
    #                    | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id)"
  `);
  expect(drawHover(text + peers('clusterIP: None'))).toMatchInlineSnapshot(`
    "  serviceName: peers
    # ^^^^^^^^^^^^^^^^^^ hover: **serviceName: pods are called web-0.peers.default.svc**, as long as they are ready
    #                    |
    #                    | Service **peers** ([line 12](file:///workspace/manifest.yaml#L12)) is headless, as it has to be.
    #                    |
    #                    | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id)"
  `);
  expect(drawHover(text + peers('type: ClusterIP'), { locale: 'ko' })).toMatchInlineSnapshot(`
    "  serviceName: peers
    # ^^^^^^^^^^^^^^^^^^ hover: **serviceName: 파드 이름은 web-0.peers.default.svc**, ready인 동안
    #                    |
    #                    | Service **peers** ([12번째 줄](file:///workspace/manifest.yaml#L12)): headless(clusterIP: None)가 아니어서 파드 이름이 생기지 않습니다.
    #                    |
    #                    | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id)"
  `);
});

test('containers that no manifest may have', () => {
  const text = workload('Deployment', 'replicas: 1').replace(
    '      containers:',
    '      ephemeral<|>Containers: [{ name: shell, image: busybox }]\n      containers:',
  );
  expect(drawHover(text)).toMatchInlineSnapshot(`
    "      ephemeralContainers: [{ name: shell, image: busybox }]
    #     ^^^^^^^^^^^^^^^^^^^ hover: **No manifest creates an ephemeral container**: the API server refuses it here; kubectl debug adds one to a pod that runs
    #                         |
    #                         | It has no ports, probes, hooks and resources, is never started again and cannot be taken away. When the pod is deleted, it gets its stop signal at t+0 s and SIGKILL with the others, within the grace period of 30 s.
    #                         |
    #                         | [kubernetes.io](https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/)"
  `);
});

test('the body of a request to add them, as it was before Kubernetes 1.22', () => {
  const text = [
    'apiVersion: v1',
    'kind: Ephemeral<|>Containers',
    'metadata: { name: example-pod }',
    'ephemeralContainers: [{ name: debugger, image: busybox, command: [sh] }]',
  ].join('\n');
  expect(drawHover(text)).toContain('**debugger for the pod example-pod that runs**: never started again');
  expect(drawHover(text, { locale: 'ko' })).toContain('**실행 중인 파드 example-pod에 추가할 debugger**');
});
