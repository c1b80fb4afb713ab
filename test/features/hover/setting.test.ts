// Hovers over what an app is told about its end: who takes it, and what follows.
import { describe, expect, test } from 'vitest';
import { drawHover } from '../../support/check.ts';

const orders = (more: string): string => `#- k8s/orders.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
spec:
  template:
    metadata: { labels: { app: orders } }
    spec:
      containers:
        - name: app
          image: registry.example.com/shop/orders:3
          lifecycle: { preStop: { exec: { command: ["sleep", "10"] } } }
${more.replaceAll(/^/gm, '          ')}
`;

describe('in a file of the sources', () => {
  const yml = (value: string): string =>
    `#- orders/src/main/resources/application.yml\nserver.port: 80\nspring:\n  lifecycle:\n    timeout-per-<|>shutdown-phase: ${value}\n`;

  test('its workload, with the instants that follow', () => {
    expect(drawHover(orders('env: []') + yml('60s'))).toMatchInlineSnapshot(`
      "#- orders/src/main/resources/application.yml
          timeout-per-shutdown-phase: 60s
      #                               ^^^ hover: **spring.lifecycle.timeout-per-shutdown-phase: 60 s**
      #                                   |
      #                                   | - Deployment **orders** ([orders.yaml:3](file:///workspace/k8s/orders.yaml#L3)) · app: SIGTERM at t+10 s · SIGKILL at t+30 s if it still runs · exits at t+10 s … t+30 s
      #                                   |
      #                                   | [Spring Boot](https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html)"
    `);
  });

  test('overridden', () => {
    const env = 'env: [{ name: SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE, value: 15s }]';
    expect(drawHover(orders(env) + yml('60s'))).toMatchInlineSnapshot(`
      "#- orders/src/main/resources/application.yml
          timeout-per-shutdown-phase: 60s
      #                               ^^^ hover: **spring.lifecycle.timeout-per-shutdown-phase: 60 s**
      #                                   |
      #                                   | - Deployment **orders** ([orders.yaml:3](file:///workspace/k8s/orders.yaml#L3)) · app: overridden by SPRING\\_LIFECYCLE\\_TIMEOUTPERSHUTDOWNPHASE = 15s ([orders.yaml:12](file:///workspace/k8s/orders.yaml#L12))
      #                                   |
      #                                   | [Spring Boot](https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html)"
    `);
  });

  test('in Korean', () => {
    expect(drawHover(orders('env: []') + yml('60s'), { locale: 'ko' })).toMatchInlineSnapshot(`
      "#- orders/src/main/resources/application.yml
          timeout-per-shutdown-phase: 60s
      #                               ^^^ hover: **spring.lifecycle.timeout-per-shutdown-phase: 60 s**
      #                                   |
      #                                   | - Deployment **orders** ([orders.yaml:3](file:///workspace/k8s/orders.yaml#L3)) · app: t+10 s에 SIGTERM · 아직 실행 중이면 t+30 s에 SIGKILL · t+10 s … t+30 s에 종료
      #                                   |
      #                                   | [Spring Boot](https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html)"
    `);
  });

  test('of an app that nobody here deploys', () => {
    expect(drawHover(yml('60s'))).toBe('');
  });

  test('for a profile that may be active', () => {
    const prod = `#- orders/src/main/resources/application-prod.properties\nserver.shutdown=<|>immediate\n`;
    expect(drawHover(orders('env: []') + prod)).toMatchInlineSnapshot(`
      "#- orders/src/main/resources/application-prod.properties
      server.shutdown=immediate
      #               ^^^^^^^^^ hover: **server.shutdown: immediate**
      #                         |
      #                         | - Deployment **orders** ([orders.yaml:3](file:///workspace/k8s/orders.yaml#L3)) · app: if profile prod
      #                         |
      #                         | [Spring Boot](https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html)"
    `);
  });
});

test('in a ConfigMap, on its line of the block', () => {
  const map = `#- k8s/config.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: orders }
data:
  application.yml: |
    server:
      port: 80
      shutdown: <|>immediate
`;
  const pod = orders('volumeMounts: [{ name: config, mountPath: /app/config }]').replace(
    '      containers:',
    '      volumes: [{ name: config, configMap: { name: orders } }]\n      containers:',
  );
  expect(drawHover(pod + map)).toMatchInlineSnapshot(`
    "#- k8s/config.yaml
          shutdown: immediate
    #               ^^^^^^^^^ hover: **server.shutdown: immediate**
    #                         |
    #                         | - Deployment **orders** ([orders.yaml:3](file:///workspace/k8s/orders.yaml#L3)) · app: SIGTERM at t+10 s · exits at t+10 s
    #                         |
    #                         | [Spring Boot](https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html)"
  `);
});

test('in a variable, and in an argument among others', () => {
  const env = 'env:\n  - name: SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE\n    value: <|>PT1M';
  expect(drawHover(orders(env))).toMatchInlineSnapshot(`
    "              value: PT1M
    #                    ^^^^ hover: **spring.lifecycle.timeout-per-shutdown-phase: 60 s**
    #                         |
    #                         | - Deployment **orders** ([line 3](file:///workspace/k8s/orders.yaml#L3)) · app: SIGTERM at t+10 s · SIGKILL at t+30 s if it still runs · exits at t+10 s … t+30 s
    #                         |
    #                         | [Spring Boot](https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html)"
  `);
  const args = 'command: ["gunicorn", "--graceful-timeout", "<|>45", "orders"]';
  expect(drawHover(orders(args))).toMatchInlineSnapshot(`
    "          command: ["gunicorn", "--graceful-timeout", "45", "orders"]
    #                                                      ^^ hover: **graceful\\_timeout: 45 s**
    #                                                         |
    #                                                         | - Deployment **orders** ([line 3](file:///workspace/k8s/orders.yaml#L3)) · app: SIGTERM at t+10 s · SIGKILL at t+30 s if it still runs · exits at t+10 s … t+30 s
    #                                                         |
    #                                                         | [gunicorn](https://docs.gunicorn.org/en/stable/signals.html)"
  `);
});
