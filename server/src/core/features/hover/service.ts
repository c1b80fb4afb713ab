// Where a Service sends its requests, and how clients find it.
import { formatSeconds, type Millis } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import type { Sourced } from '../../base/origin.ts';
import type { Service, ServicePort, Workload } from '../../manifest/manifest.ts';
import { AssumptionReader } from '../../scenario/assumptions.ts';
import { routeOf } from '../../scenario/routes.ts';
import { findPort } from '../../scenario/servicePort.ts';
import { workloadsSelectedBy } from '../../workspace/links/selecting.ts';
import { unitOf, type Snapshot } from '../snapshot.ts';
import { objectLink, originWords, plain, readable, type Said } from './said.ts';
import type { Spot } from './spot.ts';

const page = 'concepts/services-networking/service/';

export function service(spot: Spot): Said | undefined {
  const { manifest, field } = spot;
  if (manifest.kind !== 'Service') return undefined;
  const port = /^spec\.ports\[(\d+)\]\.(?:port|targetPort|name)$/.exec(field)?.[1];
  if (port !== undefined) return targetPort(spot, manifest, manifest.ports[Number(port)]);
  switch (field) {
    case 'metadata.name':
      return manifest.clusterIP?.value === 'None' ? headless(spot, manifest) : dnsName(spot, manifest);
    case 'spec.clusterIP':
      return headless(spot, manifest);
    case 'spec.publishNotReadyAddresses':
      return publishNotReadyAddresses(spot, manifest);
    case 'spec.externalTrafficPolicy':
    case 'spec.type':
      return removal(spot, manifest);
    default:
      return undefined;
  }
}

/** Undefined where nobody is selected: the selector says so. */
function targetPort(spot: Spot, manifest: Service, port: ServicePort | undefined): Said | undefined {
  const workloads = workloadsSelectedBy(unitOf(spot.snapshot, spot.document), manifest);
  if (!port || workloads.length === 0) return undefined;
  const from = port.port?.value ?? '?';
  const lines = workloads.map(
    (workload) => `- ${objectLink(spot, workload)}: ${portText(port, workload)[spot.explain.locale]}`,
  );
  const target = port.targetPort?.value ?? from;
  const headline: Localized = {
    en: `**Port ${from} sends to ${plain(String(target))} of the pods**`,
    ko: `**포트 ${from} → 파드의 ${plain(String(target))}**`,
  };
  return { paragraphs: [headline[spot.explain.locale], lines.join('\n')], page };
}

/** A number needs no declaration, a name does (R86). */
function portText(port: ServicePort, { pod }: Workload): Localized {
  const found = findPort(pod.spec.containers, port);
  if (!found) {
    const name = plain(String(port.targetPort?.value ?? ''));
    return { en: `no port ${name}, so nothing is sent there`, ko: `포트 ${name} 없음, 트래픽이 가지 않음` };
  }
  const container = found.container && plain(found.container.name);
  return container
    ? { en: `${found.number} of ${container}`, ko: `${container}의 ${found.number}` }
    : { en: `${found.number}, which no container declares`, ko: `${found.number} (선언한 컨테이너 없음)` };
}

/** What to try where the name leads nowhere: it is one thing, and the address behind it another. */
function dnsName({ explain }: Spot, { type, ref }: Service): Said | undefined {
  if (ref.name === '' || type.value === 'ExternalName') return undefined;
  const namespace = plain(ref.namespace ?? 'default');
  const name = plain(ref.name);
  const told: readonly Localized[] = [
    {
      en: `**${name}.${namespace}.svc resolves to its cluster IP**, and ${name} alone does within ${namespace}`,
      ko: `**${name}.${namespace}.svc 이름이 클러스터 IP로 해석됨**, ${namespace} 안에서는 ${name}만으로도 가능`,
    },
    {
      en: 'Where a request by name fails, try the cluster IP from inside of the cluster: if that answers, it is DNS; if not, look at the endpoints: the selector, the readiness of the pods, targetPort.',
      ko: '이름으로 한 요청이 실패하면 클러스터 안에서 클러스터 IP로 시도하십시오. 응답하면 DNS 문제이고, 응답하지 않으면 엔드포인트(셀렉터, 파드의 readiness, targetPort)를 확인하십시오.',
    },
  ];
  return { paragraphs: told.map((text) => text[explain.locale]), page: 'tasks/debug/debug-application/debug-service/' };
}

/** Only pods that are ready have a record, and it outlives them in caches (R96). */
function headless({ snapshot, explain }: Spot, manifest: Service): Said | undefined {
  const { clusterIP, ref } = manifest;
  if (clusterIP?.value !== 'None') return undefined;
  const name = `${plain(ref.name)}.${plain(ref.namespace ?? 'default')}.svc`;
  const cached = formatSeconds(propagation(snapshot, manifest).value);
  const told: readonly Localized[] = [
    {
      en: `**Headless: ${name} resolves to the pods that are ready**, and a pod of a StatefulSet to POD.${name}`,
      ko: `**Headless: ${name} 이름이 ready 파드들의 주소로 해석됨**, StatefulSet의 파드는 POD.${name}`,
    },
    {
      en: `A pod loses its record when it is deleted; clients that cache it send for about ${cached} more (assumed, adjustable).`,
      ko: `파드를 삭제하면 레코드가 사라지지만, 캐시한 클라이언트는 약 ${cached} 더 요청을 보냅니다(가정, 조정 가능).`,
    },
  ];
  return {
    paragraphs: told.map((text) => text[explain.locale]),
    page: 'concepts/services-networking/service/#headless-services',
  };
}

/** `ready` stays true for as long as the endpoint is there (R83). */
function publishNotReadyAddresses({ explain }: Spot, manifest: Service): Said | undefined {
  const written = readable(manifest.publishNotReadyAddresses);
  if (!written) return undefined;
  const told: readonly Localized[] = written.value
    ? [
        {
          en: '**Pods get requests before they are ready and while they terminate**',
          ko: '**ready가 되기 전과 종료 중인 파드에도 요청이 감**',
        },
        {
          en: 'Right for peers that must find each other while they start, wrong for traffic: nothing takes a pod that stops out of rotation.',
          ko: '시작하면서 서로를 찾아야 하는 피어에는 맞지만, 트래픽용 Service에는 맞지 않습니다. 종료되는 파드가 제외되지 않습니다.',
        },
      ]
    : [
        {
          en: '**Pods get requests only while they are ready and do not terminate**',
          ko: '**ready이고 종료 중이 아닌 파드에만 요청이 감**',
        },
      ];
  const [headline = '', ...rest] = told.map((text) => text[explain.locale]);
  return { paragraphs: [`${headline} — ${originWords(written.origin, explain)}`, ...rest], page };
}

function removal({ snapshot, explain }: Spot, manifest: Service): Said | undefined {
  if (manifest.type.value === 'ExternalName') return undefined;
  const { name } = routeOf(manifest);
  const { value, origin } = propagation(snapshot, manifest);
  const told: Localized = {
    en: `**${name}: about ${formatSeconds(value)} from a pod's deletion until the last client stops sending to it**`,
    ko: `**${name}: 파드 삭제부터 마지막 클라이언트가 요청을 멈출 때까지 약 ${formatSeconds(value)}**`,
  };
  return { paragraphs: [`${told[explain.locale]} — ${originWords(origin, explain)}: endpointsPropagateIn`], page };
}

function propagation({ config }: Snapshot, manifest: Service): Sourced<Millis> {
  const reader = new AssumptionReader(config.assumptions, manifest.ref);
  return reader.podDuration('endpointsPropagateIn', routeOf(manifest).propagatesIn);
}
