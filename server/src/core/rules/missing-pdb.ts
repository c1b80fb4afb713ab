import { isReadable } from '../base/origin.ts';
import type { Workload } from '../manifest/manifest.ts';
import { budgetsCovering } from '../workspace/links/budgets.ts';
import { mayLiveElsewhere } from '../workspace/links/elsewhere.ts';
import { servicesSelecting } from '../workspace/links/services.ts';
import { newBudget } from './budgetEdit.ts';
import { leastReplicas, relatedReplicas } from './replicas.ts';
import { defineRule, type RuleContext, type RuleFix } from './rule.ts';
import { onePerNode } from './secondPod.ts';

export const missingPdb = defineRule({
  meta: {
    id: 'missing-pdb',
    title: { en: 'Several replicas without a PodDisruptionBudget', ko: 'PodDisruptionBudget 없는 여러 복제본' },
    severity: 'information',
    group: 'disruption',
    appliesTo: ['Deployment', 'StatefulSet'],
    since: '0.2.0',
    status: 'stable',

    docs: {
      what: {
        en: 'A Deployment or StatefulSet with two or more replicas behind a Service, and no PodDisruptionBudget that covers them.',
        ko: 'Service 뒤에 복제본이 둘 이상인데 이를 보호하는 PodDisruptionBudget이 없는 Deployment 또는 StatefulSet.',
      },
      why: {
        en: '`kubectl drain` evicts the pods of a node all at once. Where the replicas happen to share a node, one drain takes all of them away, and until the new ones are ready nobody answers. Where each has to have a node of its own, it takes the drains of several nodes, as in an upgrade of a node pool: none of them waits until the new pods are ready.',
        ko: '`kubectl drain`은 노드의 파드를 한꺼번에 축출합니다. 복제본이 한 노드에 모여 있으면 drain 한 번에 모두 사라지고, 새 파드가 ready가 될 때까지 아무도 응답하지 않습니다. 복제본마다 노드가 따로 있어야 하면 노드 풀 업그레이드처럼 여러 노드를 drain할 때 그렇게 됩니다. drain은 새 파드가 ready가 되기를 기다리지 않기 때문입니다.',
      },
      fix: {
        en: 'Add a PodDisruptionBudget with maxUnavailable: 1. The one that the fix writes also says what holds for pods that are not ready (`unhealthyPodEvictionPolicy`): AlwaysAllow, so that a pod that crashes keeps no node from being drained, and IfHealthyBudget, the default, of a StatefulSet, whose quorum may need it.',
        ko: 'maxUnavailable: 1인 PodDisruptionBudget을 추가하십시오. 수정이 만드는 예산에는 ready가 아닌 파드에 대한 `unhealthyPodEvictionPolicy`도 들어갑니다. 크래시를 반복하는 파드가 drain을 막지 않도록 AlwaysAllow를 쓰고, 쿼럼이 필요할 수 있는 StatefulSet에는 기본값인 IfHealthyBudget을 씁니다.',
      },
      falsePositives: {
        en: 'A budget that another repository deploys; nodes that are only drained one by one, with a look at the pods between.',
        ko: '다른 저장소에서 배포하는 예산. 파드를 확인하며 노드를 하나씩만 drain하는 클러스터.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
        'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
      ],
    },
  },

  *check(workload, context) {
    const { unit } = context;
    const replicas = leastReplicas(unit, workload);
    if (!replicas || !isReadable(replicas) || replicas.value < 2) return;
    if (servicesSelecting(unit, workload).length === 0 || budgetsCovering(unit, workload).length > 0) return;
    if (mayLiveElsewhere(unit, { type: 'selecting', kind: 'PodDisruptionBudget', workload })) return;
    const n = String(replicas.value);
    yield {
      at: workload.kindAt,
      // Each on a node of its own: one drain takes one of them, and the next drain does not wait for it to be back.
      message: onePerNode(workload)
        ? {
            en: `${n} replicas without a PDB: drains of ${n} nodes may evict all ${n} at once`,
            ko: `PDB 없는 복제본 ${n}개: 노드 ${n}개를 drain하면 ${n}개가 모두 한꺼번에 축출될 수 있음`,
          }
        : {
            en: `${n} replicas without a PDB: one drain may evict all ${n} at once`,
            ko: `PDB 없는 복제본 ${n}개: drain 한 번에 ${n}개가 모두 축출될 수 있음`,
          },
      related: relatedReplicas(replicas),
      fixes: () => addBudget(workload, context),
      confidence: 'certain',
    };
  },
});

function addBudget(workload: Workload, context: RuleContext): readonly RuleFix[] {
  const edit = newBudget(workload, context);
  const title = {
    en: 'Add a PodDisruptionBudget with maxUnavailable: 1',
    ko: 'maxUnavailable: 1인 PodDisruptionBudget 추가',
  };
  return edit ? [{ title, safe: false, edits: [edit] }] : [];
}
