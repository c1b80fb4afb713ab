import type { Localized } from '../base/localized.ts';
import { isReadable, whoseDefault, type Sourced } from '../base/origin.ts';
import { rollingUpdateOf } from '../scenario/rollingUpdate.ts';
import { leastReplicas, relatedReplicas } from './replicas.ts';
import { defineRule, type Related } from './rule.ts';
import { barrierToSecondPod, type Barrier } from './secondPod.ts';
import { rollWith } from './strategyEdit.ts';

export const rolloutSurgeDeadlock = defineRule({
  meta: {
    id: 'rollout-surge-deadlock',
    title: { en: 'A rollout that needs a free node', ko: '빈 노드가 있어야 하는 롤아웃' },
    severity: 'warning',
    group: 'rollout',
    appliesTo: ['Deployment'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A Deployment whose rolling update may not miss a pod, while a hostPort or a required anti-affinity to its own pods bars a new pod from every node that has an old one.',
        ko: '롤링 업데이트 중 파드가 하나도 빠질 수 없는데, hostPort나 자기 파드에 대한 필수 anti-affinity 때문에 이전 파드가 있는 노드에 새 파드가 들어갈 수 없는 Deployment.',
      },
      why: {
        en: 'The new pod has to come first, and where every node that it may run on has an old one it stays Pending. The old one never leaves, because nothing has replaced it, and the rollout hangs until progressDeadlineSeconds reports it. maxUnavailable rounds down: the default 25 % is 0 for up to three replicas.',
        ko: '새 파드가 먼저 떠야 하는데, 들어갈 수 있는 노드마다 이전 파드가 있으면 Pending에 머뭅니다. 대체할 파드가 없으니 이전 파드도 나가지 않고, progressDeadlineSeconds가 지나 실패로 보고될 때까지 롤아웃이 멈춥니다. maxUnavailable은 내림하므로 기본값 25%는 복제본 3개까지 0입니다.',
      },
      fix: {
        en: 'Let an old pod leave first: maxUnavailable: 1 and maxSurge: 0. Or tell old pods from new ones in the anti-affinity with matchLabelKeys: [pod-template-hash].',
        ko: '이전 파드가 먼저 나가도록 maxUnavailable: 1, maxSurge: 0으로 하거나, anti-affinity에 matchLabelKeys: [pod-template-hash]를 써서 이전 파드와 새 파드를 구분하십시오.',
      },
      falsePositives: {
        en: 'A cluster with more nodes than the rollout ever needs. With an anti-affinity and at most three replicas it is therefore only information.',
        ko: '롤아웃에 필요한 것보다 노드가 많은 클러스터. 그래서 anti-affinity이고 복제본이 3개 이하면 정보로만 알립니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
        'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
        'https://github.com/kubernetes/kubernetes/issues/97227',
      ],
    },
  },

  *check(deployment, { unit, document }) {
    const barrier = barrierToSecondPod(deployment);
    const replicas = leastReplicas(unit, deployment);
    if (!barrier || !replicas || !isReadable(replicas) || replicas.value < 1) return;
    const { maxUnavailable } = deployment.strategy;
    if (rollingUpdateOf(deployment, replicas)?.unavailable !== 0 || !isReadable(maxUnavailable)) return;
    const { origin } = maxUnavailable;
    const at = origin.type === 'written' ? origin.at : barrier.at;
    yield {
      at,
      severity: barrier.type === 'antiAffinity' && replicas.value <= 3 ? 'information' : 'warning',
      message: message(barrier),
      related: [
        ...(at === barrier.at ? relatedDefault(maxUnavailable) : [{ at: barrier.at, message: barrier.what }]),
        ...relatedReplicas(replicas),
      ],
      fixes: () => rollWith(document, deployment, { maxSurge: 0, maxUnavailable: 1 }),
      confidence: 'certain',
    };
  },
});

function message({ what, topology }: Barrier): Localized {
  return {
    en: `Rollout needs a free ${topology.en}: maxUnavailable resolves to 0 and ${what.en} bars a second pod per ${topology.en}`,
    ko: `롤아웃에 빈 ${topology.ko} 필요: maxUnavailable이 0이 되고 ${what.ko} 때문에 ${topology.ko}마다 파드가 하나만 가능`,
  };
}

function relatedDefault({ value, origin }: Sourced<number | string>): readonly Related[] {
  if (origin.type !== 'defaulted') return [];
  const whose = whoseDefault(origin);
  const message = {
    en: `no maxUnavailable here: ${whose.en} ${String(value)}`,
    ko: `maxUnavailable이 없어 ${whose.ko} ${String(value)}`,
  };
  return [{ at: origin.insertAt, message }];
}
