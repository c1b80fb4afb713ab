import { expect, test } from 'vitest';
import { pod, values } from './read.ts';

const spec = (text: string) => pod({ spec: text.split('\n') }).pod.spec;

test('a pod that goes anywhere', () => {
  const { hostNetwork, dnsPolicy, nodeName, nodeSelector, affinity, tolerations, topologySpreadConstraints } = spec('');
  expect(values({ hostNetwork, dnsPolicy, nodeName, nodeSelector, tolerations, topologySpreadConstraints })).toEqual({
    hostNetwork: 'false by default',
    dnsPolicy: 'ClusterFirst by default',
    nodeSelector: {},
    tolerations: [],
    topologySpreadConstraints: [],
  });
  const none = { required: [], preferred: [] };
  expect(values(affinity)).toEqual({ nodeAffinity: none, podAffinity: none, podAntiAffinity: none });
});

test('the network and the node', () => {
  const { hostNetwork, dnsPolicy, nodeName, nodeSelector } = spec(
    'hostNetwork: true\ndnsPolicy: ClusterFirstWithHostNet\nnodeName: node-1\nnodeSelector: { cloud.google.com/gke-spot: "true", zone: "${ZONE}" }',
  );
  expect(values({ hostNetwork, dnsPolicy, nodeName, nodeSelector })).toEqual({
    hostNetwork: true,
    dnsPolicy: 'ClusterFirstWithHostNet',
    nodeName: 'node-1',
    nodeSelector: { 'cloud.google.com/gke-spot': 'true', zone: '? templated' },
  });
});

test('which nodes', () => {
  const { affinity } = spec(`affinity:
  nodeAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      nodeSelectorTerms: [{ matchExpressions: [{ key: karpenter.sh/capacity-type, operator: In, values: [spot] }] }]
    preferredDuringSchedulingIgnoredDuringExecution:
      - { weight: 1, preference: { matchExpressions: [{ key: zone, operator: Exists }] } }`);
  expect(values(affinity.nodeAffinity)).toEqual({
    required: [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot'] }],
    preferred: [{ key: 'zone', operator: 'Exists' }],
  });
});

test('beside which pods', () => {
  const { affinity } = spec(`affinity:
  podAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - { weight: 1, podAffinityTerm: { topologyKey: zone, labelSelector: { matchLabels: { app: db } }, namespaceSelector: {} } }
  podAntiAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      - topologyKey: kubernetes.io/hostname
        labelSelector: { matchLabels: { app: web } }
        namespaces: [a]
        matchLabelKeys: [pod-template-hash]
        mismatchLabelKeys: [tenant]`);
  const selects = (app: string) => ({ matchLabels: { app }, matchExpressions: [] });
  const everything = { matchLabels: {}, matchExpressions: [] };
  expect(values(affinity.podAffinity)).toEqual({
    required: [],
    preferred: [{ topologyKey: 'zone', labelSelector: selects('db'), namespaceSelector: everything }],
  });
  expect(values(affinity.podAntiAffinity)).toEqual({
    required: [
      {
        topologyKey: 'kubernetes.io/hostname',
        labelSelector: selects('web'),
        namespaces: ['a'],
        matchLabelKeys: ['pod-template-hash'],
        mismatchLabelKeys: ['tenant'],
      },
    ],
    preferred: [],
  });
});

test('what it bears, and how it spreads', () => {
  const { tolerations, topologySpreadConstraints } = spec(`tolerations:
  - { key: spot, operator: Exists, effect: NoExecute, tolerationSeconds: 30 }
  - { key: gpu, value: "true" }
topologySpreadConstraints:
  - { maxSkew: 1, minDomains: 3, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {}, matchLabelKeys: [a] }
  - { maxSkew: "1" }`);
  expect(values(tolerations)).toEqual([
    { key: 'spot', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
    { key: 'gpu', operator: 'Equal by default', value: 'true' },
  ]);
  expect(values(topologySpreadConstraints)).toEqual([
    {
      maxSkew: 1,
      minDomains: 3,
      topologyKey: 'zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: {}, matchExpressions: [] },
      matchLabelKeys: ['a'],
    },
    { maxSkew: '? wrongType', whenUnsatisfiable: 'DoNotSchedule by default' },
  ]);
});
