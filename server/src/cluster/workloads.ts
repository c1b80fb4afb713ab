// The kinds that can be watched, where the API has them, and which pods are theirs.
import { at, listAt, textAt } from '../core/observed/json.ts';
import type { ObserveRequest } from '../protocol/observing.ts';
import { ClusterError } from './clusterError.ts';

export interface WorkloadKind {
  readonly kind: string;
  readonly apiVersion: string;
  readonly plural: string;
  /** As in kubectl. */
  readonly short: string;
}

const kinds: readonly WorkloadKind[] = [
  { kind: 'Pod', apiVersion: 'v1', plural: 'pods', short: 'po' },
  { kind: 'Deployment', apiVersion: 'apps/v1', plural: 'deployments', short: 'deploy' },
  { kind: 'StatefulSet', apiVersion: 'apps/v1', plural: 'statefulsets', short: 'sts' },
  { kind: 'DaemonSet', apiVersion: 'apps/v1', plural: 'daemonsets', short: 'ds' },
  { kind: 'ReplicaSet', apiVersion: 'apps/v1', plural: 'replicasets', short: 'rs' },
  { kind: 'Job', apiVersion: 'batch/v1', plural: 'jobs', short: 'job' },
];

/** @throws ClusterError for a kind that has no pods of its own */
export function workloadKind({ kind }: ObserveRequest): WorkloadKind {
  const asked = kind.toLowerCase();
  const found = kinds.find((one) => [one.kind.toLowerCase(), one.plural, one.short].includes(asked));
  if (found) return found;
  const names = kinds.map((one) => one.kind).join(', ');
  throw new ClusterError({
    en: `${kind} cannot be watched; there are ${names}`,
    ko: `${kind}: 지켜볼 수 없는 종류. 가능한 종류: ${names}`,
  });
}

export function namespacedPath(
  { apiVersion, plural }: Pick<WorkloadKind, 'apiVersion' | 'plural'>,
  namespace: string,
): string {
  const group = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
  return `${group}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
}

/** The selector of a workload as a query; undefined where it selects nothing. */
export function labelSelector(workload: unknown): string | undefined {
  const labels = Object.entries(at(workload, 'spec', 'selector', 'matchLabels') ?? {});
  const equal = labels.map(([key, value]) => `${key}=${String(value)}`);
  const expressions = listAt(workload, 'spec', 'selector', 'matchExpressions').flatMap(expressionText);
  const terms = [...equal, ...expressions];
  return terms.length === 0 ? undefined : terms.join(',');
}

function expressionText(expression: unknown): readonly string[] {
  const key = textAt(expression, 'key') ?? '';
  const values = listAt(expression, 'values').join(',');
  switch (textAt(expression, 'operator')) {
    case 'In':
      return [`${key} in (${values})`];
    case 'NotIn':
      return [`${key} notin (${values})`];
    case 'Exists':
      return [key];
    case 'DoesNotExist':
      return [`!${key}`];
    default:
      return [];
  }
}

/** Whether a Service sends to pods with these labels. */
export function selects(service: unknown, labels: Readonly<Record<string, unknown>>): boolean {
  const selector = Object.entries(at(service, 'spec', 'selector') ?? {});
  return selector.length > 0 && selector.every(([key, value]) => labels[key] === value);
}

export function podLabels(kind: WorkloadKind, workload: unknown): Readonly<Record<string, unknown>> {
  const metadata = kind.kind === 'Pod' ? at(workload, 'metadata') : at(workload, 'spec', 'template', 'metadata');
  return (at(metadata, 'labels') ?? {}) as Readonly<Record<string, unknown>>;
}
