// Services, disruption budgets, autoscalers, and names of all of them.
import { describe, expect, test } from 'vitest';
import { object, table, verdict, workload } from './verdict.ts';

const dns1035 =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

describe('services', () => {
  const service = (spec: object, name = 'web') => object('v1', 'Service', spec, { name });
  const ports = [{ port: 80 }];

  table([
    ['a port', service({ ports }), []],
    ['no port', service({}), ['spec.ports: Required value']],
    ['headless without ports', service({ clusterIP: 'None' }), []],
    ['another name for a host', service({ type: 'ExternalName', externalName: 'db.example.com.' }), []],
    ['no other name', service({ type: 'ExternalName' }), ['spec.externalName: Required value']],
    [
      'two ports without names',
      service({ ports: [{ port: 80 }, { port: 81 }] }),
      ['spec.ports[0].name: Required value', 'spec.ports[1].name: Required value'],
    ],
    ['a digit first', service({ ports }, '1web'), []],
    [
      'a digit first before 1.36',
      service({ ports }, '1web'),
      [`metadata.name: Invalid value: "1web": ${dns1035}`],
      { minor: 35 },
    ],
    [
      'a node port of an inner Service',
      service({ ports: [{ port: 80, nodePort: 30_000 }] }),
      ["spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"],
    ],
    [
      'a policy for traffic that cannot come',
      service({ ports, externalTrafficPolicy: 'Local' }),
      ['spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services'],
    ],
    [
      'a load balancer with local traffic',
      service({ type: 'LoadBalancer', ports, externalTrafficPolicy: 'Local' }),
      [],
    ],
    [
      'a target by a name that is too long',
      service({ ports: [{ port: 80, targetPort: 'a-very-long-name' }] }),
      ['spec.ports[0].targetPort: Invalid value: "a-very-long-name": must be no more than 15 characters'],
    ],
    [
      'an address that is none',
      service({ ports, clusterIP: '10.0.0.256' }),
      [
        'spec.clusterIPs[0]: Invalid value: "10.0.0.256": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      ],
    ],
    [
      'stickiness without end',
      service({ ports, sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 90_000 } } }),
      [
        'spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 90000: must be greater than 0 and less than 86400',
      ],
    ],
    [
      'traffic to where nobody knows',
      service({ ports, trafficDistribution: 'PreferLocal' }),
      [
        'spec.trafficDistribution: Unsupported value: "PreferLocal": supported values: "PreferClose", "PreferSameNode", "PreferSameZone"',
      ],
    ],
    [
      'a type that is none',
      service({ ports, type: 'Headless' }),
      [
        'spec.type: Unsupported value: "Headless": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
      ],
    ],
  ]);
});

describe('disruption budgets', () => {
  const budget = (spec: object) => object('policy/v1', 'PodDisruptionBudget', spec);

  table([
    ['neither', budget({ selector: {} }), []],
    [
      'a percentage of a fraction',
      budget({ minAvailable: '50.5%' }),
      [
        "spec.minAvailable: Invalid value: \"50.5%\": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
      ],
    ],
    [
      'less than none',
      budget({ maxUnavailable: -1 }),
      ['spec.maxUnavailable: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      'an eviction policy that is none',
      budget({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'Never' }),
      [
        'spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "IfHealthyBudget"',
      ],
    ],
    [
      'an eviction policy before 1.26',
      budget({ unhealthyPodEvictionPolicy: 'AlwaysAllow' }),
      ['spec.unhealthyPodEvictionPolicy: strict decoding error: unknown field "spec.unhealthyPodEvictionPolicy"'],
      { minor: 25 },
    ],
    ['any name that fits in a URL', object('policy/v1', 'PodDisruptionBudget', {}, { name: 'Web_Budget' }), []],
  ]);
});

describe('autoscalers', () => {
  const scale = (spec: object, version = 'v2') =>
    object(`autoscaling/${version}`, 'HorizontalPodAutoscaler', {
      scaleTargetRef: { kind: 'Deployment', name: 'web' },
      maxReplicas: 3,
      ...spec,
    });
  const cpu = (target: object) => scale({ metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }] });

  table([
    [
      'a path for a name',
      scale({ scaleTargetRef: { kind: 'Deployment', name: 'web/api' } }),
      [`spec.scaleTargetRef.name: Invalid value: "web/api": may not contain '/'`],
    ],
    [
      'a metric of no object',
      scale({
        metrics: [{ type: 'Object', object: { metric: { name: 'hits' }, target: { type: 'Value', value: 1 } } }],
      }),
      [
        'spec.metrics[0].object.describedObject.kind: Required value',
        'spec.metrics[0].object.describedObject.name: Required value',
      ],
    ],
    [
      'less at most than at least',
      scale({ minReplicas: 4 }),
      ['spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`'],
    ],
    ['none at most', scale({ maxReplicas: 0 }, 'v1'), ['spec.maxReplicas: Invalid value: 0: must be greater than 0']],
    [
      'nothing to scale',
      scale({ scaleTargetRef: {} }),
      ['spec.scaleTargetRef.kind: Required value', 'spec.scaleTargetRef.name: Required value'],
    ],
    ['half of the processors', cpu({ type: 'Utilization', averageUtilization: 50 }), []],
    [
      'no number',
      cpu({ type: 'Utilization' }),
      [
        'spec.metrics[0].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization',
      ],
    ],
    [
      'a window of more than an hour',
      scale({ behavior: { scaleDown: { stabilizationWindowSeconds: 3601 } } }),
      ['spec.behavior.scaleDown.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600'],
    ],
    [
      'to zero with the gate',
      scale({
        minReplicas: 0,
        metrics: [{ type: 'External', external: { metric: { name: 'q' }, target: { type: 'Value', value: '1' } } }],
      }),
      [],
      { gates: { HPAScaleToZero: true } },
    ],
    [
      'a field of the other version',
      scale({ metrics: [] }, 'v1'),
      ['spec.metrics: strict decoding error: unknown field "spec.metrics"'],
    ],
  ]);
});

describe('versions', () => {
  const absent = ['apiVersion: the server could not find the requested resource'];
  const of = (apiVersion: string, kind: string, minor = 36) => verdict(object(apiVersion, kind, {}), { minor });

  test.for([
    ['extensions/v1beta1', 'Deployment'],
    ['apps/v1beta2', 'StatefulSet'],
    ['v1', 'Deployment'],
    ['apps/v1', 'Pod'],
    ['batch/v1beta1', 'CronJob'],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler'],
    ['v1', 'EphemeralContainers'],
  ] as const)('1.36 serves no %s %s', ([apiVersion, kind]) => {
    expect(of(apiVersion, kind)).toEqual(absent);
  });

  test('older clusters serve what newer ones do not, and the reverse', () => {
    expect(of('policy/v1beta1', 'PodDisruptionBudget', 24)).toEqual([]);
    expect(of('policy/v1', 'PodDisruptionBudget', 20)).toEqual(absent);
    expect(of('policy/v1', 'PodDisruptionBudget', 21)).toEqual([]);
  });

  test('kinds of others are no concern of ours', () => {
    expect(of('serving.knative.dev/v1', 'Service')).toEqual([]);
    expect(of('v1', 'ConfigMap')).toEqual([]);
  });
});

describe('names and labels', () => {
  const named = (metadata: object) =>
    JSON.stringify({ ...(JSON.parse(workload('Deployment', {})) as object), metadata });

  table([
    ['no name', named({}), ['metadata.name: Required value: name or generateName is required']],
    ['a prefix instead', named({ generateName: 'web-' }), []],
    [
      'a number',
      named({ name: 123 }),
      ['metadata.name: json: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string'],
    ],
    [
      'an annotation that is no text',
      named({ name: 'web', annotations: { 'example.com/on': true } }),
      [
        'metadata.annotations.example.com/on: json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.annotations of type string',
      ],
    ],
    [
      'a label with a space',
      named({ name: 'web', labels: { app: 'a b' } }),
      [
        "metadata.labels.app: Invalid value: \"a b\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
      ],
    ],
    [
      'a field that nobody knows',
      named({ name: 'web', label: {} }),
      ['metadata.label: strict decoding error: unknown field "metadata.label"'],
    ],
  ]);

  test('capitals', () => {
    expect(verdict(named({ name: 'Web' }))).toHaveLength(1);
  });
});
