import { nodeProfiles } from '../knowledge/nodeProfiles.ts';
import { assuming } from './containerEnd.ts';
import { gracePeriodOf, relatedGracePeriod } from './gracePeriod.ts';
import { nodeCaps } from './nodeCaps.ts';
import { defineRule, workloadKinds } from './rule.ts';

export const graceExceedsNodeCap = defineRule({
  meta: {
    id: 'grace-exceeds-node-cap',
    title: { en: 'The grace period is longer than the node waits', ko: '노드가 기다리는 시간보다 긴 유예 기간' },
    severity: 'information',
    group: 'termination',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    unfixable: true,
    docs: {
      what: {
        en: `A grace period that is longer than what takes the node away waits for its pods. Spot nodes count where the pod asks for them by a node label or tolerates them; the others where the setting nodeProfiles names them, and the kubelet's own graceful shutdown where the assumption shutdownGracePeriod says how long it is. ${table('en')}.`,
        ko: `노드를 회수하는 쪽이 파드를 기다리는 시간보다 긴 유예 기간. 스팟 노드는 파드가 노드 레이블로 요구하거나 톨러레이션이 있을 때, 나머지는 nodeProfiles 설정에 있을 때, kubelet의 노드 정상 종료는 shutdownGracePeriod 가정이 있을 때 적용됩니다. ${table('ko')}.`,
      },
      why: {
        en: 'Nobody who takes a node away asks for terminationGracePeriodSeconds. When their own time is over, the node goes, and what still runs on it ends without the rest of its grace period.',
        ko: '노드를 회수하는 쪽은 terminationGracePeriodSeconds를 보지 않습니다. 정해진 시간이 지나면 노드가 사라지고, 남은 유예 기간과 상관없이 실행 중이던 것이 끝납니다.',
      },
      fix: {
        en: 'Finish within that time, run the pods on other nodes, or keep the node: `cluster-autoscaler.kubernetes.io/safe-to-evict: "false"` against scale-down, `karpenter.sh/do-not-disrupt: "true"` with Karpenter.',
        ko: '그 시간 안에 끝내거나, 다른 노드에서 실행하거나, 노드를 지키십시오. 노드 축소에는 `cluster-autoscaler.kubernetes.io/safe-to-evict: "false"`, Karpenter에는 `karpenter.sh/do-not-disrupt: "true"`를 씁니다.',
      },
      falsePositives: {
        en: 'A cluster whose administrator has set another time; a profile that does not fit.',
        ko: '관리자가 시간을 다르게 설정한 클러스터. 맞지 않는 프로필.',
      },
      references: [...new Set(nodeProfiles.map(({ source }) => source))],
    },
  },

  *check(workload, context) {
    const grace = gracePeriodOf(workload.pod.spec);
    if (!grace) return;
    const cap = nodeCaps(workload, context).find(({ capSeconds }) => capSeconds < grace.seconds);
    if (!cap) return;
    const { origin } = grace.written;
    const at = origin.type === 'written' ? origin.at : (cap.namedAt ?? workload.kindAt);
    const [g, c] = [String(grace.seconds), String(cap.capSeconds)];
    const assumed = assuming(cap.assumes);
    yield {
      at,
      message: {
        en: `${grace.key} ${g}s exceeds ${cap.what.en} (${c}s): on ${cap.event.en} SIGKILL can come at t+${c}s${assumed.en}`,
        ko: `${grace.key}(${g}s)가 ${cap.what.ko}(${c}s)보다 긺: ${cap.event.ko} 때 t+${c}s에 SIGKILL이 올 수 있음${assumed.ko}`,
      },
      related: [
        ...(cap.namedAt && cap.namedAt !== at
          ? [{ at: cap.namedAt, message: { en: 'asks for such nodes', ko: '이런 노드를 요구함' } }]
          : []),
        ...relatedGracePeriod(grace).filter((one) => one.at !== at),
      ],
      fixes: () => [],
      confidence: cap.assumes.length > 0 ? 'assumed' : 'certain',
    };
  },
});

function table(locale: 'en' | 'ko'): string {
  return nodeProfiles
    .map(({ name, capSeconds, what }) => `\`${name}\` ${String(capSeconds)} s: ${what[locale]}`)
    .join('; ');
}
