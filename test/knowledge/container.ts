// One container, read from YAML as an author writes it, and what is known about its end.
import { isWorkload } from '../../server/src/core/manifest/manifest.ts';
import { shutdownOf, type ShutdownKnowledge } from '../../server/src/core/knowledge/shutdownOf.ts';
import type { Container } from '../../server/src/core/manifest/container.ts';
import type { ConfigFile } from '../../server/src/core/appSettings/configFile.ts';
import { read } from '../manifest/read.ts';
import { configFile } from '../appSettings/file.ts';
import { configAlone } from '../support/configAlone.ts';

export interface Given {
  readonly image?: string;
  readonly command?: readonly unknown[];
  readonly args?: readonly unknown[];
  /** A value, or `valueFrom` where it is null. */
  readonly env?: Readonly<Record<string, string | null>>;
  readonly envFrom?: boolean;
  readonly shareProcessNamespace?: boolean;
  readonly stopSignal?: string;
  readonly workingDir?: string;
  readonly files?: readonly ConfigFile[];
}

export function containerOf({ image, command, args, env, workingDir, envFrom = false }: Given): Container {
  const variables = Object.entries(env ?? {}).map(([name, value]) =>
    value === null ? { name, valueFrom: { configMapKeyRef: { name: 'config', key: name } } } : { name, value },
  );
  const secret = [{ secretRef: { name: 's' } }];
  const spec = {
    containers: [{ name: 'app', image, command, args, workingDir, env: variables, envFrom: envFrom ? secret : [] }],
  };
  const [manifest] = read(JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'app' }, spec }));
  const container = manifest && isWorkload(manifest) ? manifest.pod.spec.containers[0] : undefined;
  if (!container) throw new Error('no container was read');
  return container;
}

export function shutdown(given: Given): ShutdownKnowledge {
  const { shareProcessNamespace = false, stopSignal } = given;
  const container = containerOf(given);
  const config = { ...configAlone(container), files: given.files ?? [] };
  return shutdownOf(container, { config, shareProcessNamespace }, stopSignal);
}

/** `[lo, hi]` in seconds; undefined where nothing is known. */
export function exits(given: Given): readonly [number, number] | undefined {
  const range = shutdown(given).exitsAfterStopSignal;
  return range && [range.lo / 1000, range.hi / 1000];
}

/** How long it may drain, in seconds, and what that rests on where somebody says so. */
export function drain(given: Given): readonly (number | string)[] | undefined {
  const { drain: found } = shutdown(given);
  const { confidence, assumes } = found?.said ?? {};
  return found && [found.atMost / 1000, confidence, assumes?.en].filter((part) => part !== undefined);
}

export function files(...pairs: readonly (readonly [path: string, text: string])[]): readonly ConfigFile[] {
  return pairs.map(([path, text]) => configFile(path, text));
}
