import { isReadable, type Sourced } from '../base/origin.ts';
import type { Service, Workload } from '../manifest/manifest.ts';
import type { ServiceModel } from '../lifecycle/models.ts';
import type { AssumptionReader } from './assumptions.ts';
import { routeOf } from './routes.ts';
import { findPort } from './servicePort.ts';

/** A Service that selects the pods of a workload, as one of these pods sees it. */
export function serviceModel(service: Service, workload: Workload, reader: AssumptionReader): ServiceModel {
  const { publishNotReadyAddresses } = service;
  const route = routeOf(service);
  return {
    name: service.ref.name,
    // A template here reads as false, which is the value of nearly every Service.
    publishNotReadyAddresses: isReadable(publishNotReadyAddresses)
      ? publishNotReadyAddresses
      : { value: false, origin: { type: 'assumed', key: 'publishNotReadyAddresses' } },
    policies: policiesOf(service),
    othersReady: othersReady(workload, route.name),
    servedBy: servedBy(service, workload),
    route: route.name,
    propagatesIn: reader.podDuration('endpointsPropagateIn', route.propagatesIn),
  };
}

/**
 * Whether other pods go on serving when this one goes. A single replica has nobody beside it; of a bare Pod, and of
 * whatever else is scaled by hand, we take it that there are more. DNS has no way back to a pod that terminates (R96).
 */
function othersReady(workload: Workload, route: string): Sourced<boolean> {
  const replicas = 'replicas' in workload ? workload.replicas : undefined;
  if (route === 'headless' || !replicas || !isReadable(replicas)) {
    return { value: true, origin: { type: 'assumed', key: 'replicas' } };
  }
  return { value: replicas.value !== 1, origin: replicas.origin };
}

/** The containers that declare the ports of the Service; none where one of them is a number that no container declares. */
function servedBy({ ports }: Service, { pod }: Workload): readonly string[] {
  const names = ports.flatMap((port) => {
    const target = findPort(pod.spec.containers, port);
    return target ? [target.container?.name] : [];
  });
  return names.every((name) => name !== undefined) ? [...new Set(names)] : [];
}

/**
 * Who calls a node's port himself goes on doing so. A load balancer is told by the node's health check that the last
 * local pod is going (R95), so for it `Local` is a slower route and no way back.
 */
function policiesOf({ internalTrafficPolicy, externalTrafficPolicy, type }: Service): ServiceModel['policies'] {
  return {
    internalTrafficPolicyLocal: internalTrafficPolicy.value === 'Local',
    externalTrafficPolicyLocal: externalTrafficPolicy.value === 'Local' && type.value === 'NodePort',
    externallyAccessible: type.value === 'NodePort' || type.value === 'LoadBalancer',
  };
}
