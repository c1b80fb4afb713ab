// The ports that the containers of a pod declare, next to what a Service asks for.
import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import type { Container, ContainerPort } from '../manifest/container.ts';
import type { ServicePort, Workload } from '../manifest/manifest.ts';
import { setScalar } from '../syntax/edits.ts';
import type { Related, RuleContext, RuleFix } from './rule.ts';

/** Of a protocol: a port of another one is none. */
export function declaredPorts({ pod }: Workload, { protocol }: ServicePort): readonly ContainerPort[] {
  const runs = ({ role }: Container): boolean => role === 'ordinary' || role === 'sidecar';
  return pod.spec.containers
    .filter(runs)
    .flatMap(({ ports }) => ports)
    .filter((one) => one.protocol.value === protocol.value && one.containerPort?.value !== undefined);
}

export function unknownName(name: string, { protocol }: ServicePort, { ref }: Workload): Localized {
  const workload = `${ref.kind} ${ref.name}`;
  const kind = protocol.value === undefined || protocol.value === 'TCP' ? '' : `${protocol.value} `;
  return {
    en: `targetPort "${name}" names no ${kind}container port of ${workload}: endpoints get no port, connections are refused`,
    ko: `targetPort "${name}": ${workload}에 그 이름의 ${kind}컨테이너 포트가 없음. 엔드포인트에 포트가 없어 연결이 거부됨`,
  };
}

export function otherNumber(number: number, declared: ContainerPort | undefined, { ref }: Workload): Localized {
  const workload = `${ref.kind} ${ref.name}`;
  const port = String(declared?.containerPort?.value);
  return {
    en: `targetPort ${String(number)} is not the port that ${workload} declares (${port}): connections are refused unless it listens there`,
    ko: `targetPort ${String(number)}: ${workload}이(가) 선언한 포트(${port})와 다름. 그 포트에서 수신하지 않으면 연결이 거부됨`,
  };
}

function portText({ name, containerPort }: ContainerPort): string {
  const number = String(containerPort?.value);
  return name?.value === undefined ? number : `${name.value} (${number})`;
}

export function relatedPort(port: ContainerPort): Related {
  return { at: port.at, message: { en: `declared: ${portText(port)}`, ko: `선언된 포트: ${portText(port)}` } };
}

/** Never more than one of them is safe: nobody else knows which one is meant. */
export function setTarget(
  at: Place,
  port: ContainerPort,
  safe: boolean,
  { document }: RuleContext,
): readonly RuleFix[] {
  const target = port.name?.value ?? port.containerPort?.value;
  const edit = target === undefined ? undefined : setScalar(document, at.span, target);
  if (!edit) return [];
  // In quotes a number would be a name.
  const written = typeof target === 'number' ? { ...edit, newText: String(target) } : edit;
  const title = { en: `Send to ${portText(port)}`, ko: `${portText(port)}(으)로 보내기` };
  return [{ title, safe, edits: [written] }];
}
