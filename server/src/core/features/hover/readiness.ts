// readinessGates: who else has a say in whether a pod is ready.
import type { Localized } from '../../base/localized.ts';
import { plain, type Said } from './said.ts';
import { podSpecAt, type Spot } from './spot.ts';

/** Kubernetes itself sets none of these conditions (R54). */
export function readinessGates(spot: Spot): Said | undefined {
  const inside = podSpecAt(spot);
  if (!inside || !/^readinessGates(?:\[\d+\]\.conditionType)?$/.test(inside.rest)) return undefined;
  const gates = inside.workload.pod.spec.readinessGates;
  if (gates.length === 0) return undefined;
  const names = gates.map(plain).join(', ');
  const told: readonly Localized[] = [
    {
      en: `**Ready only when ${names} ${gates.length === 1 ? 'is' : 'are'} True too**, beside the containers`,
      ko: `**컨테이너뿐 아니라 ${names} 조건도 True여야 ready**`,
    },
    {
      en: 'Until then the pod gets no requests, and a rollout waits for it.',
      ko: '그때까지 파드로 요청이 가지 않고, 롤아웃이 기다립니다.',
    },
    ...new Set(gates.map(setBy)),
  ];
  return {
    paragraphs: told.map((text) => text[spot.explain.locale]),
    page: 'concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate',
  };
}

const awsLoadBalancer: Localized = {
  en: 'The AWS Load Balancer Controller sets it when the target is healthy.',
  ko: 'AWS Load Balancer Controller가 대상이 정상일 때 True로 바꿉니다.',
};
const gkeNeg: Localized = {
  en: 'GKE sets it when the pod is healthy in its network endpoint group.',
  ko: 'GKE가 네트워크 엔드포인트 그룹에서 파드가 정상일 때 True로 바꿉니다.',
};
const somebody: Localized = {
  en: 'A controller of the cluster has to set it; without one no pod ever gets ready.',
  ko: '클러스터의 컨트롤러가 설정해야 합니다. 없으면 파드가 결코 ready가 되지 않습니다.',
};

/**
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
 * https://cloud.google.com/kubernetes-engine/docs/concepts/container-native-load-balancing#pod_readiness
 */
function setBy(condition: string): Localized {
  if (condition.startsWith('target-health.')) return awsLoadBalancer;
  return condition === 'cloud.google.com/load-balancer-neg-ready' ? gkeNeg : somebody;
}
