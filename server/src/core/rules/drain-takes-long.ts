import { seconds } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import { isReadable } from '../base/origin.ts';
import type { Workload } from '../manifest/manifest.ts';
import { passesAfterStart } from '../lifecycle/probeBounds.ts';
import { probeTiming } from '../scenario/probeTiming.ts';
import { slowestStart } from '../scenario/slowestStart.ts';
import { evictedAtATime } from './evictions.ts';
import { gracePeriodOf, relatedGracePeriod } from './gracePeriod.ts';
import { leastReplicas, relatedReplicas } from './replicas.ts';
import { runningContainers } from './probes.ts';
import { defineRule } from './rule.ts';

export const drainTakesLong = defineRule({
  meta: {
    id: 'drain-takes-long',
    title: { en: 'Draining the pods of the workload can take long', ko: '오래 걸릴 수 있는 워크로드 드레인' },
    severity: 'information',
    group: 'termination',
    appliesTo: ['Deployment', 'ReplicaSet', 'ReplicationController', 'Rollout', 'StatefulSet'],
    since: '0.2.0',
    status: 'stable',
    unfixable: true,
    docs: {
      what: {
        en: 'A workload whose pods, evicted as few at a time as its PodDisruptionBudget allows, can take longer than the setting longDrain (30 min) to leave their nodes. An upper bound: each pod takes its whole grace period, and its successor all the time that its probes leave it.',
        ko: 'PodDisruptionBudget이 허용하는 수만큼만 축출하면 파드가 모두 노드를 떠나는 데 longDrain 설정(30분)보다 오래 걸릴 수 있는 워크로드. 모든 파드가 유예 기간을 다 쓰고, 새 파드도 프로브가 허용하는 시간을 다 쓴다고 본 상한입니다.',
      },
      why: {
        en: '`kubectl drain` asks again every 5 s until the budget allows the next eviction, so that pods leave one group after the other. Those who drain wait no longer than their own time: EKS 15 min, AKS 30 min, GKE 1 h; then an upgrade fails, or goes on by force.',
        ko: '`kubectl drain`은 예산이 다음 축출을 허용할 때까지 5초마다 다시 요청하므로 파드는 몇 개씩 차례로 떠납니다. 드레인하는 쪽은 EKS 15분, AKS 30분, GKE 1시간까지만 기다리고, 그 뒤에는 업그레이드가 실패하거나 강제로 진행됩니다.',
      },
      fix: {
        en: 'Allow more evictions at a time, shorten the grace period, or make pods ready sooner.',
        ko: '한 번에 더 많이 축출할 수 있게 하거나, 유예 기간을 줄이거나, 파드가 더 빨리 준비되게 하십시오.',
      },
      falsePositives: {
        en: 'Pods that stop early, as most do; replicas that are never all on nodes that are drained.',
        ko: '대부분의 파드처럼 일찍 끝나는 파드. 드레인되는 노드에 한꺼번에 있지 않은 복제본.',
      },
      references: [
        'https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/',
        'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html',
        'https://learn.microsoft.com/azure/aks/upgrade-aks-cluster',
      ],
    },
  },

  *check(workload, context) {
    const grace = gracePeriodOf(workload.pod.spec);
    const replicas = leastReplicas(context.unit, workload);
    if (!grace || !replicas || !isReadable(replicas) || replicas.value < 1) return;
    const evicted = evictedAtATime(workload, replicas.value, context);
    if (!evicted) return;
    const drain = {
      pods: replicas.value,
      atATime: evicted.count,
      stop: grace.seconds,
      ready: secondsUntilReady(workload),
    };
    if (seconds(takesSeconds(drain)) <= context.longDrain) return;
    const { origin } = grace.written;
    yield {
      at: origin.type === 'written' ? origin.at : workload.kindAt,
      message: message(workload.ref.name, drain),
      related: [
        ...(origin.type === 'written' ? [] : relatedGracePeriod(grace)),
        ...relatedReplicas(replicas),
        ...evicted.related,
      ],
      fixes: () => [],
      confidence: 'certain',
    };
  },
});

interface Drain {
  readonly pods: number;
  readonly atATime: number;
  /** Of each pod, in seconds. */
  readonly stop: number;
  readonly ready: number;
}

/** Where all go at once, nobody waits for their successors. */
function takesSeconds({ pods, atATime, stop, ready }: Drain): number {
  return atATime < pods ? Math.ceil(pods / atATime) * (stop + ready) : stop;
}

function message(name: string, drain: Drain): Localized {
  const [n, d] = [String(drain.pods), String(drain.atATime)];
  const [g, r] = [String(drain.stop), String(drain.ready)];
  const minutes = String(Math.round(takesSeconds(drain) / 60));
  return drain.atATime < drain.pods
    ? {
        en: `Draining ${n} pods of ${name}, ${d} at a time, can take ${minutes} min (${n}/${d} × (${g}s stop + ${r}s until ready))`,
        ko: `${name} 파드 ${n}개를 한 번에 ${d}개씩 드레인하면 최대 ${minutes}분이 걸릴 수 있음 (${n}/${d} × (종료 ${g}s + 준비 ${r}s))`,
      }
    : {
        en: `Draining the pods of ${name}, ${n} at a time, can take ${minutes} min (${g}s stop)`,
        ko: `${name} 파드 ${n}개를 한꺼번에 드레인해도 최대 ${minutes}분이 걸릴 수 있음 (종료 ${g}s)`,
      };
}

/** All the time that a container may take until its startup probe gives up, and then until it is ready. */
function secondsUntilReady({ pod }: Workload): number {
  const start = slowestStart(pod.spec)?.seconds ?? 0;
  const readiness = runningContainers(pod.spec.containers).map(({ readinessProbe }) => {
    const timing = readinessProbe && probeTiming(readinessProbe);
    return timing ? passesAfterStart(timing).latest / 1000 : 0;
  });
  return start + Math.max(0, ...readiness);
}
