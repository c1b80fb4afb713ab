import type { Container, LifecycleHandler } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { missingProgram } from '../scenario/missingProgram.ts';
import { shutdownIn } from '../workspace/links/appSettings.ts';
import { routesTo } from '../workspace/links/routes.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { relatedRoute, routesToPods, serving, type TrafficRoute } from './traffic.ts';
import { stopOf } from './stopCommand.ts';
import { sleepBeforeStop } from './sleepBeforeStop.ts';
import { durationPlace } from './preStopSleep.ts';
import { defineRule, workloadKinds, type Finding, type RuleContext } from './rule.ts';

export const preStopStopsServerFirst = defineRule({
  meta: {
    id: 'prestop-stops-server-first',
    title: { en: 'preStop stops the server while requests still come', ko: '요청이 아직 오는데 서버를 멈추는 preStop' },
    severity: 'warning',
    group: 'hooks',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A preStop hook behind a Service whose first act is to stop the server (`nginx -s quit`, `apachectl stop`, `kill 1`, `catalina.sh stop` …), without a sleep before it. A hint where nothing says that the Service is for HTTP.',
        ko: 'Service 뒤에 있는 컨테이너의 preStop이 sleep 없이 서버부터 멈추는 경우(`nginx -s quit`, `apachectl stop`, `kill 1`, `catalina.sh stop` 등). Service가 HTTP용이라는 표시가 없으면 힌트입니다.',
      },
      why: {
        en: 'The pod leaves the endpoints at the same moment at which the hook starts, but proxies and load balancers hear of it later. Until then they go on sending requests, now to a closed port. A hook is there to wait for that first; SIGTERM stops the server afterwards.',
        ko: '파드가 엔드포인트에서 빠지는 순간 훅도 시작되지만, 프록시와 로드 밸런서는 나중에 압니다. 그때까지 닫힌 포트로 요청이 계속 옵니다. 훅은 그 시간을 먼저 기다리기 위한 것이고, 서버는 그 뒤 SIGTERM으로 멈춥니다.',
      },
      fix: {
        en: 'Sleep before the stop, or in place of it where the stop signal of the image is graceful already (nginx, httpd).',
        ko: '멈추기 전에 sleep을 넣으십시오. 이미지의 종료 신호가 이미 정상 종료라면(nginx, httpd) sleep으로 바꾸십시오.',
      },
      falsePositives: {
        en: 'A server that goes on serving for a while after it was told to stop; clients that find their servers by themselves, as those of databases and queues do.',
        ko: '멈추라는 명령 뒤에도 한동안 응답하는 서버. 데이터베이스나 큐처럼 클라이언트가 서버를 직접 찾는 경우.',
      },
      references: [
        'https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/',
        'https://github.com/kubernetes/kubernetes/issues/43576',
      ],
    },
  },

  *check(workload, context) {
    const routes = routesToPods(workload, context);
    const [slowest] = routes;
    if (!slowest) return;
    const isShared = workload.pod.spec.shareProcessNamespace.value === true;
    const isHttp = routes.some((route) => servesHttp(context.unit, route));
    for (const container of serving(workload, slowest.service)) {
      const { preStop } = container;
      if (!preStop || missingProgram(preStop.action, container)?.certain === true) continue;
      const stop = stopOf(preStop);
      if (stop === undefined || (isShared && killsFirst(stop))) continue;
      yield finding(stop, preStop, { container, workload, slowest, isHttp }, context);
    }
  },
});

/** Process 1, which is the server only where it has a process namespace of its own. */
function killsFirst(stop: string): boolean {
  return /^(?:\S*\/)?kill\b/.test(stop) && /\s1$/.test(stop);
}

interface Stopped {
  readonly container: Container;
  readonly workload: Workload;
  readonly slowest: TrafficRoute;
  readonly isHttp: boolean;
}

function finding(stop: string, preStop: LifecycleHandler, stopped: Stopped, context: RuleContext): Finding {
  const { container, workload, slowest, isHttp } = stopped;
  const server = shutdownIn(context.unit, workload, container).app?.title ?? container.name;
  const routed = String(slowest.removalSeconds);
  return {
    at: durationPlace(preStop, context),
    severity: isHttp ? 'warning' : 'hint',
    message: {
      en: `preStop stops ${server} at t+0s (${stop}) while endpoints still route here for about ${routed}s: requests fail until removal`,
      ko: `preStop이 t+0s에 ${server} 서버부터 멈춤(${stop}): 엔드포인트에서 빠질 때까지 약 ${routed}s 동안 오는 요청이 실패함`,
    },
    related: [relatedRoute(slowest)],
    fixes: () => sleepBeforeStop(preStop, container, workload, slowest.removalSeconds, context),
    confidence: 'derived',
  };
}

/** As far as one can tell from what routes to it, and from what its ports are called. */
function servesHttp(unit: UnitView, { service }: TrafficRoute): boolean {
  const routed = routesTo(unit, service).some(
    ({ kind }) => kind === 'Ingress' || kind === 'HTTPRoute' || kind === 'GRPCRoute',
  );
  return (
    routed ||
    service.ports.some(
      ({ name, port }) => /^(?:https?|grpc|h2c|web)\b/i.test(name?.value ?? '') || httpPorts.has(port?.value ?? 0),
    )
  );
}

const httpPorts: ReadonlySet<number> = new Set([80, 443, 8000, 8080, 8443]);
