import type { Localized } from '../base/localized.ts';
import { isReadable, type Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { Container } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { setScalar } from '../syntax/edits.ts';
import { askedPorts, type AskedPort } from './askedPorts.ts';
import { runningContainers } from './probes.ts';
import { defineRule, workloadKinds, type Finding, type RuleContext, type RuleFix } from './rule.ts';

export const probePortUnknown = defineRule({
  meta: {
    id: 'probe-port-unknown',
    title: { en: 'A probe asks a port that nobody declares', ko: '선언되지 않은 포트를 묻는 프로브' },
    severity: 'warning',
    group: 'probes',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A probe or an HTTP hook on a port by a name that its container does not have. Of a number that no container of the pod declares, while this one declares others, and that its command, args and env do not name either, there is a hint.',
        ko: '컨테이너에 없는 이름의 포트를 쓰는 프로브나 HTTP 훅. 번호는 파드의 어느 컨테이너에도 선언되지 않고 command, args, env에도 없으며, 이 컨테이너에 다른 포트가 선언되어 있을 때 힌트로 알립니다.',
      },
      why: {
        en: 'Names are looked up in the ports of the same container, and nowhere else: without one the probe fails every time, the pod never gets ready or is restarted for ever. Numbers are asked as they are; ports that containers declare are documentation except for their names.',
        ko: '이름은 같은 컨테이너의 포트에서만 찾습니다. 없으면 프로브가 늘 실패해 파드가 ready가 되지 못하거나 끝없이 재시작됩니다. 번호는 그대로 씁니다. 컨테이너의 포트 선언은 이름을 빼면 문서일 뿐입니다.',
      },
      fix: {
        en: 'Write the name of a port of the same container, or give the port that name.',
        ko: '같은 컨테이너의 포트 이름을 쓰거나, 포트에 그 이름을 붙이십시오.',
      },
      falsePositives: {
        en: 'Of numbers: a port that the process listens on although nobody declares it.',
        ko: '번호의 경우: 선언하지 않았지만 프로세스가 실제로 여는 포트.',
      },
      references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/probe/util.go',
      ],
    },
  },

  *check(workload, context) {
    if (workload.pod.spec.partial) return;
    for (const container of runningContainers(workload.pod.spec.containers)) {
      for (const asked of askedPorts(container)) {
        const found = judge(asked, container, workload, context);
        if (found) yield found;
      }
    }
  },
});

function judge(
  { key, port, elsewhere }: AskedPort,
  container: Container,
  { pod }: Workload,
  context: RuleContext,
): Finding | undefined {
  if (!isReadable(port) || port.origin.type !== 'written') return undefined;
  const { value } = port;
  const { at } = port.origin;
  const rest = { at, related: [], confidence: 'certain' } as const;
  const { name } = container;
  if (typeof value === 'string') {
    // Of a number in quotes the API server says that it is no name.
    if (/^\d*$/.test(value) || container.ports.some((one) => isOrMayBe(one.name, value))) return undefined;
    const outcome = outcomeOf(key);
    return {
      ...rest,
      message: {
        en: `${key} port "${value}" is not a port of container ${name}: ${outcome.en}`,
        ko: `${key} 포트 "${value}"이(가) 컨테이너 ${name}에 없음: ${outcome.ko}`,
      },
      fixes: () => onlyName(at, container, context),
    };
  }
  const declared = pod.spec.containers.flatMap(({ ports }) => ports);
  if (elsewhere || container.ports.length === 0) return undefined;
  if (declared.some(({ containerPort }) => isOrMayBe(containerPort, value)) || isTold(container, value))
    return undefined;
  return {
    ...rest,
    severity: 'hint',
    message: {
      en: `${key} port ${String(value)} is not among the declared ports of container ${name}: it fails unless the process listens there all the same`,
      ko: `${key} 포트 ${String(value)}이(가) 컨테이너 ${name}에 선언된 포트가 아님: 프로세스가 실제로 열지 않으면 실패함`,
    },
    fixes: () => [],
  };
}

/** Whether the process is told of the port, as in `--health-probe-bind-address=:8081`: then it listens there. */
function isTold({ command, args, env }: Container, port: number): boolean {
  const words = [...(command?.value ?? []), ...(args?.value ?? []), ...env.map(({ value }) => value?.value ?? '')];
  const number = new RegExp(`(?<![\\d.])${String(port)}(?![\\d.])`);
  return words.some((word) => number.test(word));
}

function isOrMayBe<T>(field: Field<T> | undefined, value: T): boolean {
  return field !== undefined && (!isReadable(field) || field.value === value);
}

function outcomeOf(key: AskedPort['key']): Localized {
  return key === 'preStop' || key === 'postStart'
    ? { en: 'the hook fails', ko: '훅이 실패함' }
    : { en: 'every probe fails', ko: '프로브가 늘 실패함' };
}

/** Where one port has a name, it is meant. */
function onlyName(at: Place, { ports }: Container, { document }: RuleContext): readonly RuleFix[] {
  const names = ports.flatMap((port) => port.name?.value ?? []);
  const [name] = names;
  const edit = name !== undefined && names.length === 1 ? setScalar(document, at.span, name) : undefined;
  return edit
    ? [{ title: { en: `Ask port ${String(name)}`, ko: `포트 ${String(name)} 쓰기` }, safe: true, edits: [edit] }]
    : [];
}
