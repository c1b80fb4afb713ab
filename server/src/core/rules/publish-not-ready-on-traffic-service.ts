import { isReadable } from '../base/origin.ts';
import type { Localized } from '../base/localized.ts';
import type { Service } from '../manifest/manifest.ts';
import { valueAt } from '../syntax/navigate.ts';
import { removeKey } from '../syntax/removals.ts';
import { routesTo } from '../workspace/links/routes.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import { containerEnds, relatedHook, type ContainerEnd } from './containerEnd.ts';
import { defineRule, type RuleContext, type RuleFix } from './rule.ts';

export const publishNotReadyOnTrafficService = defineRule({
  meta: {
    id: 'publish-not-ready-on-traffic-service',
    title: {
      en: 'publishNotReadyAddresses on a Service that carries traffic',
      ko: '트래픽을 받는 Service의 publishNotReadyAddresses',
    },
    severity: 'warning',
    group: 'traffic',
    appliesTo: ['Service'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: '`publishNotReadyAddresses: true` on a Service that has a cluster IP, or that an Ingress, a Gateway or their like sends to.',
        ko: '클러스터 IP가 있거나 Ingress, Gateway 등이 요청을 보내는 Service의 `publishNotReadyAddresses: true`.',
      },
      why: {
        en: 'Its endpoints are ready whatever their pods are. Requests reach pods that are still starting, and deleting a pod takes nothing out of rotation: clients go on sending to it until the object is gone, past its stop signal.',
        ko: '파드 상태와 관계없이 엔드포인트가 항상 ready입니다. 아직 시작 중인 파드에도 요청이 가고, 파드를 삭제해도 제외되지 않아 종료 신호 뒤 오브젝트가 사라질 때까지 요청이 계속 갑니다.',
      },
      fix: {
        en: 'Remove the field. Peers that must find each other while they start get a headless Service of their own.',
        ko: '필드를 지우십시오. 시작하면서 서로를 찾아야 하는 피어에는 별도의 headless Service를 두십시오.',
      },
      falsePositives: {
        en: 'Addresses that only serve to bootstrap a cluster of peers. Of the Service of one pod of a StatefulSet nothing is said.',
        ko: '피어 클러스터를 부트스트랩하는 데만 쓰는 주소. StatefulSet의 파드 하나만 선택하는 Service에 대해서는 알리지 않습니다.',
      },
      references: [
        'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/',
        'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions',
        'https://github.com/kubernetes/kubernetes/issues/118952',
      ],
    },
  },

  *check(service, context) {
    const { publishNotReadyAddresses: publish, clusterIP } = service;
    if (!isReadable(publish) || !publish.value || publish.origin.type !== 'written') return;
    const routes = routesTo(context.unit, service);
    if (clusterIP && (clusterIP.value === 'None' || !isReadable(clusterIP)) && routes.length === 0) return;
    if (service.type.value === 'ExternalName' || isOfOnePod(service)) return;
    const end = firstEnd(service, context);
    yield {
      at: publish.origin.at,
      message: message(end),
      related: [
        ...routes.map(({ nameAt, ref }) => ({
          at: nameAt,
          message: {
            en: `${ref.kind} ${ref.name} sends requests here`,
            ko: `${ref.kind} ${ref.name}이(가) 요청을 보냄`,
          },
        })),
        ...(end ? relatedHook(end, context) : []),
      ],
      fixes: () => remove(service, context),
      confidence: 'certain',
    };
  },
});

/** The address of one pod of a StatefulSet: there is no rotation that it could leave. */
function isOfOnePod({ selector }: Service): boolean {
  return ['statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index'].some((label) => selector?.has(label));
}

/** The container that gets its stop signal first. */
function firstEnd(service: Service, context: RuleContext): ContainerEnd | undefined {
  const ends = workloadsSelectedBy(context.unit, service).flatMap((workload) => [...containerEnds(workload, context)]);
  return ends.reduce<ContainerEnd | undefined>(
    (first, one) => (first && first.stopSeconds <= one.stopSeconds ? first : one),
    undefined,
  );
}

function message(end: ContainerEnd | undefined): Localized {
  const en = 'publishNotReadyAddresses keeps starting and terminating pods in rotation: no removal at t+0s';
  const ko = 'publishNotReadyAddresses가 시작 중이거나 종료 중인 파드도 계속 포함: t+0s에 제외되지 않음';
  if (!end) return { en: `${en}, requests fail from the stop signal on`, ko: `${ko}, 종료 신호 이후 요청 실패` };
  const at = `t+${String(end.stopSeconds)}s`;
  return { en: `${en}, requests fail from ${at}`, ko: `${ko}, ${at}부터 요청 실패` };
}

function remove({ root }: Service, { document }: RuleContext): readonly RuleFix[] {
  const spec = valueAt(root, ['spec']);
  const edit = spec && removeKey(document, spec.span, 'publishNotReadyAddresses');
  const title = { en: 'Remove publishNotReadyAddresses', ko: 'publishNotReadyAddresses 제거' };
  return edit ? [{ title, safe: false, edits: [edit] }] : [];
}
