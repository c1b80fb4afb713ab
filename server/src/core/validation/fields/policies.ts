// What stands around the pods: Services, disruption budgets, autoscalers (k8s.io/api/core/v1, policy/v1, autoscaling).
import {
  bool,
  int32,
  intOrString,
  list,
  quantity,
  since,
  string,
  strings,
  struct,
  texts,
  type FieldType,
} from './fieldType.ts';
import { labelSelector, object } from './meta.ts';

export const service = object(
  'Service',
  struct('ServiceSpec', {
    allocateLoadBalancerNodePorts: bool,
    clusterIP: string,
    clusterIPs: strings,
    externalIPs: strings,
    externalName: string,
    externalTrafficPolicy: string,
    healthCheckNodePort: int32,
    internalTrafficPolicy: since(21, string),
    ipFamilies: strings,
    ipFamilyPolicy: string,
    loadBalancerClass: since(21, string),
    loadBalancerIP: string,
    loadBalancerSourceRanges: strings,
    ports: list(
      struct('ServicePort', {
        appProtocol: string,
        name: string,
        nodePort: int32,
        port: int32,
        protocol: string,
        targetPort: intOrString,
      }),
    ),
    publishNotReadyAddresses: bool,
    selector: texts,
    sessionAffinity: string,
    sessionAffinityConfig: struct('SessionAffinityConfig', {
      clientIP: struct('ClientIPConfig', { timeoutSeconds: int32 }),
    }),
    trafficDistribution: since(30, string),
    type: string,
  }),
);

export const podDisruptionBudget = object(
  'PodDisruptionBudget',
  struct('PodDisruptionBudgetSpec', {
    maxUnavailable: intOrString,
    minAvailable: intOrString,
    selector: labelSelector,
    unhealthyPodEvictionPolicy: since(26, string),
  }),
);

const scaleTargetRef = struct('CrossVersionObjectReference', { apiVersion: string, kind: string, name: string });

const metric = struct('MetricIdentifier', { name: string, selector: labelSelector });
const target = struct('MetricTarget', {
  averageUtilization: int32,
  averageValue: quantity,
  type: string,
  value: quantity,
});

const metricSpec = struct('MetricSpec', {
  containerResource: struct('ContainerResourceMetricSource', { container: string, name: string, target }),
  external: struct('ExternalMetricSource', { metric, target }),
  object: struct('ObjectMetricSource', { describedObject: scaleTargetRef, metric, target }),
  pods: struct('PodsMetricSource', { metric, target }),
  resource: struct('ResourceMetricSource', { name: string, target }),
  type: string,
});

const scalingRules: FieldType = struct('HPAScalingRules', {
  policies: list(struct('HPAScalingPolicy', { periodSeconds: int32, type: string, value: int32 })),
  selectPolicy: string,
  stabilizationWindowSeconds: int32,
  tolerance: since(33, quantity),
});

export const horizontalPodAutoscaler = object(
  'HorizontalPodAutoscaler',
  struct('HorizontalPodAutoscalerSpec', {
    behavior: struct('HorizontalPodAutoscalerBehavior', { scaleDown: scalingRules, scaleUp: scalingRules }),
    maxReplicas: int32,
    metrics: list(metricSpec),
    minReplicas: int32,
    scaleTargetRef,
  }),
);

export const horizontalPodAutoscalerV1 = object(
  'HorizontalPodAutoscaler',
  struct('HorizontalPodAutoscalerSpec', {
    maxReplicas: int32,
    minReplicas: int32,
    scaleTargetRef,
    targetCPUUtilizationPercentage: int32,
  }),
);
