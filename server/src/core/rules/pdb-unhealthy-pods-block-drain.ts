import { setField } from '../syntax/edits.ts';
import { allowanceHere } from './allowance.ts';
import { defineRule } from './rule.ts';

export const pdbUnhealthyPodsBlockDrain = defineRule({
  meta: {
    id: 'pdb-unhealthy-pods-block-drain',
    title: { en: 'Pods that do not work can block a drain', ko: '고장 난 파드가 drain을 막을 수 있음' },
    severity: 'information',
    group: 'disruption',
    appliesTo: ['PodDisruptionBudget'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A PodDisruptionBudget without unhealthyPodEvictionPolicy. For a StatefulSet it is a hint: a quorum may want every pod that could come back.',
        ko: 'unhealthyPodEvictionPolicy가 없는 PodDisruptionBudget. StatefulSet은 힌트로 알립니다. 쿼럼에는 돌아올 수 있는 파드가 모두 필요할 수 있습니다.',
      },
      why: {
        en: 'The default, IfHealthyBudget, lets a pod that is not ready be evicted only while enough others are healthy. When all of them crash after a bad release, none can be evicted, so that no node with one of them can be drained. AlwaysAllow lets them go: they serve nobody.',
        ko: '기본값 IfHealthyBudget은 다른 파드가 충분히 정상일 때만 ready가 아닌 파드의 축출을 허용합니다. 잘못된 릴리스로 모두 비정상이 되면 하나도 축출할 수 없고, 그 파드가 있는 노드는 drain할 수 없습니다. AlwaysAllow는 아무에게도 응답하지 않는 이런 파드의 축출을 허용합니다.',
      },
      fix: {
        en: 'Write unhealthyPodEvictionPolicy: AlwaysAllow, unless a pod that is not ready still guards data.',
        ko: 'ready가 아닌 파드도 데이터를 지키는 경우가 아니라면 unhealthyPodEvictionPolicy: AlwaysAllow를 쓰십시오.',
      },
      falsePositives: {
        en: 'Stores that need a quorum, and apps that take long to get ready and must not be moved meanwhile.',
        ko: '쿼럼이 필요한 저장소, ready가 되기까지 오래 걸리고 그동안 옮기면 안 되는 앱.',
      },
      references: [
        'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
        'https://github.com/kubernetes/enhancements/tree/master/keps/sig-apps/3017-pod-healthy-policy-for-pdb',
      ],
    },
  },

  *check(budget, { unit, document, kubernetesMinor }) {
    const { unhealthyPodEvictionPolicy: policy, ref, root, kindAt } = budget;
    if ((kubernetesMinor ?? 27) < 27 || ref.apiVersion !== 'policy/v1' || policy.origin.type !== 'defaulted') return;
    const { workloads, found, related } = allowanceHere(unit, budget);
    const [first] = workloads;
    if (!first || found.type !== 'allowed') return;
    const d = found.allowance.desiredHealthy;
    if (d === 0) return;
    const name = `${first.ref.kind} ${first.ref.name}`;
    yield {
      at: kindAt,
      ...(workloads.some(({ kind }) => kind === 'StatefulSet') && { severity: 'hint' }),
      message: {
        en: `Crash-looping pods of ${name} cannot be evicted under the default policy when fewer than ${String(d)} are healthy`,
        ko: `정상 파드가 ${String(d)}개보다 적으면 기본 정책에서는 ${name}의 비정상 파드(CrashLoopBackOff 등)를 축출할 수 없음`,
      },
      related,
      fixes: () => {
        const edit = setField(document, root, 'spec.unhealthyPodEvictionPolicy', 'AlwaysAllow');
        const title = {
          en: 'Write unhealthyPodEvictionPolicy: AlwaysAllow',
          ko: 'unhealthyPodEvictionPolicy: AlwaysAllow 쓰기',
        };
        return edit ? [{ title, safe: false, edits: [edit] }] : [];
      },
      confidence: 'certain',
    };
  },
});
