// From the names of autoscalers, routes and controllers to the objects that they name.
import type { Field } from '../../base/origin.ts';
import type { Backend } from '../../manifest/backend.ts';
import type { Manifest, ObjectRef, Rollout, Workload } from '../../manifest/manifest.ts';
import { scaleTargetOf, type Autoscaler } from '../../workspace/links/autoscalers.ts';
import { objectNamed } from '../../workspace/links/naming.ts';
import type { GatewayRoute } from '../../workspace/links/routes.ts';
import type { UnitView } from '../../workspace/unitView.ts';
import { link, type Link } from './link.ts';
import { servicePort } from './ports.ts';

export function scaleTargetLinks(unit: UnitView, autoscaler: Autoscaler): readonly Link[] {
  return link('name', autoscaler.scaleTargetRef.name, [scaleTargetOf(unit, autoscaler)?.nameAt]);
}

export function backendLinks(unit: UnitView, { ref }: Manifest, backends: readonly Backend[]): readonly Link[] {
  return backends.flatMap((backend) => {
    const { group, kind, name, namespace, port } = backend;
    if (group.value !== '' || kind.value !== 'Service' || name?.value === undefined) return [];
    const service = objectNamed(unit, 'Service', namespace?.value ?? ref.namespace, name.value);
    if (!service) return [];
    return [...link('name', name, [service.nameAt]), ...link('part', port, [servicePort(service, backend)])];
  });
}

export function parentLinks(unit: UnitView, { parentRefs, ref }: GatewayRoute): readonly Link[] {
  return parentRefs.flatMap(({ kind, name, namespace }) => {
    if (kind.value !== 'Gateway' || name?.value === undefined) return [];
    return link('name', name, [objectNamed(unit, 'Gateway', namespace?.value ?? ref.namespace, name.value)?.nameAt]);
  });
}

/** The Services that a controller names, which it neither makes nor checks. */
export function serviceNameLinks(unit: UnitView, workload: Workload): readonly Link[] {
  const names = workload.kind === 'StatefulSet' ? [workload.serviceName] : servicesOfRollout(workload);
  return names.flatMap((name) => link('name', name, [serviceNamed(unit, workload.ref, name)]));
}

function servicesOfRollout(workload: Workload): readonly (Field<string> | undefined)[] {
  const strategy = workload.kind === 'Rollout' ? (workload satisfies Rollout).strategy : undefined;
  if (strategy?.type === 'canary') return [strategy.stableService, strategy.canaryService];
  return strategy?.type === 'blueGreen' ? [strategy.activeService, strategy.previewService] : [];
}

function serviceNamed(unit: UnitView, { namespace }: ObjectRef, name: Field<string> | undefined) {
  return name?.value === undefined ? undefined : objectNamed(unit, 'Service', namespace, name.value)?.nameAt;
}
