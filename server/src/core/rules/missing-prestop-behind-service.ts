import type { Workload } from '../manifest/manifest.ts';
import { workloadKinds } from '../manifest/manifest.ts';
import { writtenDuration } from '../scenario/hookDuration.ts';
import { shutdownIn } from '../workspace/links/appSettings.ts';
import { autoscalersOf } from '../workspace/links/autoscalers.ts';
import { mayBePatched } from '../workspace/links/elsewhere.ts';
import { addSleep, onlyWaits, runsOn } from './preStopDelay.ts';
import { leastReplicas } from './replicas.ts';
import { defineRule, type RuleContext, type Severity } from './rule.ts';
import { relatedRoute, routesToPods, serving, type TrafficRoute } from './traffic.ts';

export const missingPreStopBehindService = defineRule({
  meta: {
    id: 'missing-prestop-behind-service',
    title: { en: 'No preStop delay behind a Service', ko: 'Service 뒤에 preStop 지연 없음' },
    severity: 'hint',
    group: 'traffic',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'Pods behind a Service of which no container waits before its stop signal. A warning where requests come from outside and there are several pods, so that nobody expects an outage; information where one of the two holds, else a hint.',
        ko: '종료 신호 전에 기다리는 컨테이너가 없는 Service 뒤의 파드. 외부에서 요청이 오고 파드가 여럿이라 중단이 없을 것으로 기대되면 경고, 둘 중 하나면 정보, 나머지는 힌트입니다.',
      },
      why: {
        en: 'The stop signal and the removal of the endpoint start at the same moment, and nothing orders them. Until every proxy and load balancer has heard of the removal they send new requests, to a process that has stopped listening.',
        ko: '종료 신호와 엔드포인트 제거는 같은 순간에 시작되고 순서가 정해져 있지 않습니다. 모든 프록시와 로드 밸런서가 제거를 알 때까지, 이미 수신을 멈춘 프로세스로 새 요청이 갑니다.',
      },
      fix: {
        en: 'Sleep in preStop for as long as the slowest route takes, and make the grace period that much longer.',
        ko: '가장 느린 경로가 걸리는 시간만큼 preStop에서 sleep하고, 유예 기간도 그만큼 늘리십시오.',
      },
      falsePositives: {
        en: 'Apps that go on accepting for a while after the signal, clients that retry (gRPC, queues), databases.',
        ko: '신호 뒤에도 한동안 요청을 받는 앱, 재시도하는 클라이언트(gRPC, 큐), 데이터베이스.',
      },
      references: [
        'https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/',
        'https://github.com/kubernetes/kubernetes/issues/43576',
        'https://github.com/kubernetes/ingress-nginx/issues/7330',
      ],
    },
  },

  *check(workload, context) {
    if (workload.partial || !runsOn(workload) || waits(workload, context)) return;
    const routes = routesToPods(workload, context);
    const [route] = routes;
    const container = route && serving(workload, route.service)[0];
    if (!route || !container || mayBePatched(context.unit, workload)) return;
    const { signal } = shutdownIn(context.unit, workload, container);
    const seconds = String(route.removalSeconds);
    yield {
      at: container.nameAt,
      severity: severityOf(workload, routes, context),
      message: {
        en: `No preStop delay: ${signal} at t+0s while ${route.name} may still send requests for about ${seconds}s`,
        ko: `preStop 지연 없음: t+0s에 ${signal}, ${route.name}은(는) 약 ${seconds}s 동안 요청을 더 보낼 수 있음`,
      },
      related: [relatedRoute(route)],
      fixes: () => addSleep(workload, container, route.removalSeconds, context),
      confidence: 'derived',
    };
  },
});

/**
 * Any hook that takes time, or may, delays the stop signal; some apps know a delay of their own. What a hook does wrong,
 * as stopping the server at once, other rules say.
 */
function waits(workload: Workload, context: RuleContext): boolean {
  return workload.pod.spec.containers.some((container) => {
    const { preStop, role } = container;
    if (preStop && !(onlyWaits(preStop) && writtenDuration(preStop.action).hi === 0)) return true;
    const acceptsFor = role === 'init' ? undefined : shutdownIn(context.unit, workload, container).acceptsFor;
    return acceptsFor !== undefined && acceptsFor.atMost > 0;
  });
}

function severityOf(workload: Workload, routes: readonly TrafficRoute[], { unit }: RuleContext): Severity {
  const isExternal = routes.some((route) => route.isExternal);
  const areSeveral = (leastReplicas(unit, workload)?.value ?? 1) > 1 || autoscalersOf(unit, workload).length > 0;
  if (isExternal && areSeveral) return 'warning';
  return isExternal || areSeveral ? 'information' : 'hint';
}
