import type { Localized } from '../base/localized.ts';
import type { Service, StatefulSet } from '../manifest/manifest.ts';
import { appendDocument } from '../syntax/edits.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { kindInFileKey } from '../workspace/graphKeys.ts';
import { mayLiveElsewhere } from '../workspace/links/elsewhere.ts';
import { headlessServiceOf } from '../workspace/links/headlessService.ts';
import { reaches } from '../workspace/links/selecting.ts';
import { servicesSelecting } from '../workspace/links/services.ts';
import { summarise } from '../workspace/summary.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { runningContainers } from './probes.ts';
import { defineRule, type Finding, type RuleContext, type RuleFix } from './rule.ts';

export const statefulSetServiceMissing = defineRule({
  meta: {
    id: 'statefulset-service-missing',
    title: { en: 'A StatefulSet without its headless Service', ko: '헤드리스 Service가 없는 StatefulSet' },
    severity: 'warning',
    group: 'rollout',
    appliesTo: ['StatefulSet'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A serviceName that names no Service, one that is not headless, or one that does not select the pods.',
        ko: 'serviceName이 가리키는 Service가 없거나, 헤드리스가 아니거나, 파드를 선택하지 않는 경우.',
      },
      why: {
        en: 'The Service gives each pod its name, POD.SERVICE.NAMESPACE.svc: nothing checks that it exists. Without it the peers of a cluster cannot find each other, nor find a pod again that came back with another address. Members that have to meet before they are ready need publishNotReadyAddresses: true too.',
        ko: '이 Service가 파드마다 POD.SERVICE.NAMESPACE.svc 이름을 주지만, 실제로 있는지는 아무도 검사하지 않습니다. 없으면 클러스터 멤버가 서로를 찾지 못하고, 주소가 바뀌어 돌아온 파드도 찾지 못합니다. ready가 되기 전에 서로를 찾아야 한다면 publishNotReadyAddresses: true도 필요합니다.',
      },
      fix: {
        en: 'Create a Service of this name with clusterIP: None that selects the labels of the pod template.',
        ko: '이 이름으로 clusterIP: None이고 파드 템플릿의 레이블을 선택하는 Service를 만드십시오.',
      },
      falsePositives: {
        en: 'A Service that another chart or an operator makes. The rule is silent where no other Service selects the pods and none stands in the same file.',
        ko: '다른 차트나 오퍼레이터가 만드는 Service. 파드를 선택하는 다른 Service도 없고 같은 파일에 Service도 없으면 알리지 않습니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
        'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
      ],
    },
  },

  *check(statefulSet, context) {
    const { serviceName } = statefulSet;
    if (serviceName?.origin.type !== 'written' || !serviceName.value) return;
    const { at } = serviceName.origin;
    const service = headlessServiceOf(context.unit, statefulSet);
    const found = service ? unfit(statefulSet, service) : missing(statefulSet, serviceName.value, context);
    if (!found) return;
    const { en, ko } = found.why;
    yield {
      severity: 'warning',
      related: [],
      fixes: () => [],
      ...found,
      at,
      message: {
        en: `serviceName ${serviceName.value}: ${en}: pods get no stable DNS names`,
        ko: `serviceName ${serviceName.value}: ${ko}. 파드에 고정된 DNS 이름이 없음`,
      },
      confidence: 'certain',
    } satisfies Finding & { why: Localized };
  },
});

type Found = Partial<Finding> & { readonly why: Localized };

function missing(statefulSet: StatefulSet, name: string, { unit, document }: RuleContext): Found | undefined {
  const { namespace } = statefulSet.ref;
  if (statefulSet.partial || !hasServices(statefulSet, unit)) return undefined;
  if (mayLiveElsewhere(unit, { type: 'named', kind: 'Service', namespace, name })) return undefined;
  return {
    why: { en: 'no such Service', ko: '그런 Service가 없음' },
    fixes: () => createService(document, statefulSet, name),
  };
}

/** Whether the Services of the application stand here: one for these pods, or one in the same file. */
function hasServices(statefulSet: StatefulSet, unit: UnitView): boolean {
  if (servicesSelecting(unit, statefulSet).length > 0) return true;
  return unit.first(kindInFileKey('Service', statefulSet.at.document.uri)) !== undefined;
}

/** Undefined where it does what it is for, or where nobody can tell. */
function unfit(statefulSet: StatefulSet, { clusterIP, selector, type, nameAt, partial }: Service): Found | undefined {
  if (partial || !selector) return undefined;
  const asked = summarise(statefulSet);
  const related = [{ at: nameAt, message: { en: 'this Service', ko: '이 Service' } }];
  if (!asked.unsure && !reaches({ matchLabels: selector, matchExpressions: [] }, asked)) {
    return {
      why: { en: 'its selector differs from the labels of the pods', ko: 'selector가 파드 레이블과 다름' },
      related,
    };
  }
  const isHeadless = clusterIP?.value === 'None' || (clusterIP !== undefined && clusterIP.value === undefined);
  if (isHeadless || type.value === 'ExternalName') return undefined;
  return { severity: 'hint', why: { en: 'Service has a cluster IP', ko: 'Service에 클러스터 IP가 있음' }, related };
}

function createService(document: SyntaxDocument, { ref, pod }: StatefulSet, name: string): readonly RuleFix[] {
  const declared = runningContainers(pod.spec.containers).flatMap((container) => container.ports);
  const ports = declared.flatMap(({ name: portName, containerPort }) => {
    const port = containerPort?.value;
    return port === undefined ? [] : [{ ...(portName?.value && { name: portName.value }), port }];
  });
  if (pod.labels.size === 0) return [];
  const edit = appendDocument(document, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(ref.namespace !== undefined && { namespace: ref.namespace }) },
    spec: { clusterIP: 'None', selector: Object.fromEntries(pod.labels), ...(ports.length > 0 && { ports }) },
  });
  const title = { en: `Add the headless Service ${name}`, ko: `헤드리스 Service ${name} 추가` };
  return edit ? [{ title, safe: false, edits: [edit] }] : [];
}
