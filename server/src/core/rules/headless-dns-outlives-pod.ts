import type { Service, Workload } from '../manifest/manifest.ts';
import { workloadKinds } from '../manifest/manifest.ts';
import { AssumptionReader } from '../scenario/assumptions.ts';
import { hookDuration } from '../scenario/hookDuration.ts';
import { dnsRoute } from '../scenario/routes.ts';
import { configMapOf } from '../workspace/links/configMaps.ts';
import { headlessServiceOf } from '../workspace/links/headlessService.ts';
import { servicesSelecting } from '../workspace/links/services.ts';
import { assuming, containerEnds, relatedHook, type ContainerEnd } from './containerEnd.ts';
import { runsOn } from './preStopDelay.ts';
import { defineRule, type RuleContext } from './rule.ts';

export const headlessDnsOutlivesPod = defineRule({
  meta: {
    id: 'headless-dns-outlives-pod',
    title: { en: 'DNS outlives the pods of a headless Service', ko: 'headless Service의 파드보다 오래 남는 DNS' },
    severity: 'hint',
    group: 'traffic',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    unfixable: true,
    docs: {
      what: {
        en: 'Pods that clients find through a headless Service alone, and that stop listening before the cached answers of DNS have run out.',
        ko: '클라이언트가 headless Service로만 찾으며, 캐시된 DNS 응답이 만료되기 전에 수신을 멈추는 파드.',
      },
      why: {
        en: 'The name of a headless Service resolves to the addresses of its pods. A pod loses its record when it is deleted, but whoever has asked before may keep the answer for as long as it is valid: 5 s by default of CoreDNS, 30 s as kubeadm sets it up, and more in clients that cache by themselves. No proxy is there to send them elsewhere.',
        ko: 'headless Service의 이름은 파드들의 주소로 해석됩니다. 파드를 삭제하면 레코드가 사라지지만, 이미 조회한 클라이언트는 유효 기간 동안 응답을 씁니다. CoreDNS 기본값은 5초, kubeadm 설정은 30초이고, 자체 캐시를 쓰는 클라이언트는 더 깁니다. 다른 파드로 돌려 줄 프록시도 없습니다.',
      },
      fix: {
        en: 'Clients that ask again when a connection fails, a preStop that outlasts the answer, or a Service with a cluster IP.',
        ko: '연결이 실패하면 다시 조회하는 클라이언트, 응답 유효 기간보다 긴 preStop, 또는 클러스터 IP가 있는 Service.',
      },
      falsePositives: {
        en: 'Peers that know of each other by their own means. Of the Service that gives the pods of a StatefulSet their names nothing is said.',
        ko: '자체 방식으로 서로를 아는 피어. StatefulSet 파드에 이름을 주는 Service에 대해서는 알리지 않습니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
        'https://coredns.io/plugins/kubernetes/',
        'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
      ],
    },
  },

  *check(workload, context) {
    if (!runsOn(workload)) return;
    const services = servicesSelecting(context.unit, workload);
    const [service] = services.filter((one) => isFoundByDns(one, workload, context));
    if (!service || services.some(({ clusterIP }) => clusterIP?.value !== 'None')) return;
    const { seconds, assumed } = timeToLive(workload, context);
    const [end] = [...containerEnds(workload, context)].sort((a, b) => a.stopSeconds - b.stopSeconds);
    if (!end || mayTake(end) >= seconds) return;
    const text = assuming([...assumed, ...end.assumes]);
    const [ttl, stop] = [String(seconds), String(end.stopSeconds)];
    yield {
      at: end.container.nameAt,
      message: {
        en: `Clients of headless ${service.ref.name} may keep this address for ${ttl}s (DNS), but the pod stops listening at t+${stop}s${text.en}`,
        ko: `headless ${service.ref.name}의 클라이언트는 이 주소를 ${ttl}s 동안 쓸 수 있지만(DNS), 파드는 t+${stop}s에 수신을 멈춤${text.ko}`,
      },
      related: [
        {
          at: service.nameAt,
          message: {
            en: `found by ${service.ref.name}, which is headless`,
            ko: `headless Service ${service.ref.name}(으)로 찾음`,
          },
        },
        ...relatedHook(end, context),
      ],
      fixes: () => [],
      confidence: 'assumed',
    };
  },
});

function mayTake({ container, stopSeconds }: ContainerEnd): number {
  return container.preStop
    ? Math.max(stopSeconds, hookDuration(container.preStop.action, container).hi / 1000)
    : stopSeconds;
}

/** Peers find each other by the names that a StatefulSet has from its Service, and want those that are not ready too. */
function isFoundByDns(service: Service, workload: Workload, { unit }: RuleContext): boolean {
  const governs = workload.kind === 'StatefulSet' && headlessServiceOf(unit, workload)?.ref.name === service.ref.name;
  return service.clusterIP?.value === 'None' && service.publishNotReadyAddresses.value === false && !governs;
}

/** As somebody states it, as the Corefile of the cluster says, else as kubeadm writes it. */
function timeToLive({ ref }: Workload, { assumptions, unit }: RuleContext) {
  const stated = new AssumptionReader(assumptions, ref).statedPodDuration('endpointsPropagateIn');
  const corefile = configMapOf(unit, 'kube-system', 'coredns')?.data.get('Corefile')?.text.value;
  const written = /^[ \t]*ttl[ \t]+(\d+)[ \t]*$/m.exec(corefile ?? '')?.[1];
  if (stated === undefined && written !== undefined) return { seconds: Number(written), assumed: [] };
  const seconds = (stated ?? dnsRoute.propagatesIn) / 1000;
  const text = `endpointsPropagateIn = ${String(seconds)}s`;
  return { seconds, assumed: [{ en: text, ko: text }] };
}
