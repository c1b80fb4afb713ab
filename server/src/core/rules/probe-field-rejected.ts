import type { Localized } from '../base/localized.ts';
import type { Container } from '../manifest/container.ts';
import { setField, type Edit } from '../syntax/edits.ts';
import { pairAt, pathSteps } from '../syntax/navigate.ts';
import { removeKey } from '../syntax/removals.ts';
import type { MapNode, SyntaxDocument } from '../syntax/syntaxTree.ts';
import { defineRule, workloadKinds, type RuleFix } from './rule.ts';

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

  *check({ root, pod }, { document, rejections }) {
    for (const { field, message, span } of rejections) {
      const [, path, inside = ''] = containerField.exec(field) ?? [];
      const container = pod.spec.containers.find((one) => one.path === path);
      const found = refusals.find((one) => one.field.test(inside) && message.includes(one.words));
      if (!container || !found) continue;
      const written = document.text.slice(span.start, span.end);
      const named = inside.endsWith(written) ? inside : `${inside} ${written}`;
      yield {
        at: { document, span },
        message: {
          en: `${named} is rejected by the API: ${found.reason.en}`,
          ko: `API가 ${named} 거부: ${found.reason.ko}`,
        },
        related: [],
        fixes: () => found.fixes({ document, root, container, inside }),
        confidence: 'certain',
        rejectedByApiServer: true,
      };
    }
  },
});

const containerField =
  /^(.*\b(?:initContainers|containers)\[\d+\])\.((?:(?:liveness|readiness|startup)Probe|lifecycle)\b.*)$/;

interface Refused {
  readonly document: SyntaxDocument;
  readonly root: MapNode;
  readonly container: Container;
  /** The field in the container. */
  readonly inside: string;
}

type Fixes = (refused: Refused) => readonly RuleFix[];

interface Refusal {
  /** Inside of the container. */
  readonly field: RegExp;
  /** Of Kubernetes' own message. */
  readonly words: string;
  readonly reason: Localized;
  readonly fixes: Fixes;
}

const refusals: readonly Refusal[] = [
  {
    field: /Probe\.successThreshold$/,
    words: 'must be 1',
    reason: { en: 'it must be 1 for liveness and startup', ko: 'liveness와 startup에서는 1이어야 함' },
    fixes: setToOne,
  },
  {
    field: /^readinessProbe\.terminationGracePeriodSeconds$/,
    words: 'must not be set',
    reason: { en: 'readiness never kills', ko: 'readiness는 컨테이너를 종료하지 않음' },
    fixes: remove,
  },
  {
    field: /Probe\.terminationGracePeriodSeconds$/,
    words: 'must be greater than 0',
    reason: { en: 'it must be 1 at least', ko: '1 이상이어야 함' },
    fixes: remove,
  },
  {
    field: /Probe$/,
    words: 'must specify a handler type',
    reason: {
      en: 'it needs one of exec, httpGet, tcpSocket and grpc',
      ko: 'exec, httpGet, tcpSocket, grpc 중 하나가 필요함',
    },
    fixes: () => [],
  },
  {
    field: /Probe\.\w+$/,
    words: 'may not specify more than 1 handler type',
    reason: { en: 'the probe has another handler already', ko: '프로브에 이미 다른 핸들러가 있음' },
    fixes: (refused) => remove(refused, false),
  },
  {
    field: /^\w+$/,
    words: 'init containers without restartPolicy=Always',
    reason: {
      en: 'an init container has none, only a sidecar (restartPolicy: Always) has',
      ko: '초기화 컨테이너에는 쓸 수 없고 사이드카(restartPolicy: Always)에만 쓸 수 있음',
    },
    fixes: (refused) => [...remove(refused), ...makeSidecar(refused)],
  },
  {
    field: /Probe\.grpc\.port$/,
    words: 'cannot unmarshal string',
    reason: { en: 'a gRPC probe takes a port by its number only', ko: 'gRPC 프로브에는 포트 번호만 쓸 수 있음' },
    fixes: setToNumber,
  },
];

function setToOne({ document, root, container, inside }: Refused): readonly RuleFix[] {
  const edit = setField(document, root, `${container.path}.${inside}`, 1);
  return fix(edit, { en: 'Set successThreshold to 1', ko: 'successThreshold: 1 설정' });
}

function remove({ document, root, container, inside }: Refused, safe = true): readonly RuleFix[] {
  const [key = '', ...outer] = inside.split('.').reverse();
  const parent = pairAt(root, [...pathSteps(container.path), ...outer.reverse()])?.value ?? container;
  const span = 'span' in parent ? parent.span : parent.at.span;
  return fix(removeKey(document, span, key), { en: `Remove ${key}`, ko: `${key} 지우기` }, safe);
}

function makeSidecar({ document, root, container }: Refused): readonly RuleFix[] {
  const edit = setField(document, root, `${container.path}.restartPolicy`, 'Always');
  const title = {
    en: 'Make the container a sidecar (restartPolicy: Always)',
    ko: '컨테이너를 사이드카로 바꾸기 (restartPolicy: Always)',
  };
  return fix(edit, title, false);
}

/** Of the port of that name in the same container. */
function setToNumber({ document, root, container, inside }: Refused): readonly RuleFix[] {
  const field = `${container.path}.${inside}`;
  const port = pairAt(root, pathSteps(field))?.value;
  const name = port?.type === 'scalar' ? port.value : undefined;
  const number = container.ports.find((one) => one.name?.value === name)?.containerPort?.value;
  if (number === undefined) return [];
  const title = { en: `Write its number, ${String(number)}`, ko: `포트 번호 ${String(number)} 쓰기` };
  return fix(setField(document, root, field, number), title);
}

function fix(edit: Edit | undefined, title: Localized, safe = true): readonly RuleFix[] {
  return edit ? [{ title, safe, edits: [edit] }] : [];
}
