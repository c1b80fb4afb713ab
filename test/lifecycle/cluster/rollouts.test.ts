// What happens when during a rollout, controller by controller.
import { describe, expect, test } from 'vitest';
import { threeNodes } from '../../../server/src/core/scenario/placement.ts';
import { played, podsOf, rolloutOf, secondsOf } from '../../scenario/staged.ts';

interface Sketch {
  readonly kind: string;
  readonly spec?: string;
  readonly pod?: string;
}

/** Pods that stop at once and are ready 10 s after they start. */
function workload({ kind, spec = '', pod = '' }: Sketch): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
${spec
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
  template:
    metadata: { labels: { app: web } }
    spec:
${pod
  .split('\n')
  .map((line) => `      ${line}`)
  .join('\n')}
      containers:
        - name: app
          image: registry.example/app
          ports: [{ containerPort: 80 }]
          readinessProbe: { initialDelaySeconds: 10, periodSeconds: 1, httpGet: { path: /, port: 80 } }
`;
}

const quick = { 'app.exitsAfterStopSignal': '0s', 'app.readyAfter': '0s' };
const roll = (sketch: Sketch, nodes = threeNodes()) => played(workload(sketch), rolloutOf('web'), nodes, quick);
const least = ({ outcome }: ReturnType<typeof roll>): number =>
  Math.min(...outcome.readyEndpoints.map(({ ready }) => ready));

describe('StatefulSet', () => {
  const spec = 'replicas: 3\nserviceName: web';

  test('OrderedReady: from the highest ordinal on, one at a time, each when the one before is ready', () => {
    const timeline = roll({ kind: 'StatefulSet', spec });
    expect(podsOf(timeline, 'podMarkedTerminating')).toEqual(['web-2', 'web-1', 'web-0']);
    expect(podsOf(timeline, 'podReady')).toEqual(['web-2', 'web-1', 'web-0']);
    expect(least(timeline)).toBe(2);
  });

  test('Parallel does not relax that', () => {
    const timeline = roll({ kind: 'StatefulSet', spec: `${spec}\npodManagementPolicy: Parallel` });
    expect(podsOf(timeline, 'podReady')).toEqual(['web-2', 'web-1', 'web-0']);
    expect(least(timeline)).toBe(2);
  });

  test('with a partition those below it stay as they are', () => {
    const timeline = roll({
      kind: 'StatefulSet',
      spec: `${spec}\nupdateStrategy: { rollingUpdate: { partition: 2 } }`,
    });
    expect(podsOf(timeline, 'podMarkedTerminating')).toEqual(['web-2']);
    expect(timeline.outcome.completedAt).not.toBeNull();
  });
});

describe('DaemonSet', () => {
  test('without a surge a node has no pod until its new one is ready', () => {
    const timeline = roll({ kind: 'DaemonSet' });
    expect(podsOf(timeline, 'podMarkedTerminating')).toEqual(['web-node-1', 'web-node-2', 'web-node-3']);
    expect(least(timeline)).toBe(2);
  });

  test('with a surge the old one goes when the new one beside it is ready', () => {
    const spec = 'updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }';
    const timeline = roll({ kind: 'DaemonSet', spec });
    expect(timeline.outcome.completedAt).not.toBeNull();
    expect(least(timeline)).toBe(3);
  });
});

describe('Deployment', () => {
  test('Recreate: nobody is there from the first moment until the new ones are ready, and they come together', () => {
    const timeline = roll({ kind: 'Deployment', spec: 'replicas: 3\nstrategy: { type: Recreate }' });
    const created = secondsOf(timeline, 'podCreated');
    expect(new Set(created).size).toBe(1);
    expect(created[0]).toBeGreaterThan(Math.max(...secondsOf(timeline, 'podRemoved')));
    expect(least(timeline)).toBe(0);
  });

  test('minReadySeconds: the next step waits so long after each pod is ready', () => {
    const spec = 'replicas: 2\nstrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }';
    const without = roll({ kind: 'Deployment', spec }).outcome.completedAt ?? NaN;
    const timeline = roll({ kind: 'Deployment', spec: `${spec}\nminReadySeconds: 30` });
    expect((timeline.outcome.completedAt ?? NaN) - without).toBeCloseTo(60_000, -2);
  });

  test('a deadline that passes is said, and the rollout goes on', () => {
    const spec = 'replicas: 1\nprogressDeadlineSeconds: 5';
    const timeline = roll({ kind: 'Deployment', spec });
    expect(secondsOf(timeline, 'progressDeadlineExceeded')).toEqual([5]);
    expect(timeline.outcome.completedAt).not.toBeNull();
  });

  test('pods that keep away from one another wait for ever for a fourth node', () => {
    const spec = 'replicas: 3\nstrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }';
    const term = '{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }';
    const pod = `affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [${term}] } }`;
    const stuck = roll({ kind: 'Deployment', spec, pod });
    expect(stuck.outcome).toMatchObject({ completedAt: null, blockedBy: ['Pod/web-d'] });
    expect(stuck.events.find(({ type }) => type === 'podUnschedulable')?.detail).toEqual({ reason: 'podAntiAffinity' });
    expect(roll({ kind: 'Deployment', spec, pod }, threeNodes(4)).outcome.completedAt).not.toBeNull();
  });

  test('a hostPort holds up a surge on one node, which Recreate does not need', () => {
    const pod = 'hostNetwork: true';
    const one = threeNodes(1);
    const stuck = roll({ kind: 'Deployment', spec: 'replicas: 1', pod }, one);
    expect(stuck.outcome.completedAt).toBeNull();
    expect(stuck.events.find(({ type }) => type === 'podUnschedulable')?.detail).toEqual({ reason: 'hostPort' });
    const recreated = roll({ kind: 'Deployment', spec: 'replicas: 1\nstrategy: { type: Recreate }', pod }, one);
    expect(recreated.outcome.completedAt).not.toBeNull();
  });

  test('a volume that one pod may have to itself holds up a surge on every node', () => {
    const claim = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOncePod], resources: { requests: { storage: 1Gi } } }
---
`;
    const pod = 'volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]';
    const text = claim + workload({ kind: 'Deployment', spec: 'replicas: 1', pod });
    const stuck = played(text, rolloutOf('web'), threeNodes(), quick);
    expect(stuck.outcome.completedAt).toBeNull();
    expect(stuck.events.find(({ type }) => type === 'podUnschedulable')?.detail).toEqual({ reason: 'volume' });
  });
});
