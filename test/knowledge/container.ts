// One container, read from YAML as an author writes it, and what is known about its end.
import { isWorkload } from '../../server/src/core/manifest/manifest.ts';
import { shutdownOf, type ShutdownKnowledge } from '../../server/src/core/knowledge/shutdownOf.ts';
import type { Container } from '../../server/src/core/manifest/container.ts';
import { read } from '../manifest/read.ts';

export interface Given {
  readonly image?: string;
  readonly command?: readonly unknown[];
  readonly args?: readonly unknown[];
  /** A value, or `valueFrom` where it is null. */
  readonly env?: Readonly<Record<string, string | null>>;
  readonly envFrom?: boolean;
  readonly shareProcessNamespace?: boolean;
  readonly stopSignal?: string;
}

export function containerOf({ image, command, args, env, envFrom = false }: Given): Container {
  const variables = Object.entries(env ?? {}).map(([name, value]) =>
    value === null ? { name, valueFrom: { configMapKeyRef: { name: 'config', key: name } } } : { name, value },
  );
  const spec = {
    containers: [
      { name: 'app', image, command, args, env: variables, envFrom: envFrom ? [{ secretRef: { name: 's' } }] : [] },
    ],
  };
  const [manifest] = read(JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'app' }, spec }));
  const container = manifest && isWorkload(manifest) ? manifest.pod.spec.containers[0] : undefined;
  if (!container) throw new Error('no container was read');
  return container;
}

export function shutdown(given: Given): ShutdownKnowledge {
  const { shareProcessNamespace = false, stopSignal } = given;
  return shutdownOf(containerOf(given), { shareProcessNamespace }, stopSignal);
}

/** `[lo, hi]` in seconds; undefined where nothing is known. */
export function exits(given: Given): readonly [number, number] | undefined {
  const range = shutdown(given).exitsAfterStopSignal;
  return range && [range.lo / 1000, range.hi / 1000];
}
