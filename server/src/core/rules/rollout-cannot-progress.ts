import { refusedRollout } from './refusedRollout.ts';
import { defineRule, type Finding } from './rule.ts';

export const rolloutCannotProgress = defineRule({
  meta: {
    id: 'rollout-cannot-progress',
    title: { en: 'A rollout that could never move', ko: '진행될 수 없는 롤아웃' },
    severity: 'error',
    group: 'rollout',
    appliesTo: ['DaemonSet', 'Deployment'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A rolling update that may neither add nor take away a pod, a DaemonSet that would do both, or a progressDeadlineSeconds that ends before a pod can count as available.',
        ko: '파드를 더할 수도 뺄 수도 없는 롤링 업데이트, 둘 다 하려는 DaemonSet, 또는 파드가 가용으로 인정되기 전에 끝나는 progressDeadlineSeconds.',
      },
      why: {
        en: 'The API server rejects the object. Of a Deployment, maxSurge and maxUnavailable may not both be 0 as they are written, and progressDeadlineSeconds (600 where it is absent) must be greater than minReadySeconds. Of a DaemonSet exactly one of the two is not 0. Percentages that only come to 0 by rounding are legal: the controller then takes 1 unavailable. `0%` is not one of them: the API server takes it for 0, and refuses it in both.',
        ko: 'API 서버가 오브젝트를 거부합니다. Deployment에서는 maxSurge와 maxUnavailable을 둘 다 0으로 쓸 수 없고, progressDeadlineSeconds(없으면 600)가 minReadySeconds보다 커야 합니다. DaemonSet에서는 둘 중 정확히 하나만 0이 아니어야 합니다. 반올림해서 0이 되는 백분율은 허용되며, 이때 컨트롤러는 maxUnavailable을 1로 봅니다. `0%`는 여기에 들지 않습니다. API 서버가 0으로 보므로 양쪽 모두 `0%`면 거부합니다.',
      },
      fix: {
        en: 'Let the rollout add a pod (maxSurge: 1) or miss one (maxUnavailable: 1); raise progressDeadlineSeconds above minReadySeconds.',
        ko: '파드를 하나 더하거나(maxSurge: 1) 하나 빼도록(maxUnavailable: 1) 하고, progressDeadlineSeconds를 minReadySeconds보다 크게 하십시오.',
      },
      falsePositives: {
        en: 'None is known: it repeats what the API server says.',
        ko: '알려진 것이 없습니다. API 서버의 판단을 그대로 알립니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
        'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/apps/validation/validation.go',
      ],
    },
  },

  *check(workload, context) {
    for (const rejection of context.rejections) {
      const found = refusedRollout(workload, rejection, context);
      if (!found) continue;
      yield {
        at: found.at ?? { document: workload.at.document, span: rejection.span },
        message: found.message,
        related: found.related,
        fixes: found.fixes,
        confidence: 'certain',
        rejectedByApiServer: true,
        namesRefusalOf: rejection.field,
      } satisfies Finding;
    }
  },
});
