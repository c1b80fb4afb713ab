import type {
  GRPCRoute,
  HTTPRoute,
  Ingress,
  Manifest,
  OpenShiftRoute,
  Service,
  TargetGroupBinding,
  TCPRoute,
  TLSRoute,
  UDPRoute,
} from '../../manifest/manifest.ts';
import type { UnitView } from '../unitView.ts';
import { objectNamed, referring } from './naming.ts';

export type GatewayRoute = HTTPRoute | GRPCRoute | TLSRoute | TCPRoute | UDPRoute;
export type Route = Ingress | GatewayRoute | OpenShiftRoute | TargetGroupBinding;

/** What sends requests from outside of the cluster, or from another namespace, to a Service. */
export function routesTo(unit: UnitView, service: Service): readonly Route[] {
  return referring(unit, service).filter(isRoute);
}

/** The Services that a route sends requests to, those that are here. */
export function backendsOf(unit: UnitView, { backends, ref }: Route): readonly Service[] {
  const services = backends.flatMap(({ group, kind, name, namespace }) => {
    if (group.value !== '' || kind.value !== 'Service' || name?.value === undefined) return [];
    return objectNamed(unit, 'Service', namespace?.value ?? ref.namespace, name.value) ?? [];
  });
  return [...new Set(services)];
}

function isRoute(manifest: Manifest): manifest is Route {
  return 'backends' in manifest;
}
