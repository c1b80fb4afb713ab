import { containerField, refusals } from './probeRefusals.ts';
import { defineRule, workloadKinds } from './rule.ts';

export const probeFieldRejected = defineRule({
  meta: {
    id: 'probe-field-rejected',
    title: { en: 'The API server rejects the probe', ko: 'API 서버가 프로브를 거부함' },
    severity: 'error',
    group: 'probes',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A probe that the API server refuses: successThreshold other than 1 for liveness or startup, a grace period of its own for readiness or one below 1, no handler or several, a gRPC port by name; and probes or hooks of an init container that is no sidecar.',
        ko: 'API 서버가 거부하는 프로브. liveness나 startup의 successThreshold가 1이 아닌 경우, readiness에 유예 기간이 있거나 유예 기간이 1보다 작은 경우, 핸들러가 없거나 여럿인 경우, gRPC 포트를 이름으로 쓴 경우, 사이드카가 아닌 초기화 컨테이너에 프로브나 훅이 있는 경우입니다.',
      },
      why: {
        en: 'Nothing of the object is applied. A liveness or startup probe needs one success only, for it kills or it does not; readiness never kills, so that there is nothing to give a grace period to; an init container ends before anything could be asked of it.',
        ko: '오브젝트가 전혀 적용되지 않습니다. liveness와 startup은 죽이거나 죽이지 않을 뿐이므로 성공 한 번이면 되고, readiness는 죽이지 않으므로 유예 기간이 필요 없으며, 초기화 컨테이너는 프로브가 묻기 전에 끝나야 합니다.',
      },
      fix: {
        en: 'Set what must be 1 to 1 and remove what may not be there. An init container that shall keep running is a sidecar: restartPolicy: Always.',
        ko: '1이어야 하는 값은 1로 쓰고, 있으면 안 되는 필드는 지우십시오. 계속 실행할 초기화 컨테이너라면 restartPolicy: Always로 사이드카로 만드십시오.',
      },
      falsePositives: {
        en: 'None for the kinds of Kubernetes itself.',
        ko: 'Kubernetes 자체의 kind에는 없습니다.',
      },
      references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go',
      ],
    },
  },

  *check({ root, pod }, { document, rejections, kubernetesMinor }) {
    for (const { field, message, span } of rejections) {
      const [, path, inside = ''] = containerField.exec(field) ?? [];
      const container = pod.spec.containers.find((one) => one.path === path);
      const found = refusals.find((one) => one.field.test(inside) && message.includes(one.words));
      if (!container || !found) continue;
      const written = document.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/, '$2');
      const named = inside.endsWith(written) ? inside : `${inside} ${written}`;
      yield {
        at: { document, span },
        message: {
          en: `${named} is rejected by the API: ${found.reason.en}`,
          ko: `API가 ${named} 거부: ${found.reason.ko}`,
        },
        related: [],
        fixes: () => found.fixes({ document, root, container, inside, kubernetesMinor }),
        confidence: 'certain',
        rejectedByApiServer: true,
      };
    }
  },
});
