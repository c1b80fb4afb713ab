// How requests reach the pods of a workload, and how long they still do once it has been deleted.
import type { Localized } from '../base/localized.ts';
import type { Container } from '../manifest/container.ts';
import type { Service, Workload } from '../manifest/manifest.ts';
import { AssumptionReader } from '../scenario/assumptions.ts';
import { routeOf, routeThrough, type Route } from '../scenario/routes.ts';
import { findPort } from '../scenario/servicePort.ts';
import { objectNamed } from '../workspace/links/naming.ts';
import { routesTo } from '../workspace/links/routes.ts';
import { servicesSelecting } from '../workspace/links/services.ts';
import type { Related, RuleContext } from './rule.ts';

export interface TrafficRoute extends Route {
  readonly service: Service;
  /** A Service of the type LoadBalancer, or what an Ingress, a Gateway or their like sends to. */
  readonly isExternal: boolean;
  /** From the deletion of a pod until the last client stops sending to it: as somebody states it, else as we assume. */
  readonly removalSeconds: number;
}

/** The slowest first, and of equal ones those from outside. Services whose ports lead to no container are none, and headless ones have no proxy: DNS is theirs. */
export function routesToPods(workload: Workload, context: RuleContext): readonly TrafficRoute[] {
  const stated = new AssumptionReader(context.assumptions, workload.ref).statedPodDuration('endpointsPropagateIn');
  const { containers } = workload.pod.spec;
  // Of several of one name, as in a folder of variants, nobody knows which is deployed.
  if (!objectNamed(context.unit, workload.kind, workload.ref.namespace, workload.ref.name)) return [];
  return servicesSelecting(context.unit, workload)
    .filter(({ ports }) => ports.some((port) => findPort(containers, port) !== undefined))
    .flatMap((service) => {
      const own = routeOf(service);
      const entrances = routesTo(context.unit, service).map(routeThrough);
      const route = (one: Route, isExternal: boolean): TrafficRoute => ({
        ...one,
        service,
        isExternal,
        removalSeconds: Math.ceil((stated ?? one.propagatesIn) / 1000),
      });
      return [
        ...entrances.map((one) => route(one, true)),
        ...(own.name === 'headless' ? [] : [route(own, service.type.value === 'LoadBalancer')]),
      ];
    })
    .sort((a, b) => b.removalSeconds - a.removalSeconds || Number(b.isExternal) - Number(a.isExternal));
}

/** The containers that answer on the ports of a Service; all ordinary ones where the ports do not tell. */
export function serving(workload: Workload, { ports }: Service): readonly Container[] {
  const { containers } = workload.pod.spec;
  const declaring = ports.flatMap((port) => findPort(containers, port)?.container ?? []);
  return declaring.length > 0 ? [...new Set(declaring)] : containers.filter(({ role }) => role === 'ordinary');
}

/** The assumption that says how long it takes. */
export function removalText({ removalSeconds }: TrafficRoute): Localized {
  const text = `endpointsPropagateIn = ${String(removalSeconds)}s`;
  return { en: text, ko: text };
}

/** Where the route is. */
export function relatedRoute({ service, name }: TrafficRoute): Related {
  const text = `Service ${service.ref.name} (${name})`;
  return {
    at: service.nameAt,
    message: { en: `${text} sends requests here`, ko: `${text}: 이 파드로 요청을 보냄` },
  };
}
