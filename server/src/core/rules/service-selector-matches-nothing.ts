import { mayLiveElsewhere } from '../workspace/links/elsewhere.ts';
import { nearMiss } from '../workspace/links/nearMiss.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import { defineRule } from './rule.ts';
import { mismatchPlace, nearMissText, relatedLabels, selectClosest } from './selectorMismatch.ts';

const path = ['spec', 'selector'];

export const serviceSelectorMatchesNothing = defineRule({
  meta: {
    id: 'service-selector-matches-nothing',
    title: { en: 'Service selects no pod', ko: 'Service가 선택하는 파드가 없음' },
    severity: 'warning',
    group: 'traffic',
    appliesTo: ['Service'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A Service whose selector matches the pods of no workload that is deployed with it, while one comes close.',
        ko: '함께 배포되는 어떤 워크로드의 파드와도 맞지 않지만, 비슷한 워크로드가 있는 Service 셀렉터.',
      },
      why: {
        en: 'A Service reaches the pods that have every label of its selector, in its own namespace. The labels of the pod template count, and not those of the Deployment. Without a match there is no endpoint, and every connection is refused or times out.',
        ko: 'Service는 같은 네임스페이스에서 셀렉터의 모든 레이블을 가진 파드로 연결됩니다. Deployment의 레이블이 아니라 파드 템플릿의 레이블이 기준입니다. 맞는 파드가 없으면 엔드포인트가 없어 모든 연결이 거부되거나 시간 초과됩니다.',
      },
      fix: {
        en: 'Write the labels of the pod template into the selector. To see what it selects: the selector as `kubectl get pods -l`, then the EndpointSlices of the Service.',
        ko: '파드 템플릿의 레이블을 셀렉터에 쓰십시오. 무엇이 선택되는지는 셀렉터를 `kubectl get pods -l`에 넣어 보고, Service의 EndpointSlice를 보면 알 수 있습니다.',
      },
      falsePositives: {
        en: 'Pods that an operator makes, or that another repository deploys. Nothing is said without a workload that comes close, where another folder holds a match, and where a template has its say.',
        ko: '오퍼레이터가 만들거나 다른 저장소에서 배포하는 파드. 비슷한 워크로드가 없거나, 다른 폴더에 맞는 것이 있거나, 템플릿이 값을 채우는 곳에서는 알리지 않습니다.',
      },
      references: [
        'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/',
        'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
      ],
    },
  },

  *check(service, { unit, document }) {
    if (workloadsSelectedBy(unit, service).length > 0) return;
    const closest = nearMiss(unit, service);
    if (!closest || mayLiveElsewhere(unit, { type: 'selectedBy', manifest: service })) return;
    const near = nearMissText(closest);
    const { name } = service.ref;
    yield {
      at: mismatchPlace(service, path, closest),
      message: {
        en: `Service ${name} selects no pod: closest is ${near.en}`,
        ko: `Service ${name}: 선택되는 파드 없음, 가장 가까운 것은 ${near.ko}`,
      },
      related: relatedLabels(closest),
      fixes: () => selectClosest(document, service, path, closest),
      confidence: 'certain',
    };
  },
});
