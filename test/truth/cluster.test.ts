// Drains and rollouts held to what was measured; the predicted is printed beside it.
import { describe, expect, test } from 'vitest';
import type { ClusterTimeline } from '../../server/src/core/lifecycle/cluster/clusterTimeline.ts';
import type { ClusterAct } from '../../server/src/core/lifecycle/cluster/simulateCluster.ts';
import { drainOf, rolloutOf } from '../scenario/staged.ts';
import { allOnFirst, predictCluster, readClusterMeasured, spread, type ClusterMeasured } from './clusterMeasured.ts';

/** The machine was busy, and kubectl and kubelets start late: milliseconds. */
const slack = 1500;

const measured = readClusterMeasured();
const of = (prefix: string): readonly ClusterMeasured[] => measured.filter(({ id }) => id.startsWith(prefix));

const rollout = rolloutOf('app');

/** One line of each: what was ready, and when. */
function beside({ id, runs }: ClusterMeasured, { outcome }: ClusterTimeline): string {
  const curve = (points: readonly (readonly [number, number])[]): string =>
    points.map(([at, ready]) => `${String(ready)} at ${(at / 1000).toFixed(1)}`).join(', ');
  const predicted = outcome.readyEndpoints.map(({ at, ready }) => [at, ready] as const);
  const lines = runs.map((run) => `  measured  ${curve(run.curve.filter(([at]) => at > 0))}`);
  return [id, `  predicted ${curve(predicted.slice(1))}`, ...lines].join('\n');
}

/** The counts of the curve after t = 0, without those that hold for less than the noise of the machine. */
function counts(points: readonly { readonly at: number; readonly ready: number }[]): readonly number[] {
  const lasting = points.filter(({ at }, index) => (points[index + 1]?.at ?? Infinity) - at > 700 && at > 0);
  return lasting.map(({ ready }) => ready).filter((ready, index, all) => ready !== all[index - 1]);
}

describe('rollouts', () => {
  test.each(of('multi-o'))('$id: $title', (one) => {
    const timeline = predictCluster(one.manifest, spread, rollout);
    console.log(beside(one, timeline));
    const { completedAt, latestCompletedAt, readyEndpoints } = timeline.outcome;
    expect(completedAt).not.toBeNull();
    for (const { curve, marks } of one.runs) {
      const done = marks.find(([, what]) => what.startsWith('rollout complete'))?.[0] ?? NaN;
      expect(done).toBeGreaterThan((completedAt ?? 0) - slack);
      // Every pod that starts adds its own noise.
      expect(done).toBeLessThan((latestCompletedAt ?? 0) + 3 * slack);
      const seen = curve.map(([at, ready]) => ({ at, ready }));
      expect(counts(readyEndpoints)).toEqual(counts(seen));
    }
  });
});

describe('drains', () => {
  const drain = (nodes: readonly string[], change?: { force?: boolean; timeout?: number }): ClusterAct =>
    drainOf([nodes], change);
  const byId = (id: string): ClusterMeasured => {
    const found = measured.find((one) => one.id === id);
    if (!found) throw new Error(`${id} was not measured`);
    return found;
  };
  const marksOf = (one: ClusterMeasured, what: RegExp): readonly number[] =>
    one.runs.flatMap(({ marks }) => marks.filter(([, said]) => what.test(said)).map(([at]) => at));

  test('one pod at a time passes the budget, the others ask again every 5 s', () => {
    const one = byId('multi-n1-drain-min2-of3');
    const timeline = predictCluster(one.manifest, allOnFirst, drain(['n2']));
    console.log(beside(one, timeline));
    const accepted = timeline.events.filter(({ type }) => type === 'evictionAccepted').map(({ at }) => at);
    expect(accepted).toEqual([110, 10_110, 20_110]);
    for (const done of marksOf(one, /node\/n2 drained/)) {
      expect(Math.abs(done - (timeline.outcome.completedAt ?? 0))).toBeLessThan(2 * slack);
    }
  });

  test('a timeout ends the drain at the first question after it', () => {
    const one = byId('multi-n2-drain-blocked');
    const timeline = predictCluster(one.manifest, allOnFirst, drain(['n2'], { timeout: 23_000 }));
    const failed = timeline.events.find(({ type }) => type === 'drainFailed');
    expect(failed?.detail).toMatchObject({ message: expect.stringContaining('global timeout reached: 23s') as string });
    for (const end of marksOf(one, /finished exit=1/)) expect(Math.abs(end - (failed?.at ?? 0))).toBeLessThan(slack);
  });

  test('without a timeout it is said to be blocked for ever, and by what', () => {
    const { manifest } = byId('multi-n2-drain-blocked');
    const { outcome } = predictCluster(manifest, allOnFirst, drain(['n2']));
    expect(outcome).toMatchObject({ completedAt: null, blockedBy: ['PodDisruptionBudget/app'] });
  });

  test('without a budget all go at once', () => {
    const one = byId('multi-n4-drain-nopdb');
    const timeline = predictCluster(one.manifest, allOnFirst, drain(['n2']));
    console.log(beside(one, timeline));
    for (const done of marksOf(one, /node\/n2 drained/)) {
      expect(Math.abs(done - (timeline.outcome.completedAt ?? 0))).toBeLessThan(slack);
    }
    expect(timeline.outcome.readyEndpoints[1]).toEqual({ at: 110, ready: 0 });
  });

  test('a replacement that finds no node leaves the budget used up', () => {
    const one = byId('multi-n6-drain-spread');
    const timeline = predictCluster(one.manifest, spread, drain(['n2', 'n3'], { timeout: 25_000 }));
    console.log(beside(one, timeline));
    const unschedulable = timeline.events.find(({ type }) => type === 'podUnschedulable');
    expect(unschedulable).toMatchObject({ pod: 'app-d', detail: { reason: 'podAntiAffinity' } });
    expect(timeline.events.filter(({ type }) => type === 'nodeDrained')).toMatchObject([{ detail: { node: 'n2' } }]);
    const failed = timeline.events.find(({ type }) => type === 'drainFailed');
    for (const end of marksOf(one, /second-finished/))
      expect(Math.abs(end - (failed?.at ?? 0))).toBeLessThan(2 * slack);
  });

  test('a pod without a controller is not touched without --force', () => {
    const { manifest } = byId('multi-n7-drain-barepod');
    const on = [{ name: 'n2', pods: ['app'], maxPods: undefined }];
    const refused = predictCluster(manifest, on, drain(['n2'])).outcome;
    expect(refused.blockedBy).toEqual([
      'cannot delete Pods that declare no controller (use --force to override): default/app',
    ]);
    expect(predictCluster(manifest, on, drain(['n2'], { force: true })).outcome.completedAt).toBeLessThan(4000);
  });

  test('two budgets on one pod are answered with 500, and kubectl does not ask again', () => {
    const one = byId('multi-q2-two-pdbs-drain');
    const timeline = predictCluster(one.manifest, allOnFirst, drain(['n2']));
    const refusals = timeline.events.filter(({ type }) => type === 'evictionRefused');
    expect(refusals).toHaveLength(3);
    for (const { detail } of refusals) expect(detail).toMatchObject({ status: 500, retryAt: null });
    expect(timeline.outcome.completedAt).toBeNull();
  });
});

describe('evictions, one after the other', () => {
  /** What the API server answers, as the one that was measured has printed it. */
  function answers({ events }: ClusterTimeline): readonly RegExp[] {
    return events.flatMap((event) => {
      if (event.type === 'evictionAccepted') return /^eviction http=201 /;
      if (event.type !== 'evictionRefused') return [];
      const { status, message } = event.detail;
      return new RegExp(`^eviction http=${String(status)} .*${message.replaceAll(/[.*+?()[\]]/g, String.raw`\$&`)}`);
    });
  }

  // Pods of a drain are asked for in turn, so its first questions are those that were asked one after the other.
  test.each(of('multi-q').filter(({ id }) => /^multi-q[14589]/.test(id)))('$id: $title', ({ manifest, runs }) => {
    const bare = manifest.startsWith('apiVersion: v1\nkind: Pod\n');
    const nodes = bare ? [{ name: 'n2', pods: ['app'], maxPods: undefined }] : allOnFirst;
    const predicted = answers(predictCluster(manifest, nodes, drainOf([['n2']], { force: bare })));
    for (const { marks } of runs) {
      const measured = marks.map(([, what]) => what).filter((what) => what.startsWith('eviction http='));
      expect(measured.length).toBeGreaterThan(0);
      for (const [index, what] of measured.entries()) expect(what).toMatch(predicted[index] ?? 'no question');
    }
  });
});
