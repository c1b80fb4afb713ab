// What the API server refuses of probes, and of what init containers may not have, with what to do about it.
import type { Localized } from '../base/localized.ts';
import type { Container } from '../manifest/container.ts';
import { setField, type Edit } from '../syntax/edits.ts';
import { pairAt, pathSteps } from '../syntax/navigate.ts';
import { removeKey } from '../syntax/removals.ts';
import type { MapNode, SyntaxDocument } from '../syntax/syntaxTree.ts';
import type { RuleFix } from './rule.ts';

/** The container of a refused field, and the field inside of it. */
export const containerField =
  /^(.*\b(?:initContainers|containers)\[\d+\])\.((?:(?:liveness|readiness|startup)Probe|lifecycle)\b.*)$/;

/** The minor version of Kubernetes that has them without a feature gate. */
const sidecarsSince = 29;

interface Refused {
  readonly document: SyntaxDocument;
  readonly root: MapNode;
  readonly container: Container;
  /** The field in the container. */
  readonly inside: string;
  readonly kubernetesMinor: number | undefined;
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

export const refusals: readonly Refusal[] = [
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

function makeSidecar({ document, root, container, kubernetesMinor }: Refused): readonly RuleFix[] {
  // An older version does not listen, and the container may say so already.
  if (kubernetesMinor !== undefined && kubernetesMinor < sidecarsSince) return [];
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
