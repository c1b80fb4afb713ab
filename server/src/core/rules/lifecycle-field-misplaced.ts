import type { Localized } from '../base/localized.ts';
import type { Workload } from '../manifest/manifest.ts';
import { isJudged } from '../validation/versions.ts';
import { gracePeriodOf } from './gracePeriod.ts';
import { misplacedFields, type Misplaced } from './misplacedFields.ts';
import { putRight } from './putRight.ts';
import { defineRule, workloadKinds } from './rule.ts';

export const lifecycleFieldMisplaced = defineRule({
  meta: {
    id: 'lifecycle-field-misplaced',
    title: { en: 'A field of the lifecycle in the wrong place', ko: '잘못된 자리에 있는 수명 주기 필드' },
    severity: 'error',
    group: 'termination',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A terminationGracePeriodSeconds outside of the pod spec, or misspelt; lifecycle, preStop, postStart or a probe in the pod spec; preStop or postStart outside of lifecycle.',
        ko: '파드 spec 밖에 있거나 철자가 틀린 terminationGracePeriodSeconds. 파드 spec에 있는 lifecycle, preStop, postStart, 프로브. lifecycle 밖에 있는 preStop, postStart.',
      },
      why: {
        en: 'The API server rejects a field that it does not know where it validates strictly, as for `kubectl apply`; other clients, such as operators and older versions, drop it in silence. What it was meant for does not happen: the grace period stays what it was, and no hook or probe runs. terminationGracePeriodSeconds belongs to the pod spec, beside containers; lifecycle and probes belong to a container, and only there a probe may have a terminationGracePeriodSeconds of its own.',
        ko: 'API 서버는 `kubectl apply`처럼 엄격하게 검증할 때 모르는 필드를 거부하고, 오퍼레이터나 옛 버전 등 다른 클라이언트에서는 조용히 버립니다. 그러면 의도한 일이 일어나지 않습니다. 유예 기간은 그대로이고 훅이나 프로브는 실행되지 않습니다. terminationGracePeriodSeconds는 파드 spec의 containers 옆에, lifecycle과 프로브는 컨테이너에 씁니다. 프로브만은 자신의 terminationGracePeriodSeconds를 가질 수 있습니다.',
      },
      fix: { en: 'Move the field to where it belongs.', ko: '필드를 제자리로 옮기십시오.' },
      falsePositives: {
        en: 'None is known: only kinds of Kubernetes itself are judged.',
        ko: '알려진 것은 없습니다. Kubernetes 자체의 kind만 판단합니다.',
      },
      references: [
        'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec',
        'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
      ],
    },
  },

  *check(workload, context) {
    if (!isJudged(workload.kind)) return;
    for (const field of misplacedFields(workload)) {
      yield {
        at: { document: context.document, span: field.entry.key.span },
        message: message(field, workload),
        related: [],
        fixes: () => putRight(field, workload, context),
        confidence: 'certain',
        rejectedByApiServer: context.rejections.some((one) => one.field === field.path),
      };
    }
  },
});

function message({ name, meant, inside, where }: Misplaced, { pod }: Workload): Localized {
  if (meant === 'terminationGracePeriodSeconds') {
    const grace = gracePeriodOf(pod.spec);
    const keeps = grace ? ` ${String(grace.written.value)}s` : '';
    const path = where === '' ? 'the object' : where;
    return {
      en: `${name} under ${path} has no effect: the pod keeps ${meant}${keeps}`,
      ko: `${where === '' ? '오브젝트' : where} 아래의 ${name}에는 효과가 없음: 파드의 ${meant}${keeps}는 그대로임`,
    };
  }
  if (meant === 'lifecycle') {
    return {
      en: 'lifecycle belongs to a container, not to the pod spec: no hook will run',
      ko: 'lifecycle은 파드 spec이 아니라 컨테이너에 속함: 훅이 실행되지 않음',
    };
  }
  if (meant === 'preStop' || meant === 'postStart') {
    const of = inside === 'podSpec' ? { en: ' of a container', ko: '컨테이너의 ' } : { en: '', ko: '' };
    return {
      en: `${meant} belongs under lifecycle${of.en}: it will not run`,
      ko: `${meant}은(는) ${of.ko}lifecycle 아래에 써야 함: 실행되지 않음`,
    };
  }
  return {
    en: `${meant} belongs to a container, not to the pod spec: it will not run`,
    ko: `${meant}은(는) 파드 spec이 아니라 컨테이너에 속함: 실행되지 않음`,
  };
}
