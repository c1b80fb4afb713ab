import { isReadable } from '../base/origin.ts';
import type { Service, ServicePort, Workload } from '../manifest/manifest.ts';
import { findPort } from '../scenario/servicePort.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import { declaredPorts, otherNumber, relatedPort, setTarget, unknownName } from './declaredPorts.ts';
import { defineRule, type Finding, type RuleContext } from './rule.ts';

export const serviceTargetPortUnknown = defineRule({
  meta: {
    id: 'service-target-port-unknown',
    title: { en: 'targetPort leads to no port of the pods', ko: '파드의 어떤 포트와도 맞지 않는 targetPort' },
    severity: 'warning',
    group: 'traffic',
    appliesTo: ['Service'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A targetPort by a name that no container of the selected pods gives to a port of this protocol. A number that differs from the only port that is declared is a hint: numbers need no declaration.',
        ko: '선택된 파드의 어떤 컨테이너에도 같은 프로토콜로 선언되지 않은 이름의 targetPort. 선언된 유일한 포트와 다른 숫자는 힌트입니다. 숫자는 선언할 필요가 없기 때문입니다.',
      },
      why: {
        en: 'A name is looked up in each pod. Where nobody has it the endpoints get no port, nothing is routed, and every connection to the Service is refused.',
        ko: '이름은 각 파드에서 찾습니다. 아무도 갖고 있지 않으면 엔드포인트에 포트가 없어 라우팅되지 않고, Service로의 모든 연결이 거부됩니다.',
      },
      fix: {
        en: 'Write the name that the container gives to its port, or the number that it listens on. Where it is right and requests still fail, ask the EndpointSlice of the Service for its ports, and the pod for what it listens on.',
        ko: '컨테이너가 포트에 준 이름이나 실제로 수신하는 번호를 쓰십시오. 맞는데도 요청이 실패하면 Service의 EndpointSlice에서 포트를, 파드에서 수신 중인 포트를 확인하십시오.',
      },
      falsePositives: {
        en: 'Containers that are injected into the pods. For numbers: ports that are not declared.',
        ko: '파드에 주입되는 컨테이너. 숫자의 경우: 선언하지 않은 포트.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
        'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/',
      ],
    },
  },

  *check(service, context) {
    const workloads = workloadsSelectedBy(context.unit, service);
    const [first] = workloads;
    if (!first || !context.unit.complete || workloads.some(mayHaveMore)) return;
    for (const port of service.ports) {
      const { targetPort } = port;
      if (!targetPort || !isReadable(targetPort) || targetPort.origin.type !== 'written') continue;
      if (workloads.some((workload) => leadsTo(port, workload))) continue;
      yield finding(targetPort.value, targetPort.origin.at, { service, port, workload: first }, context);
    }
  },
});

interface Miss {
  readonly service: Service;
  readonly port: ServicePort;
  readonly workload: Workload;
}

/** Ports may come from a template, a patch, or with a container that a mesh puts beside the others. */
function mayHaveMore({ partial, pod }: Workload): boolean {
  const { spec } = pod;
  const names = spec.containers.flatMap(({ ports }) => ports.map(({ name }) => name));
  return partial || spec.partial || names.some((name) => name && !isReadable(name));
}

/** Of a number only what is surely another than the one port that there is does not count. */
function leadsTo(port: ServicePort, workload: Workload): boolean {
  const found = findPort(workload.pod.spec.containers, port);
  if (found === undefined) return isInjected(port);
  const declared = declaredPorts(workload, port);
  const [only, another] = declared;
  return found.container !== undefined || only === undefined || another !== undefined;
}

/** The names that Istio and Linkerd give to the ports of what they inject. */
function isInjected({ targetPort }: ServicePort): boolean {
  return /^(?:http-envoy-prom|linkerd-)/.test(String(targetPort?.value));
}

function finding(target: number | string, at: Finding['at'], { port, workload }: Miss, context: RuleContext): Finding {
  const declared = declaredPorts(workload, port);
  const isName = typeof target === 'string';
  return {
    at,
    severity: isName ? 'warning' : 'hint',
    message: isName ? unknownName(target, port, workload) : otherNumber(target, declared[0], workload),
    related: declared.slice(0, 3).map(relatedPort),
    fixes: () => declared.flatMap((one) => setTarget(at, one, isName && declared.length === 1, context)),
    confidence: isName ? 'certain' : 'derived',
  };
}
