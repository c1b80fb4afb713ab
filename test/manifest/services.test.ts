import { describe, expect, test } from 'vitest';
import { objectText, readOne, specValues, textAt, told } from './read.ts';

describe('a Service', () => {
  const service = (spec: string) => specValues('v1', 'Service', spec);

  test('that says everything', () => {
    const written = {
      selector: { app: 'web' },
      type: 'LoadBalancer',
      clusterIP: 'None',
      clusterIPs: ['None'],
      externalName: 'example.com',
      publishNotReadyAddresses: true,
      internalTrafficPolicy: 'Local',
      externalTrafficPolicy: 'Local',
      healthCheckNodePort: 30000,
      sessionAffinity: 'ClientIP',
      loadBalancerClass: 'service.k8s.aws/nlb',
      trafficDistribution: 'PreferSameZone',
      ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 'web', nodePort: 30080 }],
    };
    // JSON is YAML.
    expect(service(JSON.stringify(written))).toEqual(written);
  });

  test('that says nothing', () => {
    expect(service('{ ports: [{ port: 80 }] }')).toEqual({
      type: 'ClusterIP by default',
      publishNotReadyAddresses: 'false by default',
      internalTrafficPolicy: 'Cluster by default',
      externalTrafficPolicy: 'Cluster by default',
      sessionAffinity: 'None by default',
      ports: [{ protocol: 'TCP by default', port: 80 }],
    });
  });

  test('that is filled in, or wrong', () => {
    expect(service('{ type: "${TYPE}", publishNotReadyAddresses: "true", ports: [{ port: "80" }] }')).toMatchObject({
      type: '? templated',
      publishNotReadyAddresses: '? wrongType',
      ports: [{ port: '? wrongType' }],
    });
  });

  test('its annotations have their places', () => {
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    example.com/drain: "300"\n';
    const drain = readOne('Service', text).annotationFields.get('example.com/drain');
    expect(told(drain)).toMatchObject({ value: '300', written: '"300"' });
  });
});

describe('a PodDisruptionBudget', () => {
  const budget = (spec: string) => specValues('policy/v1', 'PodDisruptionBudget', spec);

  test('with everything written, and with nothing', () => {
    const written = {
      selector: {
        matchLabels: { app: 'web' },
        matchExpressions: [{ key: 'tier', operator: 'In', values: ['a', 'b'] }],
      },
      minAvailable: 1,
      maxUnavailable: '50%',
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    };
    expect(budget(JSON.stringify(written))).toEqual(written);
    expect(budget('{}')).toEqual({ unhealthyPodEvictionPolicy: 'IfHealthyBudget by default' });
  });

  test.each([
    ['"${SELECTOR}"', {}],
    ['{ matchLabels: "${LABELS}" }', {}],
    ['{ matchLabels: { app: web }, matchExpressions: "${MORE}" }', { app: 'web' }],
  ])('a selector of %s holds for nothing', (selector, matchLabels) => {
    expect(budget(`{ selector: ${selector} }`)).toMatchObject({
      selector: { matchLabels, matchExpressions: [{ key: '', operator: '', values: [] }] },
    });
  });
});

test('a TargetGroupBinding and a Route name a Service', () => {
  const binding = 'spec: { targetType: ip, serviceRef: { name: web, port: 80 } }';
  const found = readOne('TargetGroupBinding', objectText('elbv2.k8s.aws/v1beta1', 'TargetGroupBinding', binding));
  expect([found.targetType?.value, found.backends.map(({ name, port }) => [name?.value, port?.value])]).toEqual([
    'ip',
    [['web', 80]],
  ]);
  const route =
    'spec: { host: example.com, to: { kind: Service, name: a }, alternateBackends: [{ kind: Other, name: c }, { name: b }], port: { targetPort: http } }';
  const { host, backends } = readOne('Route', objectText('route.openshift.io/v1', 'Route', route));
  expect([host?.value, backends.map(({ name, port, at }) => [name?.value, port?.value, textAt(at)])]).toEqual([
    'example.com',
    [
      ['a', 'http', '{ kind: Service, name: a }'],
      ['b', 'http', '{ name: b }'],
    ],
  ]);
});
