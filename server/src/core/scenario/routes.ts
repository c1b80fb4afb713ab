// How clients reach pods through a Service, and how long each route takes to hear that an endpoint is going.
import { seconds, type Millis } from '../base/duration.ts';
import type { Field } from '../base/origin.ts';
import type { Ingress, Service } from '../manifest/manifest.ts';
import type { Route as Entrance } from '../workspace/links/routes.ts';

export interface Route {
  readonly name: string;
  /** From the change of the EndpointSlice to the last request. */
  readonly propagatesIn: Millis;
  /** A load balancer of a cloud, which learns of the change by its own means. */
  readonly cloud?: true;
}

/** kube-proxy: milliseconds to a few seconds on a busy cluster (R94). */
const kubeProxy = seconds(5);

/** Those with a time of their own, and those that are as fast as kube-proxy. */
export const routes = {
  // DNS records are cached: 30 s with the Corefile of kubeadm (R96).
  headless: { name: 'headless', propagatesIn: seconds(30) },
  // Load balancers that send straight to pods learn of a change through their controller and their own API:
  // https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
  albIp: { name: 'ALB ip targets', propagatesIn: seconds(15), cloud: true },
  nlbIp: { name: 'NLB ip targets', propagatesIn: seconds(120), cloud: true },
  targetGroupIp: { name: 'target group ip targets', propagatesIn: seconds(15), cloud: true },
  neg: { name: 'NEG', propagatesIn: seconds(15), cloud: true },
  // https://azure.github.io/application-gateway-kubernetes-ingress/how-tos/minimize-downtime-during-deployments/
  agic: { name: 'Application Gateway', propagatesIn: seconds(90), cloud: true },
  // With externalTrafficPolicy Local the load balancer notices by failing health checks of the node's
  // healthCheckNodePort (R95): two or three of them, five to ten seconds apart.
  localHealthCheck: { name: 'LoadBalancer, externalTrafficPolicy Local', propagatesIn: seconds(30), cloud: true },
  // Proxies in the cluster follow the EndpointSlices as kube-proxy does, and load balancers whose targets are nodes go
  // through kube-proxy.
  ingress: { name: 'Ingress', propagatesIn: kubeProxy },
  gateway: { name: 'Gateway', propagatesIn: kubeProxy },
  openShiftRoute: { name: 'Route', propagatesIn: kubeProxy },
  targetGroup: { name: 'target group', propagatesIn: kubeProxy },
} as const satisfies Record<string, Route>;

/** Clients of a headless Service: no proxy stands between. */
export const dnsRoute: Route = routes.headless;

export function routeOf(service: Service): Route {
  const { annotations, clusterIP, type, externalTrafficPolicy } = service;
  if (clusterIP?.value === 'None') return routes.headless;
  if (ipTargets(service)) return routes.nlbIp;
  if (annotations.has('cloud.google.com/neg')) return routes.neg;
  if (type.value === 'LoadBalancer' && externalTrafficPolicy.value === 'Local') return routes.localHealthCheck;
  return { name: type.value ?? 'ClusterIP', propagatesIn: kubeProxy };
}

/** From what sends requests to a Service: it may know the pods by itself, and then asks the Service nothing more. */
export function routeThrough(entrance: Entrance): Route {
  switch (entrance.kind) {
    case 'Ingress':
      if (ipTargets(entrance)) return routes.albIp;
      return isApplicationGateway(entrance) ? routes.agic : routes.ingress;
    case 'TargetGroupBinding':
      return entrance.targetType?.value === 'ip' ? routes.targetGroupIp : routes.targetGroup;
    case 'Route':
      return routes.openShiftRoute;
    case 'HTTPRoute':
    case 'GRPCRoute':
    case 'TLSRoute':
    case 'TCPRoute':
    case 'UDPRoute':
      return routes.gateway;
  }
}

const nlbTargetTypes = [
  'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type',
  'service.beta.kubernetes.io/aws-load-balancer-target-type',
];

/** What makes pods the targets of an AWS load balancer, ALB of an Ingress and NLB of a Service; undefined where nodes are. */
export function ipTargets({ kind, annotationFields }: Ingress | Service): Field<string> | undefined {
  const type = annotationFields.get('service.beta.kubernetes.io/aws-load-balancer-type');
  const names = kind === 'Ingress' ? ['alb.ingress.kubernetes.io/target-type'] : nlbTargetTypes;
  const target = names.map((name) => annotationFields.get(name)).find((field) => field !== undefined);
  if (target?.value === 'ip') return target;
  return kind === 'Service' && type?.value === 'nlb-ip' ? type : undefined;
}

function isApplicationGateway({ annotations, ingressClassName }: Ingress): boolean {
  const annotated = annotations.get('kubernetes.io/ingress.class');
  return annotated === 'azure/application-gateway' || ingressClassName?.value === 'azure-application-gateway';
}
