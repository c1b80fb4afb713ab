// How clients reach pods through a Service, and how long each route takes to hear that an endpoint is going.
import { seconds, type Millis } from '../base/duration.ts';
import type { Service } from '../manifest/manifest.ts';

export interface Route {
  readonly name: string;
  /** From the change of the EndpointSlice to the last request. */
  readonly propagatesIn: Millis;
}

/** kube-proxy: milliseconds to a few seconds on a busy cluster (R94). */
const kubeProxy = seconds(5);

const routes = {
  // DNS records are cached: 30 s with the Corefile of kubeadm (R96).
  headless: { name: 'headless', propagatesIn: seconds(30) },
  // Load balancers that send straight to pods learn of a change through their controller and their own API:
  // https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
  nlbIp: { name: 'NLB ip targets', propagatesIn: seconds(120) },
  neg: { name: 'NEG', propagatesIn: seconds(15) },
  // With externalTrafficPolicy Local the load balancer notices by failing health checks of the node's
  // healthCheckNodePort (R95): two or three of them, five to ten seconds apart.
  localHealthCheck: { name: 'LoadBalancer, externalTrafficPolicy Local', propagatesIn: seconds(30) },
} as const satisfies Record<string, Route>;

export function routeOf({ annotations, clusterIP, type, externalTrafficPolicy }: Service): Route {
  if (clusterIP?.value === 'None') return routes.headless;
  const target =
    annotations.get('service.beta.kubernetes.io/aws-load-balancer-nlb-target-type') ??
    annotations.get('service.beta.kubernetes.io/aws-load-balancer-target-type');
  if (target === 'ip' || annotations.get('service.beta.kubernetes.io/aws-load-balancer-type') === 'nlb-ip') {
    return routes.nlbIp;
  }
  if (annotations.has('cloud.google.com/neg')) return routes.neg;
  if (type.value === 'LoadBalancer' && externalTrafficPolicy.value === 'Local') return routes.localHealthCheck;
  return { name: type.value ?? 'ClusterIP', propagatesIn: kubeProxy };
}
