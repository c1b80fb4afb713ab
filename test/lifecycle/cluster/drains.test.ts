// What a drain meets: budgets of every shape, pods that nobody makes again, and pods that are not well.
import { describe, expect, test } from 'vitest';
import { drainOf, nodesWith, played, podsOf, secondsOf } from '../../scenario/staged.ts';

const deployment = (replicas: number, probe = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${String(replicas)}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: app, image: registry.example/app${probe} }]
`;
const budget = (spec: string, name = 'web'): string => `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name} }
spec: { ${spec}, selector: { matchLabels: { app: web } } }
`;
const bare = `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: app, image: registry.example/app }] }
`;
const quick = { 'app.exitsAfterStopSignal': '1s' };
const two = nodesWith({ 'node-1': ['web-a', 'web-b'], 'node-2': [] });

describe('budgets', () => {
  test('one that allows nothing is named, and kubectl asks every 5 s', () => {
    const timeline = played(deployment(2) + budget('maxUnavailable: 0'), drainOf([['node-1']]), two, quick);
    expect(timeline.outcome).toMatchObject({ completedAt: null, blockedBy: ['PodDisruptionBudget/web'] });
    const [first = 0, , third = 0] = secondsOf(timeline, 'evictionRefused');
    expect(third - first).toBeLessThanOrEqual(5);
  });

  test('two on one pod are an error of the server, which kubectl does not ask again', () => {
    const text = deployment(2) + budget('maxUnavailable: 1') + budget('minAvailable: 1', 'other');
    const timeline = played(text, drainOf([['node-1']]), two, quick);
    expect(podsOf(timeline, 'evictionRefused')).toEqual(['web-a', 'web-b']);
    expect(timeline.outcome.blockedBy[0]).toContain('This pod has more than one PodDisruptionBudget');
  });

  test('--disable-eviction asks none of them', () => {
    const act = drainOf([['node-1']], { disableEviction: true });
    const timeline = played(deployment(2) + budget('maxUnavailable: 0'), act, two, quick);
    expect(timeline.outcome.completedAt).not.toBeNull();
    expect(podsOf(timeline, 'podMarkedTerminating')).toEqual(['web-a', 'web-b']);
  });
});

describe('pods that are not ready', () => {
  const never = ', readinessProbe: { httpGet: { path: /, port: 80 } }';
  const unready = { ...quick, 'app.readyAfter': 'never' };
  const drained = (spec: string) =>
    played(deployment(2, never) + budget(spec), drainOf([['node-1']]), two, unready).outcome;

  test('are kept by a budget that has not enough healthy ones', () => {
    expect(drained('minAvailable: 1').blockedBy).toEqual(['PodDisruptionBudget/web']);
  });

  test('may go whatever the budget says with AlwaysAllow', () => {
    expect(drained('minAvailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow').completedAt).not.toBeNull();
  });
});

describe('pods that nobody makes again', () => {
  const one = nodesWith({ 'node-1': ['web'], 'node-2': [] });

  test('stop a drain before it begins, and --force takes them for good', () => {
    const refused = played(bare, drainOf([['node-1']]), one, quick);
    expect(podsOf(refused, 'podMarkedTerminating')).toEqual([]);
    expect(refused.outcome.blockedBy).toEqual([
      'cannot delete Pods that declare no controller (use --force to override): default/web',
    ]);
    const forced = played(bare, drainOf([['node-1']], { force: true }), one, quick);
    expect(forced.outcome.completedAt).not.toBeNull();
    expect(podsOf(forced, 'podCreated')).toEqual([]);
  });
});

describe('pods that wait for a node', () => {
  test('do not count as healthy, so that the next drain is refused', () => {
    const full = nodesWith({ 'node-1': ['web-a'], 'node-2': ['web-b'] }, 1);
    const act = drainOf([['node-1'], ['node-2']]);
    const timeline = played(deployment(2) + budget('minAvailable: 1'), act, full, quick);
    expect(podsOf(timeline, 'podUnschedulable')[0]).toBe('web-c');
    expect(timeline.outcome.blockedBy).toEqual(['PodDisruptionBudget/web']);
    expect(timeline.events.filter(({ type }) => type === 'nodeDrained')).toMatchObject([
      { detail: { node: 'node-1' } },
    ]);
  });
});

test('--grace-period holds for every pod that is evicted', () => {
  const stubborn = { 'app.exitsAfterStopSignal': 'never' };
  const grace = { value: 3, origin: { type: 'requested', option: '--grace-period=3' } } as const;
  const slow = played(deployment(2), drainOf([['node-1']]), two, stubborn).outcome.completedAt ?? 0;
  const fast = played(deployment(2), drainOf([['node-1']], { gracePeriodSeconds: grace }), two, stubborn);
  expect(slow).toBeGreaterThan(30_000);
  expect(fast.outcome.completedAt).toBeLessThan(5_000);
});
