import type { Localized } from '../base/localized.ts';
import { valueAt } from '../syntax/navigate.ts';
import type { Rejection } from '../validation/rejection.ts';
import { adviceOn } from './rejectionAdvice.ts';
import type { Rule } from './rule.ts';

/** Not only for what we read as manifests: for whatever object validation has something to say against. */
export const rejectedByApiServer: Rule = {
  meta: {
    id: 'rejected-by-api-server',
    title: { en: 'The API server rejects the object', ko: 'API 서버가 오브젝트를 거부함' },
    severity: 'error',
    group: 'admission',
    appliesTo: [
      'CronJob',
      'DaemonSet',
      'Deployment',
      'EphemeralContainers',
      'HorizontalPodAutoscaler',
      'Job',
      'Pod',
      'PodDisruptionBudget',
      'ReplicaSet',
      'ReplicationController',
      'Service',
      'StatefulSet',
    ],
    since: '0.1.0',
    status: 'stable',
    unfixable: true,
    docs: {
      what: {
        en: 'An object that the API server refuses, judged as `kubectl apply --dry-run=server --validate=strict` judges it: a version that is not served, a value of the wrong type, a field that does not exist or stands twice, a value that validation refuses. What another rule explains in more detail is left to that rule. Each cause is one problem, with what follows from it beside it.',
        ko: '`kubectl apply --dry-run=server --validate=strict`의 기준으로 API 서버가 거부하는 오브젝트. 제공되지 않는 버전, 잘못된 타입의 값, 없거나 중복된 필드, 검증을 통과하지 못하는 값이 해당합니다. 다른 규칙이 더 자세히 설명하는 것은 그 규칙이 알립니다. 원인 하나가 문제 하나이며, 거기서 따라 나오는 것은 관련 정보로 붙습니다.',
      },
      why: {
        en: 'The rollout fails at `kubectl apply`, and nothing changes in the cluster. Where fields are not validated strictly, a field that does not exist is dropped in silence, so that a misspelt hook or probe never runs.',
        ko: '`kubectl apply`가 실패하고 클러스터에는 아무 변화가 없습니다. 필드를 엄격하게 검증하지 않는 곳에서는 없는 필드가 조용히 버려지므로, 철자가 틀린 훅이나 프로브는 실행되지 않습니다.',
      },
      fix: {
        en: "Read Kubernetes' own words in the message; behind them stands what to do. Without kubernetesVersion the object is judged by Kubernetes 1.36; a removed version is an error even so, because no Kubernetes that is still maintained serves it. Set kubernetesVersion and featureGates where your cluster is another one.",
        ko: '메시지에 Kubernetes의 원문이 있고, 그 뒤에 할 일이 있습니다. kubernetesVersion이 없으면 Kubernetes 1.36을 기준으로 판단합니다. 삭제된 버전은 이때도 오류입니다. 아직 유지보수되는 Kubernetes 가운데 그 버전을 제공하는 것이 없기 때문입니다. 클러스터가 다르면 kubernetesVersion과 featureGates를 설정하십시오.',
      },
      falsePositives: {
        en: 'A manifest that something completes before it is applied, such as a script or a mutating webhook. Kustomize patches and templated values are not judged. What a cluster printed, with its uid, is information in the preset recommended: the API server takes no such object back as it is, and hardly anybody sends it.',
        ko: '적용되기 전에 스크립트나 변경 웹훅 등이 완성하는 매니페스트. Kustomize 패치와 템플릿 값은 판단하지 않습니다. 클러스터가 출력해 uid가 있는 오브젝트는 recommended 프리셋에서 정보로만 알립니다. API 서버가 그대로 다시 받지 않으며, 그대로 보내는 사람도 거의 없기 때문입니다.',
      },
      references: [
        'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
        'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go',
      ],
    },
  },

  *check({ ref: { kind }, root, at: { document } }, { rejections, kubernetesMinor }) {
    const isDump = valueAt(root, ['metadata', 'uid']) !== undefined;
    for (const rejection of rejections) {
      if (rejections.some((cause) => follows(rejection, cause))) continue;
      const said = wordsOf(rejection);
      const advice = adviceOn(rejection, kind, kubernetesMinor);
      yield {
        at: { document, span: rejection.span },
        message: {
          en: `The API server rejects this ${kind}: ${said}. ${advice.en}`,
          ko: `API 서버가 이 ${kind} 오브젝트를 거부함: ${said}. ${advice.ko}`,
        },
        related: rejections
          .filter((one) => follows(one, rejection))
          .map((one) => ({ at: { document, span: one.span }, message: and(wordsOf(one)) })),
        fixes: () => [],
        confidence: 'certain',
        rejectedByApiServer: true,
        refusedField: rejection.field,
        ...(isDump && { recommended: 'information' }),
      };
    }
  },
};

/** Only what is invalid is tied to a field by the API server. */
function wordsOf({ field, type, message }: Rejection): string {
  return type === 'Decoding' || field === 'apiVersion' ? message : `${field}: ${message}`;
}

/** Of a selector that is not there the API server also says that it does not match: both go with the same edit. */
function follows(rejection: Rejection, { type, field }: Rejection): boolean {
  if (type !== 'Required' || !field.endsWith('.selector')) return false;
  return rejection.field === field.replace(/selector$/, 'template.metadata.labels');
}

function and(words: string): Localized {
  return { en: `from the same cause: ${words}`, ko: `같은 원인: ${words}` };
}
