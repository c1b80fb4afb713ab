// Where containers get their environment, files, CPUs and devices from.
import { describe } from 'vitest';
import { pod, podWith, table } from './verdict.ts';

const container = 'spec.containers[0]';

describe('environment', () => {
  const from = (valueFrom: unknown): string => podWith({ env: [{ name: 'A', valueFrom }] });
  const valueFrom = `${container}.env[0].valueFrom`;

  table([
    ['a name with a space', podWith({ env: [{ name: 'A B', value: '1' }] }), []],
    [
      'a name with a space, before 1.32',
      podWith({ env: [{ name: 'A B', value: '1' }] }),
      [
        `${container}.env[0].name: Invalid value: "A B": a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')`,
      ],
      { minor: 31 },
    ],
    ['a key', from({ secretKeyRef: { name: 'login', key: 'user.name' } }), []],
    [
      'a key of nothing',
      from({ configMapKeyRef: {} }),
      [`${valueFrom}.configMapKeyRef.name: Required value`, `${valueFrom}.configMapKeyRef.key: Required value`],
    ],
    ['a label of the pod', from({ fieldRef: { fieldPath: "metadata.labels['app']" } }), []],
    [
      'a field that nobody hands over',
      from({ fieldRef: { fieldPath: 'spec.replicas' } }),
      [
        `${valueFrom}.fieldRef.fieldPath: Unsupported value: "spec.replicas": supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"`,
      ],
    ],
    ['a limit', from({ resourceFieldRef: { resource: 'limits.memory' } }), []],
    [
      'a limit of no resource',
      from({ resourceFieldRef: {} }),
      [`${valueFrom}.resourceFieldRef.resource: Required value`],
    ],
    ['a whole ConfigMap', podWith({ envFrom: [{ configMapRef: { name: 'settings' } }] }), []],
    [
      'a whole nothing',
      podWith({ envFrom: [{}] }),
      [`${container}.envFrom: Invalid value: "": must specify one of: \`configMapRef\` or \`secretRef\``],
    ],
    [
      'a ConfigMap of no name',
      podWith({ envFrom: [{ configMapRef: {} }] }),
      [`${container}.envFrom[0].configMapRef.name: Required value`],
    ],
  ]);
});

describe('volumes', () => {
  const volume = (source: object): string => pod({ volumes: [{ name: 'data', ...source }] });

  table([
    ['a ConfigMap of no name', volume({ configMap: {} }), ['spec.volumes[0].configMap.name: Required value']],
    ['a Secret', volume({ secret: { secretName: 'login' } }), []],
    ['a Secret by the wrong key', volume({ secret: {} }), ['spec.volumes[0].secret.secretName: Required value']],
    [
      'a claim of no name',
      volume({ persistentVolumeClaim: {} }),
      ['spec.volumes[0].persistentVolumeClaim.claimName: Required value'],
    ],
    [
      'a path that leads out',
      volume({ hostPath: { path: '/data/../etc' } }),
      [`spec.volumes[0].hostPath.path: Invalid value: "/data/../etc": must not contain '..'`],
    ],
    ['a name with two dots', volume({ hostPath: { path: '/data/a..b' } }), []],
    [
      'less than nothing',
      volume({ emptyDir: { sizeLimit: '-1Gi' } }),
      ['spec.volumes[0].emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity'],
    ],
    [
      'mounted from its root',
      pod({
        volumes: [{ name: 'data' }],
        containers: [{ name: 'app', image: 'a', volumeMounts: [{ name: 'data', mountPath: '/d', subPath: '/d' }] }],
      }),
      [`${container}.volumeMounts[0].subPath: Invalid value: "/d": must be a relative path`],
    ],
  ]);
});

describe('resources', () => {
  const limits = (list: object): string => podWith({ resources: { limits: list } });

  table([
    ['huge pages', limits({ 'hugepages-2Mi': '4Mi', memory: '1Gi' }), []],
    ['a device', limits({ 'nvidia.com/gpu': 1 }), []],
    [
      'a device without a domain',
      limits({ gpu: 1 }),
      [`${container}.resources.limits.gpu: Invalid value: "gpu": must be a standard resource for containers`],
    ],
    [
      'half a device',
      limits({ 'nvidia.com/gpu': '500m' }),
      [`${container}.resources.limits.nvidia.com/gpu: Invalid value: "500m": must be an integer`],
    ],
    [
      'a device without a limit',
      podWith({ resources: { requests: { 'nvidia.com/gpu': 1 } } }),
      [`${container}.resources.limits: Required value: Limit must be set for non overcommitable resources`],
    ],
    [
      'fewer devices than the limit',
      podWith({ resources: { requests: { 'nvidia.com/gpu': 1 }, limits: { 'nvidia.com/gpu': 2 } } }),
      [`${container}.resources.requests: Invalid value: "1": must be equal to nvidia.com/gpu limit of 2`],
    ],
  ]);
});
