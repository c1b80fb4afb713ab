// What happens when while Argo Rollouts replaces pods: steps, pauses, the switch of the traffic, and the old pods after it.
import { describe, expect, test } from 'vitest';
import { canaryGoal } from '../../../server/src/core/lifecycle/cluster/controllers/canaryReplicas.ts';
import { threeNodes } from '../../../server/src/core/scenario/placement.ts';
import { played, rolloutOf, secondsOf } from '../../scenario/staged.ts';

/** Pods that stop at once and are ready about 10 s after they start. */
function rollout(strategy: string, replicas = 4): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web }
spec:
  replicas: ${String(replicas)}
  selector: { matchLabels: { app: web } }
  strategy: { ${strategy} }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: app
          image: registry.example/app
          ports: [{ containerPort: 80 }]
          readinessProbe: { initialDelaySeconds: 10, periodSeconds: 1, httpGet: { path: /, port: 80 } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;
}

const quick = { 'app.exitsAfterStopSignal': '0s', 'app.readyAfter': '0s' };
const roll = (strategy: string, replicas?: number) =>
  played(rollout(strategy, replicas), rolloutOf('web'), threeNodes(), quick);
type Played = ReturnType<typeof roll>;

const lowest = ({ outcome }: Played): number => Math.min(...outcome.readyEndpoints.map(({ ready }) => ready));
const highest = ({ outcome }: Played): number => Math.max(...outcome.readyEndpoints.map(({ ready }) => ready));
const details = ({ events }: Played, type: string): readonly unknown[] =>
  events.filter((event) => event.type === type).map(({ detail }) => detail);
/** Seconds from the last shift of the traffic until the old pods are deleted. */
const staysFor = (timeline: Played): number => {
  const deleted = secondsOf(timeline, 'podMarkedTerminating');
  return Math.min(...deleted) - (secondsOf(timeline, 'trafficShifted').at(-1) ?? NaN);
};

describe('how many pods are new at a weight', () => {
  test.each([
    // replicas, surge, percent, old, new
    [10, 1, 10, 9, 1],
    [3, 0, 50, 1, 2],
    [5, 2, 30, 4, 2],
    [10, 0, 1, 9, 1],
    [10, 0, 99, 1, 9],
    [1, 0, 50, 0, 1],
    [1, 1, 50, 1, 1],
    [4, 1, 0, 4, 0],
    [4, 1, 100, 0, 4],
    [0, 1, 50, 0, 0],
  ])('%i replicas, surge %i, %i %%: %i old and %i new', (replicas, surge, percent, old, fresh) => {
    expect(canaryGoal({ replicas, surge }, percent)).toEqual({ old, new: fresh });
  });
});

describe('canary', () => {
  test('without a router: steps, pauses, and the pods are the weight', () => {
    const timeline = roll(
      'canary: { maxSurge: 1, maxUnavailable: 0, steps: [{ setWeight: 25 }, { pause: { duration: 1m } }, { setWeight: 50 }] }',
    );
    const [paused = NaN] = secondsOf(timeline, 'rolloutPaused');
    const created = secondsOf(timeline, 'podCreated');
    expect(details(timeline, 'rolloutPaused')).toEqual([{ owner: 'Rollout/web', field: 'pause', endsAfter: 60_000 }]);
    expect(created.filter((at) => at < paused)).toHaveLength(1);
    expect(created.filter((at) => at >= paused + 60)).toHaveLength(3);
    expect(created).toHaveLength(4);
    expect(lowest(timeline)).toBe(4);
    expect(timeline.outcome.completedAt).toBeGreaterThan(60_000);
  });

  test('a pause without an end waits for somebody', () => {
    const timeline = roll('canary: { steps: [{ setWeight: 25 }, { pause: {} }, { setWeight: 100 }] }');
    expect(timeline.outcome).toMatchObject({ completedAt: null, blockedBy: ['Rollout/web: pause'] });
    expect(secondsOf(timeline, 'podCreated')).toHaveLength(1);
    expect(secondsOf(timeline, 'rolloutBlocked')).toEqual([]);
  });

  test('how long an analysis takes nobody knows: at once, or for ever', () => {
    const { outcome } = roll('canary: { steps: [{ setWeight: 50 }, { analysis: { templates: [] } }] }');
    expect(outcome.completedAt).not.toBeNull();
    expect(outcome.latestCompletedAt).toBeNull();
  });

  test('without steps it is a rolling update', () => {
    const timeline = roll('canary: { maxSurge: 0, maxUnavailable: 1 }');
    expect(lowest(timeline)).toBe(3);
    expect(highest(timeline)).toBe(4);
    expect(timeline.outcome.completedAt).not.toBeNull();
  });

  describe('with a router', () => {
    const router = 'trafficRouting: { nginx: { stableIngress: web } }';

    test('the old pods all stay until the traffic has left them for scaleDownDelaySeconds', () => {
      const timeline = roll(
        `canary: { ${router}, scaleDownDelaySeconds: 45, steps: [{ setWeight: 25 }, { pause: { duration: 20 } }] }`,
      );
      expect(details(timeline, 'trafficShifted')).toEqual([
        { owner: 'Rollout/web', percent: 25 },
        { owner: 'Rollout/web', percent: 100 },
      ]);
      expect(staysFor(timeline)).toBeCloseTo(45, 0);
      expect(lowest(timeline)).toBe(4);
      expect(timeline.outcome.requestsAtRisk).toEqual([]);
    });

    test('setCanaryScale sets the pods without the weight', () => {
      const timeline = roll(
        `canary: { ${router}, steps: [{ setCanaryScale: { replicas: 3 } }, { setWeight: 25 }, { pause: {} }] }`,
      );
      expect(secondsOf(timeline, 'podCreated')).toHaveLength(3);
    });
  });
});

describe('blue-green', () => {
  test('the traffic switches to all new pods at once, and the old ones go 30 s later', () => {
    const timeline = roll('blueGreen: { activeService: web }');
    expect(details(timeline, 'trafficShifted')).toEqual([{ owner: 'Rollout/web', percent: 100 }]);
    expect(staysFor(timeline)).toBeCloseTo(30, 0);
    // Those that wait for the switch, or have had it, serve nobody.
    expect([lowest(timeline), highest(timeline)]).toEqual([4, 4]);
    expect(timeline.outcome.requestsAtRisk).toEqual([]);
  });

  test('without a delay requests reach pods that stop', () => {
    const timeline = roll('blueGreen: { activeService: web, scaleDownDelaySeconds: 0 }');
    expect(timeline.outcome.requestsAtRisk).not.toEqual([]);
  });

  test('autoPromotionSeconds after the new pods are available', () => {
    const at = (strategy: string) => secondsOf(roll(`blueGreen: { ${strategy} }`), 'trafficShifted')[0] ?? NaN;
    const service = 'activeService: web';
    expect(at(`${service}, autoPromotionSeconds: 30`) - at(service)).toBeCloseTo(30, 0);
  });

  test('without automatic promotion somebody has to, whatever autoPromotionSeconds says', () => {
    const timeline = roll('blueGreen: { activeService: web, autoPromotionEnabled: false, autoPromotionSeconds: 30 }');
    expect(timeline.outcome).toMatchObject({ completedAt: null, blockedBy: ['Rollout/web: autoPromotionEnabled'] });
    expect(secondsOf(timeline, 'podMarkedTerminating')).toEqual([]);
  });

  test('previewReplicaCount until the promotion, then all', () => {
    const timeline = roll('blueGreen: { activeService: web, autoPromotionSeconds: 10, previewReplicaCount: 1 }');
    const [paused = NaN] = secondsOf(timeline, 'rolloutPaused');
    const created = secondsOf(timeline, 'podCreated');
    expect(created.filter((at) => at < paused)).toHaveLength(1);
    expect(created).toHaveLength(4);
    expect(timeline.outcome.completedAt).not.toBeNull();
  });
});
