// What is watched: one workload of one cluster, and the lists in which it is seen.
import { textAt } from '../core/observed/json.ts';
import type { ObserveRequest } from '../protocol/observing.ts';
import { ClusterError, Refusal } from './clusterError.ts';
import type { Resource } from './follow.ts';
import { loadKubeconfig } from './kubeconfig.ts';
import { ReadOnlyApi } from './readOnlyApi.ts';
import { labelSelector, namespacedPath, workloadKind, type WorkloadKind } from './workloads.ts';

export interface Subject {
  readonly api: ReadOnlyApi;
  readonly kind: WorkloadKind;
  readonly namespace: string;
  readonly name: string;
  readonly context: string;
  /** As it was when it was asked for. */
  readonly workload: unknown;
}

/** @throws ClusterError, Refusal, or whatever keeps the API server from answering */
export async function subjectOf(request: ObserveRequest, signal: AbortSignal): Promise<Subject> {
  const kind = workloadKind(request);
  const config = loadKubeconfig(request.context);
  const context = config.getCurrentContext();
  const { name, namespace = config.getContextObject(context)?.namespace ?? 'default' } = request;
  const api = new ReadOnlyApi(config);
  const path = `${namespacedPath(kind, namespace)}/${encodeURIComponent(name)}`;
  const workload = await api.get(path, {}, signal).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.status === 404)) throw error;
    const where = `namespace ${namespace}, context ${context}`;
    throw new ClusterError({
      en: `the cluster has no ${kind.kind} ${name} (${where})`,
      ko: `클러스터에 ${kind.kind} ${name} 없음 (${where})`,
    });
  });
  return { api, kind, namespace, name, context, workload };
}

/** The pods first: without them there is nothing to watch. */
export function resourcesOf(subject: Subject, services: readonly unknown[]): readonly Resource[] {
  const { kind, namespace, name } = subject;
  const list = (resource: Omit<Resource, 'path'>): Resource => ({
    ...resource,
    path: namespacedPath({ apiVersion: resource.apiVersion, plural: resource.name }, namespace),
  });
  const isPod = kind.kind === 'Pod';
  const byName = { fieldSelector: `metadata.name=${name}` };
  const ofPods = `involvedObject.kind=Pod${isPod ? `,involvedObject.name=${name}` : ''}`;
  const names = services.map((service) => textAt(service, 'metadata', 'name') ?? '').join(',');
  const slices = { labelSelector: `kubernetes.io/service-name in (${names})` };
  const pods = isPod ? byName : { labelSelector: selectorOf(subject) };
  return [
    list({ name: 'pods', apiVersion: 'v1', kind: 'Pod', query: pods }),
    list({ name: 'events', apiVersion: 'v1', kind: 'Event', query: { fieldSelector: ofPods } }),
    ...(names === ''
      ? []
      : [list({ name: 'endpointslices', apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', query: slices })]),
    ...(isPod ? [] : [list({ name: kind.plural, apiVersion: kind.apiVersion, kind: kind.kind, query: byName })]),
  ];
}

function selectorOf({ kind, name, workload }: Subject): string {
  const selector = labelSelector(workload);
  if (selector !== undefined) return selector;
  throw new ClusterError({
    en: `${kind.kind} ${name} selects no pods`,
    ko: `${kind.kind} ${name}: 선택하는 파드가 없음`,
  });
}
