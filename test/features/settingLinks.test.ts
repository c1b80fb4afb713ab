// From what an app is told about its end to what overrides it, and back.
import { describe, expect, test } from 'vitest';
import { drawDefinition, drawReferences } from '../support/check.ts';

const orders = (told: string): string => `#- k8s/orders.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
spec:
  template:
    metadata: { labels: { app: orders } }
    spec:
      volumes: [{ name: config, configMap: { name: orders } }]
      containers:
        - name: app
          image: registry.example.com/shop/orders:3
          volumeMounts: [{ name: config, mountPath: /app/config }]
${told.replaceAll(/^/gm, '          ')}
`;

const sources = (line: string): string => `#- orders/src/main/resources/application.properties
server.port=80
${line}
`;

const map = (line: string): string => `#- k8s/config.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: orders }
data:
  application.yml: |
    spring:
      lifecycle:
        ${line}
`;

const env = (value: string): string => `env:\n  - name: SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE\n    value: ${value}`;
const args = (value: string): string => `args: ["--spring.lifecycle.timeout-per-shutdown-phase=${value}"]`;
const property = (value: string): string => `spring.lifecycle.timeout-per-shutdown-phase=${value}`;
const key = (value: string): string => `timeout-per-shutdown-phase: ${value}`;

describe('definition', () => {
  test('of what is overridden: what counts', () => {
    expect(drawDefinition(orders(env('15s')) + sources(property('<|>60s')))).toMatchInlineSnapshot(`
      "#- k8s/orders.yaml
                    value: 15s
      #                    ^^^ target"
    `);
    expect(drawDefinition(orders(args('15s')) + map(key('60<|>s')))).toMatchInlineSnapshot(`
      "#- k8s/orders.yaml
                args: ["--spring.lifecycle.timeout-per-shutdown-phase=15s"]
      #                                                               ^^^ target"
    `);
  });

  test('of what counts: what it overrides', () => {
    const text = orders(env('<|>15s')) + sources(property('60s')) + map(key('45s'));
    expect(drawDefinition(text)).toMatchInlineSnapshot(`
      "#- orders/src/main/resources/application.properties
      spring.lifecycle.timeout-per-shutdown-phase=60s
      #                                           ^^^ target
      #- k8s/config.yaml
              timeout-per-shutdown-phase: 45s
      #                                   ^^^ target"
    `);
    expect(drawDefinition(orders(args('15s<|>')) + map(key('60s')))).toMatchInlineSnapshot(`
      "#- k8s/config.yaml
              timeout-per-shutdown-phase: 60s
      #                                   ^^^ target"
    `);
  });

  test('of what nothing else says: none', () => {
    expect(drawDefinition(orders(env('<|>15s')))).toBe('');
  });
});

test('references: wherever the same is told', () => {
  const text = orders(env('15s')) + sources(property('<|>60s')) + map(key('45s'));
  expect(drawReferences(text)).toMatchInlineSnapshot(`
    "#- k8s/orders.yaml
                  value: 15s
    #                    ^^^ target
    #- orders/src/main/resources/application.properties
    spring.lifecycle.timeout-per-shutdown-phase=60s
    #                                           ^^^ target
    #- k8s/config.yaml
            timeout-per-shutdown-phase: 45s
    #                                   ^^^ target"
  `);
});
