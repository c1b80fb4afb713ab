// Requests under load while a Deployment was rolled out: some were lost, or none. What is predicted for the pods that
// went is held to that. On that idle cluster the last request came about a second after the deletion.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { timeline } from '../scenario/workload.ts';

interface Traffic {
  readonly id: string;
  readonly runs: readonly { readonly outcomes: Readonly<Record<string, number>> }[];
  readonly manifest: string;
}

const measured = JSON.parse(
  readFileSync(new URL('./data/traffic.json', import.meta.url), 'utf8'),
) as readonly Traffic[];

/** The flag `-on-term` of the test program that was measured: how long it goes on serving after SIGTERM. */
function servesFor(manifest: string): string {
  return /-on-term=(\w+)/.exec(manifest)?.[1] ?? '0s';
}

describe('requests at risk', () => {
  it.each(measured.map((traffic): [string, Traffic] => [traffic.id, traffic]))('%s', (_, { runs, manifest }) => {
    const lost = runs.some(({ outcomes }) => Object.keys(outcomes).some((outcome) => outcome !== 'ok'));
    const assume = { 'app.exitsAfterStopSignal': servesFor(manifest), endpointsPropagateIn: '1100ms' };
    expect(timeline(manifest, { assume }).outcome.requestsAtRisk !== null).toBe(lost);
  });
});
