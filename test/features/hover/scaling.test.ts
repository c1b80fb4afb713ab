import { expect, test } from 'vitest';
import { drawHover } from '../../support/check.ts';
import { deployment, service, web } from './manifests.ts';

const scaler = `#- scaler.yaml
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: scaler }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 2
  maxReplicas: 10
`;

test('an autoscaler and what it scales', () => {
  expect(drawHover(scaler.replace('minReplicas', 'min<|>Replicas') + web(3))).toMatchInlineSnapshot(`
    "#- scaler.yaml
      minReplicas: 2
    # ^^^^^^^^^^^^^^ hover: **Keeps between 2 and 10 pods**: Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3))
    #                |
    #                | It adds pods after 0 s of higher need and removes them after 300 s of lower need; it looks every 15 s. A budget does not hold it back.
    #                |
    #                | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/)"
  `);
  expect(drawHover(scaler.replace('maxReplicas', 'max<|>Replicas') + web(3), { locale: 'ko' })).toMatchInlineSnapshot(`
    "#- scaler.yaml
      maxReplicas: 10
    # ^^^^^^^^^^^^^^^ hover: **파드를 2개와 10개 사이로 유지**: Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3))
    #                 |
    #                 | 필요가 0 s 늘면 늘리고 300 s 줄면 줄이며, 15 s마다 확인합니다. PodDisruptionBudget은 이를 막지 않습니다.
    #                 |
    #                 | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/)"
  `);
});

test('replicas that an autoscaler has its say in', () => {
  expect(drawHover(scaler + web(3).replace('replicas', 'repli<|>cas'))).toMatchInlineSnapshot(`
    "#- web.yaml
      replicas: 3
    # ^^^^^^^^^^^ hover: **Keeps between 2 and 10 pods**: HorizontalPodAutoscaler **scaler** ([scaler.yaml:3](file:///workspace/scaler.yaml#L3))
    #             |
    #             | Every apply of this file sets 3 again, until the autoscaler looks next.
    #             |
    #             | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/)"
  `);
  expect(drawHover(web(3).replace('replicas', 'repli<|>cas'))).toBe('');
});

test('a backend of a route', () => {
  const ingress = `#- ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: outside }
spec: { defaultBackend: { service: { name: fr<|>ont, port: { number: 80 } } } }
`;
  expect(drawHover(ingress + service('selector: { app: web }') + web(3))).toMatchInlineSnapshot(`
    "#- ingress.yaml
    spec: { defaultBackend: { service: { name: front, port: { number: 80 } } } }
    #                                    ^^^^^^^^^^^ hover: **Sends to** Service **front** ([service.yaml:3](file:///workspace/service.yaml#L3)), which selects
    #                                                |
    #                                                | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3))
    #                                                |
    #                                                | [kubernetes.io](https://kubernetes.io/docs/concepts/services-networking/service/)"
  `);
});

test('a NetworkPolicy', () => {
  const policy = `#- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: policy }
spec: { podSelector: { matchLabels: { app<|>: web } } }
`;
  expect(drawHover(policy + web(3))).toContain('**Selects the pods of 1 workload**');
});

test('a claim', () => {
  const claim = (mode: string): string => `#- claim.yaml
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: disk }
spec: { accessModes: [${mode}] }
`;
  const pod = `#- web.yaml\n${deployment('web', 1)}      volumes: [{ name: data, persistentVolumeClaim: { claimName: di<|>sk } }]\n`;
  expect(drawHover(pod + claim('ReadWriteOnce'))).toContain('One node can have it at a time');
  expect(drawHover(pod + claim('ReadWriteOncePod'))).toContain('One pod can have it at a time');
  expect(drawHover(pod + claim('ReadWriteMany'))).toContain('at once');
});
