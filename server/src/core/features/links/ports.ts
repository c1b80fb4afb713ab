// From the ports that Services, probes, hooks and routes send to, to where those are declared.
import type { Field } from '../../base/origin.ts';
import type { Place } from '../../base/place.ts';
import type { Backend } from '../../manifest/backend.ts';
import type { Container, ContainerPort } from '../../manifest/container.ts';
import type { Service, Workload } from '../../manifest/manifest.ts';
import { findPort } from '../../scenario/servicePort.ts';
import { workloadsSelectedBy } from '../../workspace/links/selecting.ts';
import type { UnitView } from '../../workspace/unitView.ts';
import { link, writtenAt, type Link } from './link.ts';

export function servicePortLinks(unit: UnitView, service: Service): readonly Link[] {
  const workloads = workloadsSelectedBy(unit, service);
  return service.ports.flatMap((port) => {
    const targets = workloads.map(({ pod }) => {
      const container = findPort(pod.spec.containers, port)?.container;
      return container && declared(container, port.targetPort ?? port.port);
    });
    return link('part', port.targetPort ?? port.port, targets);
  });
}

/** A probe and a hook find names among the ports of their own container (R74). */
export function containerPortLinks({ pod }: Workload): readonly Link[] {
  return pod.spec.containers.flatMap((container) => {
    const { startupProbe, readinessProbe, livenessProbe, preStop, postStart } = container;
    const handlers = [startupProbe, readinessProbe, livenessProbe, preStop, postStart];
    return handlers.flatMap((handler) => {
      const port = handler && 'port' in handler.action ? handler.action.port : undefined;
      return link('part', port, [declared(container, port)]);
    });
  });
}

/** The port of the Service that a route names, by its number or its name. */
export function servicePort({ ports }: Service, { port: named }: Backend): Place | undefined {
  const wanted = named?.value;
  if (wanted === undefined) return undefined;
  const found = ports.find(({ name, port }) => name?.value === wanted || port?.value === wanted);
  return writtenAt(found?.port);
}

function declared({ ports }: Container, target: Field<number | string> | undefined): Place | undefined {
  const found = ports.find(({ name, containerPort }: ContainerPort) =>
    [name?.value, containerPort?.value].includes(target?.value),
  );
  return writtenAt(typeof target?.value === 'string' ? found?.name : found?.containerPort);
}
