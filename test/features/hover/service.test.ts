import { describe, expect, test } from 'vitest';
import { drawHover } from '../../support/check.ts';
import { budget, service, web } from './manifests.ts';

describe('a selector', () => {
  test('what it selects', () => {
    expect(drawHover(service('selector: { app<|>: web }') + web(3))).toMatchInlineSnapshot(`
      "#- service.yaml
        selector: { app: web }
      #             ^^^^^^^^ hover: **Selects the pods of 1 workload**
      #                      |
      #                      | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3)): 3 pods
      #                      |
      #                      | [kubernetes.io](https://kubernetes.io/docs/concepts/services-networking/service/)"
    `);
    expect(drawHover(budget('').replace('selector', 'sel<|>ector') + web(1), { locale: 'ko' })).toMatchInlineSnapshot(`
      "#- budget.yaml
        selector: { matchLabels: { app: web } }
      # ^^^^^^^^ hover: **워크로드 1개의 파드를 선택**
      #          |
      #          | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3)): 파드 1개
      #          |
      #          | [kubernetes.io](https://kubernetes.io/docs/tasks/run-application/configure-pdb/)"
    `);
  });

  test('nothing', () => {
    expect(drawHover(service('selector: { app<|>: wab }') + web(3))).toMatchInlineSnapshot(`
      "#- service.yaml
        selector: { app: wab }
      #             ^^^^^^^^ hover: **Selects no pod** of the manifests that are deployed with this one
      #                      |
      #                      | [kubernetes.io](https://kubernetes.io/docs/concepts/services-networking/service/)"
    `);
  });
});

describe('a Service', () => {
  const selector = 'selector: { app: web }\n';

  test('which port of which container it sends to', () => {
    const text = service(`${selector}ports: [{ port: 80, target<|>Port: http }]`) + web(3);
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "#- service.yaml
        ports: [{ port: 80, targetPort: http }]
      #                     ^^^^^^^^^^^^^^^^ hover: **Port 80 sends to http of the pods**
      #                                      |
      #                                      | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3)): 8080 of app
      #                                      |
      #                                      | [kubernetes.io](https://kubernetes.io/docs/concepts/services-networking/service/)"
    `);
    expect(drawHover(text, { locale: 'ko' })).toMatchInlineSnapshot(`
      "#- service.yaml
        ports: [{ port: 80, targetPort: http }]
      #                     ^^^^^^^^^^^^^^^^ hover: **포트 80 → 파드의 http**
      #                                      |
      #                                      | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3)): app의 8080
      #                                      |
      #                                      | [kubernetes.io](https://kubernetes.io/docs/concepts/services-networking/service/)"
    `);
  });

  test('a port that nobody has, or nobody declares', () => {
    expect(drawHover(service(`${selector}ports: [{ port: 80, target<|>Port: grpc }]`) + web(3))).toMatchInlineSnapshot(`
      "#- service.yaml
        ports: [{ port: 80, targetPort: grpc }]
      #                     ^^^^^^^^^^^^^^^^ hover: **Port 80 sends to grpc of the pods**
      #                                      |
      #                                      | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3)): no port grpc, so nothing is sent there
      #                                      |
      #                                      | [kubernetes.io](https://kubernetes.io/docs/concepts/services-networking/service/)"
    `);
    expect(drawHover(service(`${selector}ports: [{ po<|>rt: 9090 }]`) + web(3))).toMatchInlineSnapshot(`
      "#- service.yaml
        ports: [{ port: 9090 }]
      #           ^^^^^^^^^^ hover: **Port 9090 sends to 9090 of the pods**
      #                      |
      #                      | - Deployment **web** ([web.yaml:3](file:///workspace/web.yaml#L3)): 9090, which no container declares
      #                      |
      #                      | [kubernetes.io](https://kubernetes.io/docs/concepts/services-networking/service/)"
    `);
  });

  test('its name, which is one thing, and the address behind it another', () => {
    const named = service(`${selector}ports: [{ port: 80 }]`).replace('front', 'fro<|>nt');
    expect(drawHover(named)).toMatchInlineSnapshot(`
      "metadata: { name: front }
      #           ^^^^^^^^^^^ hover: **front.default.svc resolves to its cluster IP**, and front alone does within default
      #                       |
      #                       | Where a request by name fails, try the cluster IP from inside of the cluster: if that answers, it is DNS; if not, look at the endpoints: the selector, the readiness of the pods, targetPort.
      #                       |
      #                       | [kubernetes.io](https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/)"
    `);
    expect(drawHover(named, { locale: 'ko' })).toMatchInlineSnapshot(`
      "metadata: { name: front }
      #           ^^^^^^^^^^^ hover: **front.default.svc 이름이 클러스터 IP로 해석됨**, default 안에서는 front만으로도 가능
      #                       |
      #                       | 이름으로 한 요청이 실패하면 클러스터 안에서 클러스터 IP로 시도하십시오. 응답하면 DNS 문제이고, 응답하지 않으면 엔드포인트(셀렉터, 파드의 readiness, targetPort)를 확인하십시오.
      #                       |
      #                       | [kubernetes.io](https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/)"
    `);
    expect(drawHover(named.replace('ports:', 'clusterIP: None\n  ports:'))).toMatch(
      'Headless: front.default.svc resolves to the pods',
    );
  });

  test('names and caches of a headless one', () => {
    expect(drawHover(service(`${selector}clusterIP<|>: None`))).toMatchInlineSnapshot(`
      "  clusterIP: None
      # ^^^^^^^^^^^^^^^ hover: **Headless: front.default.svc resolves to the pods that are ready**, and a pod of a StatefulSet to POD.front.default.svc
      #                 |
      #                 | A pod loses its record when it is deleted; clients that cache it send for about 30 s more (assumed, adjustable).
      #                 |
      #                 | [kubernetes.io](https://kubernetes.io/docs/concepts/services-networking/service/#headless-services)"
    `);
    expect(drawHover(service(`${selector}clusterIP<|>: 10.0.0.1`))).toBe('');
  });

  test('pods that are not ready', () => {
    expect(drawHover(service(`${selector}publishNotReady<|>Addresses: true`))).toMatchInlineSnapshot(`
      "  publishNotReadyAddresses: true
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **Pods get requests before they are ready and while they terminate** — written at line 6
      #                                |
      #                                | Right for peers that must find each other while they start, wrong for traffic: nothing takes a pod that stops out of rotation.
      #                                |
      #                                | [kubernetes.io](https://kubernetes.io/docs/concepts/services-networking/service/)"
    `);
    expect(drawHover(service(`${selector}publishNotReady<|>Addresses: false`))).toMatchInlineSnapshot(`
      "  publishNotReadyAddresses: false
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hover: **Pods get requests only while they are ready and do not terminate** — written at line 6
      #                                 |
      #                                 | [kubernetes.io](https://kubernetes.io/docs/concepts/services-networking/service/)"
    `);
  });

  test('how long clients go on sending', () => {
    const text = service(`${selector}type: Load<|>Balancer\nexternalTrafficPolicy: Local`);
    expect(drawHover(text)).toMatchInlineSnapshot(`
      "  type: LoadBalancer
      # ^^^^^^^^^^^^^^^^^^ hover: **LoadBalancer, externalTrafficPolicy Local: about 30 s from a pod's deletion until the last client stops sending to it** — assumed, adjustable: endpointsPropagateIn
      #                    |
      #                    | [kubernetes.io](https://kubernetes.io/docs/concepts/services-networking/service/)"
    `);
    expect(drawHover(text, { assumptions: new Map([['endpointsPropagateIn', '2s']]) })).toContain('about 2 s');
  });
});
