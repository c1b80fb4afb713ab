import { hookDuration } from '../scenario/hookDuration.ts';
import { workloadKinds } from '../manifest/manifest.ts';
import { setScalar } from '../syntax/edits.ts';
import { assuming } from './containerEnd.ts';
import { gracePeriodOf } from './gracePeriod.ts';
import { lengthenSleep, runsOn } from './preStopDelay.ts';
import { durationPlace, sleepNumber } from './preStopSleep.ts';
import { defineRule } from './rule.ts';
import { relatedRoute, removalText, routesToPods, serving } from './traffic.ts';

export const preStopShorterThanPropagation = defineRule({
  meta: {
    id: 'prestop-shorter-than-propagation',
    title: { en: 'preStop is shorter than the removal from a route', ko: 'preStop이 경로 제거보다 짧음' },
    severity: 'information',
    group: 'traffic',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A preStop hook that ends before the slowest route to the pod has heard that it is going. A warning where a load balancer of a cloud takes more than three times as long.',
        ko: '파드로 오는 가장 느린 경로가 제거를 알기 전에 끝나는 preStop 훅. 클라우드 로드 밸런서가 세 배 넘게 걸리면 경고입니다.',
      },
      why: {
        en: 'The hook is there to keep the process serving until nobody sends to it any more. What comes between its end and the last request finds a process that is stopping. kube-proxy and proxies in the cluster take about 5 s, ALB and NEG 15 s, externalTrafficPolicy Local 30 s, Application Gateway 90 s, NLB ip targets 120 s.',
        ko: '훅은 아무도 요청을 보내지 않을 때까지 프로세스가 계속 응답하게 하려는 것입니다. 훅이 끝난 뒤 오는 요청은 종료 중인 프로세스로 갑니다. kube-proxy와 클러스터 내 프록시는 약 5초, ALB와 NEG는 15초, externalTrafficPolicy Local은 30초, Application Gateway는 90초, NLB ip 대상은 120초 걸립니다.',
      },
      fix: {
        en: 'Raise the sleep and the grace period by the difference, or state what your cluster takes as `endpointsPropagateIn`.',
        ko: 'sleep과 유예 기간을 차이만큼 늘리거나, 실제 클러스터에서 걸리는 시간을 `endpointsPropagateIn`으로 적으십시오.',
      },
      falsePositives: {
        en: 'Apps that go on serving after their stop signal, and clusters that are faster than assumed.',
        ko: '종료 신호 뒤에도 계속 응답하는 앱, 가정보다 빠른 클러스터.',
      },
      references: [
        'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2366',
        'https://azure.github.io/application-gateway-kubernetes-ingress/how-tos/minimize-downtime-during-deployments/',
        'https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/',
      ],
    },
  },

  *check(workload, context) {
    if (!runsOn(workload)) return;
    const grace = gracePeriodOf(workload.pod.spec);
    const [route] = routesToPods(workload, context);
    if (!route) return;
    for (const container of serving(workload, route.service)) {
      const { preStop } = container;
      const takes = preStop && hookDuration(preStop.action, container).hi / 1000;
      const removal = route.removalSeconds;
      // A hook that outlasts the grace period is cut short, and another rule says so.
      if (!takes || takes >= removal || takes >= (grace?.seconds ?? takes)) continue;
      const [p, e, rest] = [String(takes), String(removal), String(removal - takes)];
      const assumed = assuming([removalText(route)]);
      const number = sleepNumber(preStop, context);
      yield {
        at: durationPlace(preStop, context),
        severity: route.cloud && takes < removal / 3 ? 'error' : 'warning',
        message: {
          en: `preStop (${p}s) is shorter than ${route.name} removal (about ${e}s): up to ${rest}s of requests to a stopping pod${assumed.en}`,
          ko: `preStop(${p}s)이 ${route.name} 제거(약 ${e}s)보다 짧음: 종료 중인 파드에 최대 ${rest}s 동안 요청이 감${assumed.ko}`,
        },
        related: [relatedRoute(route)],
        fixes: () =>
          lengthenSleep(
            workload,
            number && setScalar(context.document, number.span, removal),
            { from: takes, to: removal },
            context,
          ),
        confidence: 'assumed',
      };
    }
  },
});
