import type { Container } from '../manifest/container.ts';
import type { Service, ServicePort, Workload } from '../manifest/manifest.ts';
import { findPort } from '../scenario/servicePort.ts';
import { setKey } from '../syntax/edits.ts';
import type { WrittenMap } from '../syntax/written.ts';
import { shutdownIn } from '../workspace/links/appSettings.ts';
import { externalRoute, relatedRoute, servicesBefore } from './exposure.ts';
import { runningContainers } from './probes.ts';
import { defineRule, workloadKinds, type RuleContext, type RuleFix } from './rule.ts';

export const missingReadinessBehindService = defineRule({
  meta: {
    id: 'missing-readiness-behind-service',
    title: { en: 'No readiness probe behind a Service', ko: 'Service 뒤에 readiness 프로브가 없음' },
    severity: 'warning',
    recommended: 'information',
    group: 'probes',
    appliesTo: workloadKinds.filter((kind) => kind !== 'Job' && kind !== 'CronJob'),
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A workload behind a Service, none of whose containers that take the requests has a readinessProbe. A startupProbe or a readiness gate counts too: the pod is then not ready before it has its say. So does the readinessProbe of another container, as of an app behind a proxy of its own, unless that one only serves the app (istio-proxy, cloud-sql-proxy and their like). Behind an Ingress, a Gateway or a load balancer it is a warning in the preset `recommended` too.',
        ko: 'Service 뒤에 있지만 요청을 받는 컨테이너에 readinessProbe가 없는 워크로드. startupProbe나 readiness 게이트가 있으면 그 전에는 파드가 ready가 아니므로 알리지 않습니다. 앞에 프록시를 둔 앱처럼 다른 컨테이너에 readinessProbe가 있어도 마찬가지입니다. 다만 istio-proxy나 cloud-sql-proxy처럼 앱을 돕기만 하는 컨테이너의 프로브는 치지 않습니다. Ingress, Gateway, 로드 밸런서 뒤에서는 `recommended` 프리셋에서도 경고입니다.',
      },
      why: {
        en: 'A container without a readiness probe is ready as soon as it runs, long before most servers listen. Its endpoint gets requests at once, and a rollout or a drain takes the next old pod away meanwhile. Readiness also is what takes traffic from a pod that cannot answer for a while.',
        ko: 'readiness 프로브가 없는 컨테이너는 실행되자마자 ready로 간주되지만, 서버는 대부분 한참 뒤에야 포트를 엽니다. 그 엔드포인트로 곧바로 요청이 가고, 롤아웃과 drain은 그사이 다음 이전 파드를 내립니다. 잠시 응답할 수 없는 파드에서 트래픽을 거두는 것도 readiness입니다.',
      },
      fix: {
        en: 'Add a readinessProbe that succeeds once the server can answer: the health endpoint of the framework, else a connection to the port.',
        ko: '서버가 응답할 수 있을 때 성공하는 readinessProbe를 추가하십시오. 프레임워크의 상태 확인 엔드포인트가 가장 좋고, 없으면 포트 연결로 확인합니다.',
      },
      falsePositives: {
        en: 'A server that listens within milliseconds; a webhook or a mesh that adds the probe.',
        ko: '몇 밀리초 안에 포트를 여는 서버. 웹훅이나 메시가 프로브를 추가하는 경우.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/probes/',
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
      ],
    },
  },

  *check(workload, context) {
    const { spec } = workload.pod;
    if (spec.partial || spec.readinessGates.length > 0 || waitsForApp(workload, context)) return;
    const found = servicesBefore(context.unit, workload).flatMap((service) => unprobed(service, spec.containers) ?? []);
    const [first] = found;
    if (!first) return;
    const route = found.map(({ service }) => externalRoute(context.unit, service)).find((one) => one !== undefined);
    const name = `${workload.ref.kind} ${workload.ref.name}`;
    yield {
      at: first.container.nameAt,
      ...(route && { recommended: 'warning' }),
      message: {
        en: `No readiness probe: ${name} gets traffic as soon as its container starts; each rollout can answer 503 until it listens`,
        ko: `readiness 프로브 없음: 컨테이너가 시작되자마자 ${name}(으)로 트래픽이 가고, 롤아웃 때마다 포트를 열기 전까지 503이 나갈 수 있음`,
      },
      related: relatedRoute(first.service, route),
      fixes: () => addProbe(first, workload, context),
      confidence: 'certain',
    };
  },
});

/** Whether the pod waits for a container that does the work, behind one that takes the requests. What only serves it tells nothing. */
function waitsForApp(workload: Workload, { unit }: RuleContext): boolean {
  return workload.pod.spec.containers.some(
    (one) => one.role === 'ordinary' && one.readinessProbe && !shutdownIn(unit, workload, one).app?.serves,
  );
}

interface Unprobed {
  readonly service: Service;
  readonly port: ServicePort;
  readonly container: Container;
}

/** The first port of a Service, and who takes its requests; undefined where one of those who do has a probe. */
function unprobed(service: Service, containers: readonly Container[]): Unprobed | undefined {
  const [port] = service.ports;
  const declaring = service.ports.flatMap((one) => findPort(containers, one)?.container ?? []);
  // A port that nobody declares may be anybody's.
  const takers = declaring.length > 0 ? declaring : runningContainers(containers);
  const [container] = takers;
  const probed = takers.some(({ readinessProbe, startupProbe }) => readinessProbe ?? startupProbe);
  return port && container && !probed ? { service, port, container } : undefined;
}

function addProbe({ port, container }: Unprobed, workload: Workload, context: RuleContext): readonly RuleFix[] {
  const target = port.targetPort ? port.targetPort.value : port.port?.value;
  const number = findPort([container], port)?.number;
  // A name that the container has not would make a probe that fails.
  if (target === undefined || number === undefined || port.protocol.value !== 'TCP') return [];
  const speaksGrpc = [port.name?.value, target].some((name) => /^grpc(?:-|$)/.test(String(name)));
  const isSpring = shutdownIn(context.unit, workload, container).app?.id === 'spring-boot';
  const handlers: readonly WrittenMap[] = [
    ...(isSpring ? [{ httpGet: { path: '/actuator/health/readiness', port: target } }] : []),
    ...(speaksGrpc ? [{ grpc: { port: number } }] : []),
    { tcpSocket: { port: target } },
  ];
  return handlers.flatMap((handler) => {
    const [type = ''] = Object.keys(handler);
    // More often than by default, so that it gives up well before a liveness probe on the same check.
    const edit = setKey(context.document, container.at.span, 'readinessProbe', { ...handler, periodSeconds: 5 });
    const title = { en: `Add a readinessProbe (${type})`, ko: `readinessProbe 추가 (${type})` };
    return edit ? [{ title, safe: false, edits: [edit] }] : [];
  });
}
