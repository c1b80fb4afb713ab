// How requests reach the pods of a workload, as far as that decides how much a rule makes of an outage.
import type { Service, Workload } from '../manifest/manifest.ts';
import { routesTo, type Route } from '../workspace/links/routes.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import { servicesSelecting } from '../workspace/links/services.ts';
import type { UnitView } from '../workspace/unitView.ts';
import type { Related } from './rule.ts';

/**
 * The Services that send requests to the pods by their readiness: a headless one only names them. One of another file
 * that matches many workloads is of a folder of examples or variants, and need not be meant for this one.
 */
export function servicesBefore(unit: UnitView, workload: Workload): readonly Service[] {
  return servicesSelecting(unit, workload).filter(
    (service) =>
      service.clusterIP?.value !== 'None' &&
      (service.at.document === workload.at.document || workloadsSelectedBy(unit, service).length <= fewWorkloads),
  );
}

/** An app, and its canary. */
const fewWorkloads = 2;

/** What lets requests from outside of the cluster in: an Ingress or a route of a Gateway, else the load balancer itself. */
export function externalRoute(unit: UnitView, service: Service): Route | Service | undefined {
  return routesTo(unit, service)[0] ?? (service.type.value === 'LoadBalancer' ? service : undefined);
}

/** The lines of the two. */
export function relatedRoute(service: Service, route: Route | Service | undefined): readonly Related[] {
  return [service, ...(route && route !== service ? [route] : [])].map(({ ref, nameAt }) => {
    const name = `${ref.kind} ${ref.name}`;
    return { at: nameAt, message: { en: name, ko: name } };
  });
}
