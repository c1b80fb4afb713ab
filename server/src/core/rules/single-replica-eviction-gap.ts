import { isReadable } from '../base/origin.ts';
import { passesAfterStart } from '../lifecycle/probeBounds.ts';
import type { Container } from '../manifest/container.ts';
import type { Deployment, StatefulSet } from '../manifest/manifest.ts';
import { setField } from '../syntax/edits.ts';
import { autoscalersOf } from '../workspace/links/autoscalers.ts';
import { budgetsCovering } from '../workspace/links/budgets.ts';
import { mayLiveElsewhere } from '../workspace/links/elsewhere.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { newBudget } from './budgetEdit.ts';
import { externalRoute, relatedRoute, servicesBefore } from './exposure.ts';
import { runningContainers, soundTiming } from './probes.ts';
import { relatedReplicas } from './replicas.ts';
import { defineRule, type RuleContext, type RuleFix } from './rule.ts';

export const singleReplicaEvictionGap = defineRule({
  meta: {
    id: 'single-replica-eviction-gap',
    title: { en: 'A drain leaves nobody to answer', ko: 'drain 동안 응답할 파드가 없음' },
    severity: 'information',
    group: 'disruption',
    appliesTo: ['Deployment', 'StatefulSet'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'One replica behind a Service, without an autoscaler and without a PodDisruptionBudget. The preset `recommended` speaks only where an Ingress, a Gateway or a load balancer sends requests to it.',
        ko: '오토스케일러와 PodDisruptionBudget 없이 Service 뒤에 있는 복제본 하나. `recommended` 프리셋에서는 Ingress, Gateway, 로드 밸런서가 요청을 보낼 때만 알립니다.',
      },
      why: {
        en: 'A rollout starts the new pod before the old one goes. An eviction does not: the pod leaves its node first, and its successor has to be scheduled, to pull its image, to start and to get ready. Until then nobody answers. Of a StatefulSet the old pod has to be gone altogether before.',
        ko: '롤아웃은 이전 파드를 내리기 전에 새 파드를 띄웁니다. 축출은 그렇지 않습니다. 파드가 먼저 노드를 떠나고, 다음 파드는 스케줄링, 이미지 내려받기, 시작을 거쳐 ready가 되어야 합니다. 그때까지 아무도 응답하지 않습니다. StatefulSet은 이전 파드가 완전히 사라진 뒤에야 시작합니다.',
      },
      fix: {
        en: 'Run two replicas, with a PodDisruptionBudget of maxUnavailable: 1.',
        ko: '복제본을 둘로 늘리고 maxUnavailable: 1인 PodDisruptionBudget을 두십시오.',
      },
      falsePositives: {
        en: 'Development; apps that there can be only one of.',
        ko: '개발 환경, 하나만 실행할 수 있는 앱.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
        'https://github.com/kubernetes/kubernetes/issues/114877',
      ],
    },
  },

  *check(workload, context) {
    const { unit } = context;
    const { replicas, pod, kindAt } = workload;
    if (!isReadable(replicas) || replicas.value !== 1 || pod.spec.partial) return;
    const before = servicesBefore(unit, workload).map((service) => ({ service, route: externalRoute(unit, service) }));
    const served = before.find(({ route }) => route) ?? before[0];
    if (!served || isGuarded(unit, workload)) return;
    const { service, route } = served;
    const isWritten = replicas.origin.type === 'written';
    const probes = readyAfterStartSeconds(pod.spec.containers);
    const r = String(probes);
    yield {
      at: replicas.origin.type === 'written' ? replicas.origin.at : kindAt,
      ...(!route && { recommended: 'off' }),
      message: {
        en: `1 replica behind ${service.ref.name}: a drain leaves it down for scheduling, start and readiness of the next pod${probes > 0 ? ` (up to ${r}s for the probes alone)` : ''}, eviction does not surge`,
        ko: `${service.ref.name} 뒤에 복제본 1개: drain하면 다음 파드가 스케줄링되어 시작하고 ready가 될 때까지 내려감${probes > 0 ? ` (프로브만 최대 ${r}s)` : ''}, 축출은 새 파드를 먼저 띄우지 않음`,
      },
      related: [...(isWritten ? [] : relatedReplicas(replicas)), ...relatedRoute(service, route)],
      fixes: () => runTwo(workload, context),
      confidence: 'certain',
    };
  },
});

/** A budget has rules of its own, and an autoscaler its own idea of how many there are. */
function isGuarded(unit: UnitView, workload: Deployment | StatefulSet): boolean {
  return (
    autoscalersOf(unit, workload).length > 0 ||
    budgetsCovering(unit, workload).length > 0 ||
    mayLiveElsewhere(unit, { type: 'selecting', kind: 'PodDisruptionBudget', workload }) ||
    mayLiveElsewhere(unit, {
      type: 'referring',
      kinds: ['HorizontalPodAutoscaler', 'ScaledObject'],
      manifest: workload,
    })
  );
}

/** What the probes of the slowest container take of an app that answers at once. */
function readyAfterStartSeconds(containers: readonly Container[]): number {
  const each = runningContainers(containers).map(({ startupProbe, readinessProbe }) => {
    const [startup, readiness] = [startupProbe, readinessProbe].map((probe) => probe && soundTiming(probe));
    const started = startup ? passesAfterStart(startup).latest : 0;
    return Math.max(started, readiness ? passesAfterStart(readiness).latest : 0) / 1000;
  });
  return Math.max(0, ...each);
}

/** Where pods never run side by side, two of them are no remedy. */
function runTwo(workload: Deployment | StatefulSet, context: RuleContext): readonly RuleFix[] {
  if (workload.kind === 'Deployment' && workload.strategy.type.value === 'Recreate') return [];
  const edits = [setField(context.document, workload.root, 'spec.replicas', 2), newBudget(workload, context)];
  const title = {
    en: 'Run 2 replicas, with a PodDisruptionBudget of maxUnavailable: 1',
    ko: 'replicas: 2 설정, maxUnavailable: 1인 PodDisruptionBudget 추가',
  };
  return edits.every((edit) => edit !== undefined) ? [{ title, safe: false, edits }] : [];
}
