import type { Place } from '../base/place.ts';
import { isReadable, type Sourced } from '../base/origin.ts';
import type { Workload } from '../manifest/manifest.ts';
import { rollingUpdateOf } from '../scenario/rollingUpdate.ts';
import { setScalar } from '../syntax/edits.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import { leastReplicas, relatedReplicas } from './replicas.ts';
import { defineRule, type Related, type RuleContext, type RuleFix } from './rule.ts';

export const externalTrafficLocalGap = defineRule({
  meta: {
    id: 'external-traffic-local-gap',
    title: {
      en: 'externalTrafficPolicy Local where a node may lose its only pod',
      ko: '노드의 유일한 파드가 사라질 수 있는 externalTrafficPolicy Local',
    },
    severity: 'information',
    group: 'traffic',
    appliesTo: ['Service'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A Service with `externalTrafficPolicy: Local` before a single pod, or before pods of which old ones go before new ones come (maxSurge 0).',
        ko: '파드가 하나뿐이거나, 새 파드보다 이전 파드가 먼저 사라지는(maxSurge 0) 워크로드 앞의 `externalTrafficPolicy: Local` Service.',
      },
      why: {
        en: 'A node answers from its own pods only. When its last one has gone, what the load balancer still sends there is dropped until its health check has failed a few times. From 1.26 on pods that terminate are used meanwhile, so that a preStop that outlasts the health check closes the gap. That several pods which surge have none is not told here: the next pod is often on another node, and missing-prestop-behind-service says what it costs.',
        ko: '노드는 자신의 파드로만 응답합니다. 마지막 파드가 사라지면 로드 밸런서의 상태 검사가 몇 번 실패할 때까지 그 노드로 오는 요청은 버려집니다. 1.26부터는 그동안 종료 중인 파드가 쓰이므로, 상태 검사보다 긴 preStop이 공백을 막습니다. 여유 파드를 두는 여러 복제본에 preStop이 없는 것은 여기서 알리지 않습니다. 다음 파드는 대개 다른 노드에 있고, 그 영향은 missing-prestop-behind-service가 알립니다.',
      },
      fix: {
        en: 'Several pods that surge, a preStop that outlasts the health check, or the policy Cluster, which hides the addresses of the clients.',
        ko: '여유 파드를 두는 여러 복제본, 상태 검사보다 긴 preStop, 또는 Cluster 정책(클라이언트 주소가 가려짐).',
      },
      falsePositives: {
        en: 'Load balancers that follow the EndpointSlices, as those of a cluster on bare metal may.',
        ko: '베어메탈 클러스터처럼 EndpointSlice를 직접 따르는 로드 밸런서.',
      },
      references: [
        'https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy',
        'https://github.com/kubernetes/enhancements/issues/1669',
        'https://github.com/kubernetes/kubernetes/issues/85643',
      ],
    },
  },

  *check(service, context) {
    const { externalTrafficPolicy: policy, type } = service;
    if (policy.value !== 'Local' || policy.origin.type !== 'written') return;
    if (type.value !== 'LoadBalancer' && type.value !== 'NodePort') return;
    const { at } = policy.origin;
    const [gap] = workloadsSelectedBy(context.unit, service).flatMap((workload) => gapOf(workload, context) ?? []);
    if (!gap) return;
    const count = String(gap.replicas.value);
    const surge = gap.surge ? [' and maxSurge 0', ', maxSurge 0'] : ['', ''];
    yield {
      at,
      message: {
        en: `externalTrafficPolicy Local with ${count} replica${count === '1' ? '' : 's'}${String(surge[0])}: each node that loses its last pod drops traffic until the LB health check fails`,
        ko: `복제본 ${count}개${String(surge[1])}에 externalTrafficPolicy Local: 마지막 파드를 잃은 노드는 LB 상태 검사가 실패할 때까지 트래픽을 버림`,
      },
      related: [...relatedReplicas(gap.replicas), ...(gap.surge ? [gap.surge] : [])],
      fixes: () => toCluster(at, context),
      confidence: 'certain',
    };
  },
});

interface Gap {
  readonly replicas: Sourced<number>;
  /** Where it is said that old pods go first; undefined where there is one only. */
  readonly surge: Related | undefined;
}

function gapOf(workload: Workload, { unit }: RuleContext): Gap | undefined {
  const replicas = leastReplicas(unit, workload);
  if (!replicas || !isReadable(replicas) || replicas.value < 1) return undefined;
  if (replicas.value === 1) return { replicas, surge: undefined };
  const surge = missingSurge(workload, replicas);
  return surge && { replicas, surge };
}

/** Where a rollout is told to have no pod more than there are. */
function missingSurge(workload: Workload, replicas: Sourced<number>): Related | undefined {
  if (workload.kind !== 'Deployment') return undefined;
  const { origin } = workload.strategy.maxSurge;
  if (rollingUpdateOf(workload, replicas)?.surge !== 0 || origin.type !== 'written') return undefined;
  return { at: origin.at, message: { en: 'maxSurge: 0', ko: 'maxSurge: 0' } };
}

/** Never safe: the pods then see the addresses of nodes in the place of those of the clients. */
function toCluster(at: Place, { document }: RuleContext): readonly RuleFix[] {
  const edit = setScalar(document, at.span, 'Cluster');
  const title = {
    en: 'Set externalTrafficPolicy to Cluster (pods no longer see client addresses)',
    ko: 'externalTrafficPolicy: Cluster 설정 (파드에 클라이언트 주소가 보이지 않음)',
  };
  return edit ? [{ title, safe: false, edits: [edit] }] : [];
}
