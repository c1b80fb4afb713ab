import type { Localized } from '../base/localized.ts';
import { isReadable, type Field } from '../base/origin.ts';
import type { Workload } from '../manifest/manifest.ts';
import { gracePeriodOf, relatedGracePeriod } from './gracePeriod.ts';
import { leastReplicas, relatedReplicas } from './replicas.ts';
import { defineRule, workloadKinds, type Related } from './rule.ts';

const safeToEvict = 'cluster-autoscaler.kubernetes.io/safe-to-evict';

/** The annotations, and the value with which they keep a pod where it is. */
const annotations = [
  [safeToEvict, 'false'],
  ['karpenter.sh/do-not-disrupt', 'true'],
  ['karpenter.sh/do-not-evict', 'true'],
] as const;

/** From so many pods on it is not one node that cannot go. */
const manyReplicas = 4;

export const autoscalerCannotEvict = defineRule({
  meta: {
    id: 'autoscaler-cannot-evict',
    title: { en: 'The pod keeps its node from being removed', ko: '파드 때문에 노드를 줄일 수 없음' },
    severity: 'information',
    group: 'disruption',
    appliesTo: workloadKinds.filter((kind) => kind !== 'Job' && kind !== 'CronJob'),
    since: '0.2.0',
    status: 'stable',
    unfixable: true,
    docs: {
      what: {
        en: 'A pod that the cluster autoscaler (safe-to-evict "false") or Karpenter (do-not-disrupt) may not move, other than one of a Job. The cluster autoscaler passes over the pods of a DaemonSet.',
        ko: 'Job이 아니면서 클러스터 오토스케일러(safe-to-evict "false")나 Karpenter(do-not-disrupt)가 옮길 수 없는 파드. 클러스터 오토스케일러는 DaemonSet의 파드를 따지지 않습니다.',
      },
      why: {
        en: 'As long as the pod runs, its node is neither removed nor consolidated, however idle it is, and it is paid for. The annotation guards against nothing else: kubectl drain, the loss of a spot instance, the repair of a node and the terminationGracePeriod of a NodeClaim end the pod all the same.',
        ko: '파드가 실행되는 동안 노드는 아무리 한가해도 제거되거나 통합되지 않고 비용이 듭니다. 이 애너테이션은 다른 것은 막지 못합니다. kubectl drain, 스팟 인스턴스 회수, 노드 복구, NodeClaim의 terminationGracePeriod는 파드를 종료합니다.',
      },
      fix: {
        en: 'Where a budget and a grace period that fits are enough, remove the annotation.',
        ko: 'PDB와 알맞은 유예 기간으로 충분하다면 애너테이션을 지우십시오.',
      },
      falsePositives: { en: 'A pod whose work cannot be interrupted.', ko: '작업을 중단할 수 없는 파드.' },
      references: [
        'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#what-types-of-pods-can-prevent-ca-from-removing-a-node',
        'https://github.com/kubernetes-sigs/karpenter/blob/main/pkg/apis/v1/labels.go',
      ],
    },
  },

  *check(workload, { unit }) {
    const grace = graceText(workload);
    const nodes = nodesText(leastReplicas(unit, workload));
    for (const [name, value] of annotations) {
      const found = workload.pod.annotationFields.get(name);
      if (found?.value !== value || found.origin.type !== 'written') continue;
      if (name === safeToEvict && workload.kind === 'DaemonSet') continue;
      yield {
        at: found.origin.at,
        message: {
          en: `${name} keeps ${nodes.text.en} from being removed${grace.text.en}`,
          ko: `${name} 때문에 ${nodes.text.ko} 줄일 수 없음${grace.text.ko}`,
        },
        related: [...grace.related, ...nodes.related],
        fixes: () => [],
        confidence: 'certain',
      };
    }
  },
});

interface Told {
  readonly text: Localized;
  readonly related: readonly Related[];
}

/** Of a grace period that somebody has thought about. */
function graceText({ pod }: Workload): Told {
  const grace = gracePeriodOf(pod.spec);
  if (grace?.written.origin.type !== 'written') return { text: { en: '', ko: '' }, related: [] };
  const seconds = String(grace.seconds);
  return {
    text: { en: `; with ${seconds}s grace`, ko: ` (유예 기간 ${seconds}s)` },
    related: relatedGracePeriod(grace),
  };
}

function nodesText(replicas: Field<number> | undefined): Told {
  if (!replicas || !isReadable(replicas) || replicas.value < manyReplicas) {
    return { text: { en: 'the node', ko: '노드를' }, related: [] };
  }
  const count = String(replicas.value);
  return {
    text: { en: `up to ${count} nodes`, ko: `노드를 최대 ${count}개까지` },
    related: relatedReplicas(replicas),
  };
}
