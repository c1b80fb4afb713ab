import { describe, expect, test } from 'vitest';
import { specValues } from './read.ts';

describe('autoscalers', () => {
  const target = 'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }';
  const hpa = (text: string) => specValues('autoscaling/v2', 'HorizontalPodAutoscaler', text);
  const scaledObject = (text: string) => specValues('keda.sh/v1alpha1', 'ScaledObject', text);

  test('a HorizontalPodAutoscaler that says everything', () => {
    const scaleDown =
      'stabilizationWindowSeconds: 60, selectPolicy: Min, policies: [{ type: Pods, value: 1, periodSeconds: 5 }]';
    const text = `{ ${target}, minReplicas: 3, maxReplicas: 9, behavior: { scaleDown: { ${scaleDown} } } }`;
    expect(hpa(text)).toMatchInlineSnapshot(`
      {
        "behavior": {
          "scaleDown": {
            "policies": [
              {
                "periodSeconds": 5,
                "type": "Pods",
                "value": 1,
              },
            ],
            "selectPolicy": "Min",
            "stabilizationWindowSeconds": 60,
          },
          "scaleUp": {
            "policies": [
              {
                "periodSeconds": "15 by default",
                "type": "Pods by default",
                "value": "4 by default",
              },
              {
                "periodSeconds": "15 by default",
                "type": "Percent by default",
                "value": "100 by default",
              },
            ],
            "selectPolicy": "Max by default",
            "stabilizationWindowSeconds": "0 by default",
          },
        },
        "maxReplicas": 9,
        "minReplicas": 3,
        "scaleTargetRef": {
          "apiVersion": "apps/v1",
          "kind": "Deployment",
          "name": "web",
        },
      }
    `);
  });

  test('one that says the least', () => {
    expect(hpa(`{ ${target} }`)).toMatchInlineSnapshot(`
      {
        "behavior": {
          "scaleDown": {
            "policies": [
              {
                "periodSeconds": "15 by default",
                "type": "Percent by default",
                "value": "100 by default",
              },
            ],
            "selectPolicy": "Max by default",
            "stabilizationWindowSeconds": "300 by default",
          },
          "scaleUp": {
            "policies": [
              {
                "periodSeconds": "15 by default",
                "type": "Pods by default",
                "value": "4 by default",
              },
              {
                "periodSeconds": "15 by default",
                "type": "Percent by default",
                "value": "100 by default",
              },
            ],
            "selectPolicy": "Max by default",
            "stabilizationWindowSeconds": "0 by default",
          },
        },
        "minReplicas": "1 by default",
        "scaleTargetRef": {
          "apiVersion": "apps/v1",
          "kind": "Deployment",
          "name": "web",
        },
      }
    `);
    expect(specValues('autoscaling/v1', 'HorizontalPodAutoscaler', `{ ${target} }`)).toEqual(hpa(`{ ${target} }`));
  });

  test('without a target it is a patch', () => {
    expect(hpa('{ maxReplicas: 5 }')).toMatchObject({ minReplicas: '? partial', maxReplicas: 5 });
  });

  test('a number that is filled in, and one that is none', () => {
    expect(hpa(`{ ${target}, minReplicas: "\${MIN}", maxReplicas: many }`)).toMatchObject({
      minReplicas: '? templated',
      maxReplicas: '? wrongType',
    });
  });

  test('a ScaledObject that says everything', () => {
    const counts =
      'idleReplicaCount: 0, minReplicaCount: 2, maxReplicaCount: 8, pollingInterval: 5, cooldownPeriod: 60';
    const advanced =
      'advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 5 } } } }';
    const found = scaledObject(
      `{ scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: web }, ${counts}, ${advanced} }`,
    );
    expect(found).toMatchObject({ behavior: { scaleDown: { stabilizationWindowSeconds: 5 } } });
    expect({ ...(found as object), behavior: undefined }).toMatchInlineSnapshot(`
      {
        "behavior": undefined,
        "cooldownPeriod": 60,
        "idleReplicaCount": 0,
        "maxReplicaCount": 8,
        "minReplicaCount": 2,
        "pollingInterval": 5,
        "scaleTargetRef": {
          "apiVersion": "argoproj.io/v1alpha1",
          "kind": "Rollout",
          "name": "web",
        },
      }
    `);
  });

  test('one that says the least', () => {
    expect(scaledObject('{ scaleTargetRef: { name: web } }')).toMatchInlineSnapshot(`
      {
        "behavior": {
          "scaleDown": {
            "policies": [
              {
                "periodSeconds": "15 by default",
                "type": "Percent by default",
                "value": "100 by default",
              },
            ],
            "selectPolicy": "Max by default",
            "stabilizationWindowSeconds": "300 by default",
          },
          "scaleUp": {
            "policies": [
              {
                "periodSeconds": "15 by default",
                "type": "Pods by default",
                "value": "4 by default",
              },
              {
                "periodSeconds": "15 by default",
                "type": "Percent by default",
                "value": "100 by default",
              },
            ],
            "selectPolicy": "Max by default",
            "stabilizationWindowSeconds": "0 by default",
          },
        },
        "cooldownPeriod": "300 by default",
        "maxReplicaCount": "100 by default",
        "minReplicaCount": "0 by default",
        "pollingInterval": "30 by default",
        "scaleTargetRef": {
          "apiVersion": "apps/v1 by default",
          "kind": "Deployment by default",
          "name": "web",
        },
      }
    `);
  });
});
