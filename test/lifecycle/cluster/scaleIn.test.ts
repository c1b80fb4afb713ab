// An autoscaler after the load has fallen: when pods go, how many at a time, and which.
import { describe, expect, test } from 'vitest';
import { scaleInLimit } from '../../../server/src/core/lifecycle/cluster/controllers/autoscalerScaleIn.ts';
import { threeNodes } from '../../../server/src/core/scenario/placement.ts';
import { analyse } from '../../support/check.ts';
import { parseFixture, uriOf } from '../../support/fixture.ts';

const workload = (kind: string): string => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  serviceName: web
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: app, image: registry.example/app }] }
`;
const autoscaler = (behavior = '', kind = 'Deployment', min = 2): string => `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: ${kind}, name: web }
  minReplicas: ${String(min)}
  maxReplicas: 10
  ${behavior}
`;

function scaledIn(text: string) {
  const analysis = analyse(parseFixture(text));
  const [target] = analysis.targets(uriOf('manifest.yaml'));
  if (!target) throw new Error('no workload');
  const nodes = threeNodes();
  const answer = analysis.stage({ targets: [target], nodes, act: { type: 'scaleIn', target } });
  if (answer.type === 'unknown') throw new Error(answer.why.en);
  return answer.timeline;
}
type Timeline = ReturnType<typeof scaledIn>;
const steps = ({ events }: Timeline): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'ownerScaled'
      ? [`${String(event.earliest / 1000)}–${String((event.latest ?? NaN) / 1000)}: ${String(event.detail.to)}`]
      : [],
  );
const gone = ({ events }: Timeline): readonly string[] =>
  events.flatMap(({ type, pod }) => (type === 'podMarkedTerminating' ? [pod ?? ''] : []));

describe('when', () => {
  test('the window of 300 s is over, then all at once', () => {
    const timeline = scaledIn(workload('Deployment') + autoscaler());
    expect(steps(timeline)).toEqual(['285–300: 2']);
    expect(gone(timeline)).toHaveLength(8);
    expect(timeline.outcome.readyEndpoints.at(-1)?.ready).toBe(2);
  });

  test('without a window at the next sync', () => {
    const behavior = 'behavior: { scaleDown: { stabilizationWindowSeconds: 0 } }';
    expect(steps(scaledIn(workload('Deployment') + autoscaler(behavior)))).toEqual(['0–15: 2']);
  });

  test('a policy lets so many go in each of its periods', () => {
    const policies = '[{ type: Pods, value: 3, periodSeconds: 60 }]';
    const behavior = `behavior: { scaleDown: { stabilizationWindowSeconds: 0, policies: ${policies} } }`;
    const timeline = scaledIn(workload('Deployment') + autoscaler(behavior));
    expect(steps(timeline)).toEqual(['0–15: 7', '60–75: 4', '120–135: 2']);
  });
});

describe('the policies', () => {
  const policies = [
    { type: 'Pods', value: 4, periodSeconds: 60 },
    { type: 'Percent', value: 10, periodSeconds: 60 },
  ] as const;

  test.each([
    ['Max', [], 72],
    ['Min', [], 76],
    ['Min', [{ replicas: 3, ageSeconds: 59 }], 79],
    ['Min', [{ replicas: 3, ageSeconds: 60 }], 76],
  ] as const)('%s of them, after %j', (selectPolicy, removals, least) => {
    expect(scaleInLimit(80, { policies, selectPolicy }, removals)).toBe(least);
  });
});

describe('which', () => {
  test('of a Deployment first those of the fullest node, for pods are counted once and not after each', () => {
    const behavior = 'behavior: { scaleDown: { stabilizationWindowSeconds: 0 } }';
    const timeline = scaledIn(workload('Deployment') + autoscaler(behavior, 'Deployment', 3));
    const went = gone(timeline);
    const left = timeline.stage.pods.filter(({ name }) => !went.includes(name));
    expect(left).toHaveLength(3);
    expect(left.map(({ node }) => node)).not.toContain('node-1');
  });

  test('of a StatefulSet the highest ordinals, one after the other', () => {
    const behavior = 'behavior: { scaleDown: { stabilizationWindowSeconds: 0 } }';
    const timeline = scaledIn(workload('StatefulSet') + autoscaler(behavior, 'StatefulSet', 7));
    expect(gone(timeline)).toEqual(['web-9', 'web-8', 'web-7']);
  });
});

describe('never', () => {
  test.each([
    ['behavior: { scaleDown: { selectPolicy: Disabled } }', /never scales in/],
    ['', /keeps 10 and never has more/, 10],
  ])('%s', (behavior, why, min = 2) => {
    const text = workload('Deployment') + autoscaler(behavior, 'Deployment', min);
    expect(() => scaledIn(text)).toThrow(why);
  });

  test('without an autoscaler', () => {
    expect(() => scaledIn(workload('Deployment'))).toThrow(/no HorizontalPodAutoscaler/);
  });
});
