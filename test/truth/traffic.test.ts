// Requests under load while a Deployment was rolled out: some were lost, or none. What is predicted for the pods that
// went is held to that. On that idle cluster the last request came about a second after the deletion.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rolloutOf } from '../scenario/staged.ts';
import { timeline } from '../scenario/workload.ts';
import { predictCluster } from './clusterMeasured.ts';

interface Traffic {
  readonly id: string;
  readonly runs: readonly {
    readonly outcomes: Readonly<Record<string, number>>;
    /** Milliseconds from the change of the template; null where none was lost. */
    readonly lostFromTo: readonly [number, number] | null;
  }[];
  readonly manifest: string;
}

const measured = JSON.parse(
  readFileSync(new URL('./data/traffic.json', import.meta.url), 'utf8'),
) as readonly Traffic[];

const onThatCluster = { endpointsPropagateIn: '1100ms' };

/** The machine was busy: each of three pods started up to half a second late, and each adds to it. */
const slackMillis = 1500;

/** The flag `-on-term` of the test program that was measured: how long it goes on serving after SIGTERM. */
function servesFor(manifest: string): string {
  return /-on-term=(\w+)/.exec(manifest)?.[1] ?? '0s';
}

describe('requests at risk', () => {
  it.each(measured.map((traffic): [string, Traffic] => [traffic.id, traffic]))('%s', (_, { runs, manifest }) => {
    const lost = runs.some(({ outcomes }) => Object.keys(outcomes).some((outcome) => outcome !== 'ok'));
    const assume = { ...onThatCluster, 'app.exitsAfterStopSignal': servesFor(manifest) };
    expect(timeline(manifest, { assume }).outcome.requestsAtRisk !== null).toBe(lost);
  });
});

describe('requests at risk while the whole Deployment is rolled out', () => {
  it.each(measured.map((traffic): [string, Traffic] => [traffic.id, traffic]))('%s', (id, { runs, manifest }) => {
    const nodes = ['n2', 'n3', 'n4'].map((name) => ({ name, pods: undefined, maxPods: undefined }));
    const { requestsAtRisk } = predictCluster(manifest, nodes, rolloutOf('app'), onThatCluster).outcome;
    const lost = runs.flatMap(({ lostFromTo }) => (lostFromTo ? [lostFromTo] : []));
    const told = (windows: readonly (readonly [number, number])[]): string =>
      windows.map(([from, to]) => `${String(from)}–${String(to)} ms`).join(', ') || 'none';
    console.log(`${id}: predicted ${told(requestsAtRisk.map(({ from, to }) => [from, to]))}; measured ${told(lost)}`);
    expect(requestsAtRisk.length > 0).toBe(lost.length > 0);
    for (const [from, to] of lost) {
      expect(from).toBeGreaterThan((requestsAtRisk.at(0)?.from ?? NaN) - slackMillis);
      expect(to).toBeLessThan((requestsAtRisk.at(-1)?.to ?? NaN) + slackMillis);
    }
  });
});
