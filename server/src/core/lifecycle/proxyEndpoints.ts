// Which endpoints of a Service kube-proxy sends to: the ready ones, and where there are none, those that terminate and
// still serve (R90–R93).

export interface ProxyEndpoint {
  /** As in `10.1.2.3:80`. */
  readonly address: string;
  /** Undefined counts as true (R93). */
  readonly ready: boolean | undefined;
  readonly serving: boolean | undefined;
  readonly terminating: boolean;
  /** On the node of this kube-proxy. */
  readonly local: boolean;
  readonly zoneHints: readonly string[];
  readonly nodeHints: readonly string[];
}

export interface ProxiedService {
  readonly internalTrafficPolicyLocal: boolean;
  readonly externalTrafficPolicyLocal: boolean;
  /** It has a node port, a load balancer or external addresses. */
  readonly externallyAccessible: boolean;
}

/** The node that kube-proxy runs on. */
export interface ProxyNode {
  readonly name: string;
  readonly zone: string | undefined;
  /** Hints that name nodes count (PreferSameTrafficDistribution). */
  readonly readsNodeHints: boolean;
}

export interface CategorizedEndpoints {
  readonly cluster: readonly ProxyEndpoint[];
  readonly local: readonly ProxyEndpoint[];
  /** Both together. */
  readonly reachable: readonly ProxyEndpoint[];
  /** False: the Service has nobody at all, which is refused and not dropped. */
  readonly any: boolean;
}

/** In the order of `endpoints`. */
export function categorizeEndpoints(
  endpoints: readonly ProxyEndpoint[],
  service: ProxiedService,
  node: ProxyNode,
): CategorizedEndpoints {
  const cluster = usesCluster(service) ? readyElseTerminating(endpoints, nearBy(endpoints, node)) : [];
  const local = usesLocal(service)
    ? readyElseTerminating(
        endpoints.filter((one) => one.local),
        () => true,
      )
    : [];
  const reachable = endpoints.filter((one) => cluster.includes(one) || local.includes(one));
  const somewhere = usesLocal(service) && endpoints.some((one) => isReady(one) || stillServes(one));
  return { cluster, local, reachable, any: cluster.length > 0 || somewhere };
}

/** Traffic from outside is served from everywhere, even where the inner one stays on its node (R92). */
function usesCluster(service: ProxiedService): boolean {
  return !service.internalTrafficPolicyLocal || service.externallyAccessible;
}

function usesLocal(service: ProxiedService): boolean {
  return service.internalTrafficPolicyLocal || (service.externalTrafficPolicyLocal && service.externallyAccessible);
}

function readyElseTerminating(
  endpoints: readonly ProxyEndpoint[],
  wanted: (endpoint: ProxyEndpoint) => boolean,
): readonly ProxyEndpoint[] {
  const ready = endpoints.filter((one) => isReady(one) && wanted(one));
  return ready.length > 0 ? ready : endpoints.filter(stillServes);
}

function isReady({ ready }: ProxyEndpoint): boolean {
  return ready ?? true;
}

function stillServes({ serving, terminating }: ProxyEndpoint): boolean {
  return (serving ?? true) && terminating;
}

/** Hints count only where every ready endpoint has them, and one of them names this node, or else its zone (R93). */
function nearBy(endpoints: readonly ProxyEndpoint[], node: ProxyNode): (endpoint: ProxyEndpoint) => boolean {
  const ready = endpoints.filter(isReady);
  const decides = (hints: (endpoint: ProxyEndpoint) => readonly string[], here: string | undefined): boolean =>
    here !== undefined && ready.every((one) => hints(one).length > 0) && ready.some((one) => hints(one).includes(here));
  if (node.readsNodeHints && decides(({ nodeHints }) => nodeHints, node.name)) {
    return ({ nodeHints }) => nodeHints.includes(node.name);
  }
  const { zone } = node;
  if (zone !== undefined && decides(({ zoneHints }) => zoneHints, zone))
    return ({ zoneHints }) => zoneHints.includes(zone);
  return () => true;
}
