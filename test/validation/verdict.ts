import { expect, test } from 'vitest';
import { rejections } from '../../server/src/core/validation/rejections.ts';
import { parseManifest } from './parse.ts';

export interface Cluster {
  readonly minor?: number;
  readonly gates?: Readonly<Record<string, boolean>>;
}

/** What a cluster says of a manifest, as `field: words`; nothing where it takes it. */
export function verdict(manifest: string, { minor = 36, gates = {} }: Cluster = {}): readonly string[] {
  const found = rejections(parseManifest(manifest), {
    kubernetesMinor: minor,
    featureGates: new Map(Object.entries(gates)),
  });
  return found.map(({ field, message }) => `${field}: ${message}`);
}

export type Row = readonly [what: string, manifest: string, expected: readonly string[], cluster?: Cluster];

/** One test for each row. */
export function table(rows: readonly Row[]): void {
  test.for(rows)('%s', ([, manifest, expected, cluster]) => {
    expect(verdict(manifest, cluster)).toEqual(expected);
  });
}

type Json = unknown;

/** A Pod with these fields in its spec, over one container that is complete. */
export function pod(spec: Record<string, Json>): string {
  return object('v1', 'Pod', { containers: [{ name: 'app', image: 'app:1' }], ...spec });
}

/** A Pod whose only container has these fields. */
export function podWith(container: Record<string, Json>): string {
  return pod({ containers: [{ name: 'app', image: 'app:1', ...container }] });
}

/** An object of a kind that has a selector and a template, with these fields in its spec. */
export function workload(kind: string, spec: Record<string, Json>, podSpec: Record<string, Json> = {}): string {
  return object('apps/v1', kind, {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: template(podSpec) },
    ...spec,
  });
}

export function job(spec: Record<string, Json>, podSpec: Record<string, Json> = {}): string {
  return object('batch/v1', 'Job', { template: { spec: template({ restartPolicy: 'Never', ...podSpec }) }, ...spec });
}

export function object(apiVersion: string, kind: string, spec: Json, metadata: Json = { name: 'web' }): string {
  return JSON.stringify({ apiVersion, kind, metadata, spec });
}

function template(podSpec: Record<string, Json>): Json {
  return { containers: [{ name: 'app', image: 'app:1' }], ...podSpec };
}
