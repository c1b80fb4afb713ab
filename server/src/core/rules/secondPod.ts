// What keeps two pods of one workload from running on one node, so that a rollout needs room for one more elsewhere.
import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import type { ContainerPort } from '../manifest/container.ts';
import { matches } from '../manifest/labelSelector.ts';
import type { Workload } from '../manifest/manifest.ts';
import type { PodAffinityTerm } from '../manifest/scheduling.ts';
import { runningContainers } from './probes.ts';

export interface Barrier {
  readonly type: 'port' | 'antiAffinity';
  readonly at: Place;
  /** As in `hostPort 80`. */
  readonly what: Localized;
  /** Of which there is only one pod each: a node, a zone. */
  readonly topology: Localized;
}

/** The first of them; undefined where nothing does. */
export function barrierToSecondPod(workload: Workload): Barrier | undefined {
  return portBarrier(workload) ?? antiAffinityBarrier(workload);
}

/** Whether every pod has to have a node of its own. */
export function onePerNode(workload: Workload): boolean {
  return barrierToSecondPod(workload)?.topology === node;
}

/** A port of the node can be had once; on the node's own network every declared port is one. */
function portBarrier({ pod: { spec } }: Workload): Barrier | undefined {
  const onNode = spec.hostNetwork.value === true;
  const number = ({ hostPort, containerPort }: ContainerPort) => hostPort ?? (onNode ? containerPort : undefined);
  const ports = runningContainers(spec.containers).flatMap(({ ports }) => ports.flatMap((port) => number(port) ?? []));
  const port = ports.find(({ value }) => value !== undefined && value > 0);
  if (port?.origin.type !== 'written') return undefined;
  const name = onNode && port.origin.field.endsWith('.containerPort') ? 'hostNetwork, containerPort' : 'hostPort';
  const what = `${name} ${String(port.value)}`;
  return { type: 'port', at: port.origin.at, what: { en: what, ko: what }, topology: node };
}

function antiAffinityBarrier({ pod, ref }: Workload): Barrier | undefined {
  const term = pod.spec.affinity.podAntiAffinity.required.find((one) => barsOwn(one, pod.labels, ref.namespace));
  const key = term?.topologyKey;
  if (key?.origin.type !== 'written' || key.value === undefined) return undefined;
  return {
    type: 'antiAffinity',
    at: key.origin.at,
    what: { en: `required anti-affinity on ${key.value}`, ko: `${key.value} 필수 anti-affinity` },
    topology: topologies[key.value] ?? { en: `value of ${key.value}`, ko: `${key.value} 값` },
  };
}

/** Pods of another template do not count where the hash of the template is among the keys to match. */
function barsOwn(
  { labelSelector, namespaces, namespaceSelector, matchLabelKeys, mismatchLabelKeys }: PodAffinityTerm,
  labels: ReadonlyMap<string, string>,
  namespace: string | undefined,
): boolean {
  if (!labelSelector || mismatchLabelKeys || matchLabelKeys?.value?.includes('pod-template-hash')) return false;
  if (namespaceSelector) return false;
  if (namespaces && !(namespace !== undefined && namespaces.value?.includes(namespace))) return false;
  return matches(labelSelector, labels);
}

const node: Localized = { en: 'node', ko: '노드' };
const zone: Localized = { en: 'zone', ko: '영역(zone)' };

const topologies: Readonly<Record<string, Localized>> = {
  'kubernetes.io/hostname': node,
  'topology.kubernetes.io/zone': zone,
  'failure-domain.beta.kubernetes.io/zone': zone,
};
