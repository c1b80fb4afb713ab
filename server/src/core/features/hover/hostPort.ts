// A port of the node, which one pod at a time can have.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import type { Workload } from '../../manifest/manifest.ts';
import { rollingUpdateOf } from '../../scenario/rollingUpdate.ts';
import { readable, type Said } from './said.ts';
import { containerAt, type Spot } from './spot.ts';

/** The scheduler counts a port as taken until the pod has ended (NodePorts). */
export function hostPort(spot: Spot): Said | undefined {
  const inside = containerAt(spot);
  if (!inside || typeof spot.value !== 'number' || !/^ports\[\d+\]\.hostPort$/.test(inside.rest)) return undefined;
  const { workload } = inside;
  const grace = readable(workload.pod.spec.terminationGracePeriodSeconds);
  const upTo = grace ? formatSeconds(seconds(grace.value)) : '?';
  const told: readonly Localized[] = [
    {
      en: `**hostPort ${spot.value}: one such pod on a node**`,
      ko: `**hostPort ${spot.value}: 노드 하나에 이런 파드 하나**`,
    },
    {
      en: `A new pod fits on a node when the old one there has ended, which takes up to its grace period of ${upTo}.`,
      ko: `새 파드는 그 노드의 이전 파드가 끝나야 들어갈 수 있습니다. 유예 기간 ${upTo}까지 걸릴 수 있습니다.`,
    },
    ...surging(workload),
  ];
  return {
    paragraphs: told.map((text) => text[spot.explain.locale]),
    page: 'concepts/scheduling-eviction/kube-scheduler/',
  };
}

function surging(workload: Workload): readonly Localized[] {
  const bounds = workload.kind === 'Deployment' ? rollingUpdateOf(workload, workload.replicas) : undefined;
  if (!bounds || bounds.unavailable > 0) return [];
  return [
    {
      en: `A rollout needs a free node: maxUnavailable comes to 0, so an old pod goes only when a new one is available. With ${bounds.leastAvailable} nodes it waits for ever.`,
      ko: `롤아웃에는 빈 노드가 필요합니다. maxUnavailable이 0이므로 새 파드가 가용해야 이전 파드가 내려갑니다. 노드가 ${bounds.leastAvailable}개면 끝없이 기다립니다.`,
    },
  ];
}
