// What holds for every drain, whatever the application, its budgets and its nodes.
import { describe, expect, test } from 'vitest';
import type { ClusterTimeline } from '../../../server/src/core/lifecycle/cluster/clusterTimeline.ts';
import { simulateCluster, type ClusterEvents } from '../../../server/src/core/lifecycle/cluster/simulateCluster.ts';
import { Random } from '../../bench/sets/random.ts';
import { drainOf, staged } from '../../scenario/staged.ts';

interface Drawn {
  readonly text: string;
  readonly nodes: readonly { readonly name: string; readonly pods: undefined; readonly maxPods: number | undefined }[];
  readonly drains: readonly (readonly string[])[];
  /** How many of a workload's pods must stay, of a budget in numbers. */
  readonly least: ReadonlyMap<string, number>;
}

function draw(seed: number): Drawn {
  const random = new Random(seed);
  const least = new Map<string, number>();
  const documents = Array.from({ length: 1 + random.upTo(4) }, (_, index) => {
    const name = `w${String(index)}`;
    const replicas = 1 + random.upTo(5);
    const kind = random.chance(0.3) ? 'StatefulSet' : 'Deployment';
    const port = random.chance(0.2) ? `, ports: [{ containerPort: 80, hostPort: ${String(8000 + index)} }]` : '';
    const workload = `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name} }
spec:
  replicas: ${String(replicas)}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      terminationGracePeriodSeconds: ${String(random.upTo(60))}
      containers: [{ name: app, image: registry.example/app${port} }]
`;
    if (random.chance(0.3)) return workload;
    const stay = random.upTo(replicas + 2);
    least.set(name, stay);
    return `${workload}---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name} }
spec: { minAvailable: ${String(stay)}, selector: { matchLabels: { app: ${name} } } }
`;
  });
  const nodes = Array.from({ length: 1 + random.upTo(5) }, (_, index) => ({
    name: `node-${String(index)}`,
    pods: undefined,
    maxPods: random.chance(0.5) ? 2 + random.upTo(6) : undefined,
  }));
  const drains = nodes.filter(() => random.chance(0.6)).map(({ name }) => [name]);
  return { text: documents.join('---\n'), nodes, drains, least };
}

/** How many pods of each workload were ready, from one event to the next; before the first and after each eviction. */
function leftByEvictions({
  events,
  placed,
}: ClusterEvents): readonly { readonly app: string; readonly ready: number }[] {
  const ready = new Set(placed.filter((pod) => pod.ready).map(({ name }) => name));
  return events.flatMap(({ type, pod = '', ...event }) => {
    if (type === 'podReady') ready.add(pod);
    if (type === 'podMarkedTerminating' || type === 'podRemoved') ready.delete(pod);
    if (type !== 'evictionAccepted') return [];
    ready.delete(pod);
    const charged = (event.detail as { readonly budget: string | null }).budget;
    return charged === null
      ? []
      : [{ app: charged, ready: [...ready].filter((name) => name.startsWith(charged)).length }];
  });
}

const ends: ReadonlySet<ClusterTimeline['events'][number]['type']> = new Set(['drainBlocked', 'drainFailed']);

describe.each(Array.from({ length: 300 }, (_, seed) => seed))('application %i', (seed) => {
  const drawn = draw(seed);
  const { best, worst } = staged(drawn.text, drawn.nodes);
  const results = [best, worst].map((model) => simulateCluster(model, drainOf(drawn.drains)));

  test('every drain ends: it is through, or says what is in its way', () => {
    for (const { events, completedAt } of results) {
      expect(completedAt !== null || events.some(({ type }) => ends.has(type))).toBe(true);
    }
  });

  test('no eviction takes more than its budget allows', () => {
    for (const result of results) {
      for (const { app, ready } of leftByEvictions(result))
        expect(ready).toBeGreaterThanOrEqual(drawn.least.get(app) ?? 0);
    }
  });

  test('nothing stands on a drained node but what is not evicted', () => {
    for (const { events, completedAt } of results) {
      const placedLate = events.filter(({ type, detail, at }) => {
        const node = 'node' in detail ? detail.node : undefined;
        const cordon = events.find((event) => event.type === 'nodeCordoned' && event.detail.node === node);
        return type === 'podScheduled' && cordon !== undefined && at > cordon.at;
      });
      expect(placedLate, String(completedAt)).toEqual([]);
    }
  });
});
