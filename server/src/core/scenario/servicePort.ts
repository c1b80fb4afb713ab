// The port of a pod that a port of a Service sends to.
import type { Container, ContainerPort } from '../manifest/container.ts';
import type { ServicePort } from '../manifest/manifest.ts';

export interface TargetPort {
  readonly number: number;
  /** The container that declares it; undefined where none does, for a number needs no declaration. */
  readonly container: Container | undefined;
}

/**
 * A number is taken as it is. A name is that of a port of the same protocol in the first container that has one: the
 * ordinary ones in their order, then the sidecars, never an init container (R86). Undefined where nobody has it.
 */
export function findPort(containers: readonly Container[], port: ServicePort): TargetPort | undefined {
  const target = port.targetPort ? port.targetPort.value : port.port?.value;
  if (target === undefined) return undefined;
  const candidates = [
    ...containers.filter(({ role }) => role === 'ordinary'),
    ...containers.filter(({ role }) => role === 'sidecar'),
  ];
  for (const container of candidates) {
    const found = container.ports.find((one) => one.protocol.value === port.protocol.value && isCalled(one, target));
    const number = found?.containerPort?.value;
    if (number !== undefined) return { number, container };
  }
  return typeof target === 'number' ? { number: target, container: undefined } : undefined;
}

/** One without a number is none, whatever its name. */
function isCalled({ name, containerPort }: ContainerPort, target: number | string): boolean {
  const number = containerPort?.value;
  return number !== undefined && (target === number || target === name?.value);
}
