// What Kubernetes fills in where the author writes nothing. Each with its rule of the API server (pkg/apis/…/defaults.go).

/** core/v1, SetDefaults_PodSpec (R1). */
export const podSpecDefaults = {
  terminationGracePeriodSeconds: 30,
  restartPolicy: 'Always',
  shareProcessNamespace: false,
  hostNetwork: false,
  dnsPolicy: 'ClusterFirst',
} as const;

/** core/v1, SetDefaults_Probe (R61). */
export const probeDefaults = {
  initialDelaySeconds: 0,
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
} as const;

/** core/v1, SetDefaults_HTTPGetAction (R61). */
export const httpGetDefaults = { path: '/', scheme: 'HTTP' } as const;

/** Go's zero value: a ConfigMap or Secret that is named must be there. */
export const optional = false;

/** core/v1, SetDefaults_Volume: what a volume is that does not say what it is. */
export const volumeType = 'emptyDir';

/** core/v1, SetDefaults_Container… and SetDefaults_Service, of every port. */
export const portProtocol = 'TCP';

/** The zero value of SleepAction.seconds: `sleep: {}` returns at once (R44). */
export const sleepSeconds = 0;

/** apps/v1 (R121) and core/v1, SetDefaults_ReplicationController. */
export const replicas = 1;

/** core/v1, SetDefaults_Service; publishNotReadyAddresses is Go's zero value (R83). */
export const serviceDefaults = {
  type: 'ClusterIP',
  publishNotReadyAddresses: false,
  trafficPolicy: 'Cluster',
  sessionAffinity: 'None',
} as const;

/** Go's zero value, in every kind that has it. */
export const minReadySeconds = 0;

/** apps/v1, SetDefaults_Deployment (R121). */
export const deploymentDefaults = {
  paused: false,
  progressDeadlineSeconds: 600,
  strategy: { type: 'RollingUpdate', maxSurge: '25%', maxUnavailable: '25%' },
} as const;

/** apps/v1, SetDefaults_DaemonSet (R131). */
export const daemonSetDefaults = {
  updateStrategy: { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 },
} as const;

/** apps/v1, SetDefaults_StatefulSet (R129, R130). */
export const statefulSetDefaults = {
  podManagementPolicy: 'OrderedReady',
  firstOrdinal: 0,
  updateStrategy: { type: 'RollingUpdate', partition: 0 },
} as const;

/** policy/v1: what an unset policy means (R100). */
export const unhealthyPodEvictionPolicy = 'IfHealthyBudget';

/** Gateway API, ObjectReference of a backend: a Service. */
export const backendDefaults = { group: '', kind: 'Service', weight: 1 } as const;

/** Gateway API, ParentReference. */
export const parentRefDefaults = { group: 'gateway.networking.k8s.io', kind: 'Gateway' } as const;

/** autoscaling/v2, SetDefaults_HorizontalPodAutoscaler; the windows are the controller's own (R132). */
export const scalingDefaults = {
  minReplicas: 1,
  selectPolicy: 'Max',
  scaleDown: {
    stabilizationWindowSeconds: 300,
    policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
  },
  scaleUp: {
    stabilizationWindowSeconds: 0,
    policies: [
      { type: 'Pods', value: 4, periodSeconds: 15 },
      { type: 'Percent', value: 100, periodSeconds: 15 },
    ],
  },
} as const;

/** https://keda.sh/docs/latest/reference/scaledobject-spec/ */
export const scaledObjectDefaults = {
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment' },
  minReplicaCount: 0,
  maxReplicaCount: 100,
  pollingInterval: 30,
  cooldownPeriod: 300,
} as const;

/** networking/v1, SetDefaults_NetworkPolicy and SetDefaults_NetworkPolicyPort. */
export const networkPolicyTypes = { always: ['Ingress'], withEgress: ['Ingress', 'Egress'] } as const;

/** batch/v1, SetDefaults_Job (R133). */
export const jobDefaults = {
  backoffLimit: 6,
  backoffLimitWithIndexes: 2 ** 31 - 1,
  parallelism: 1,
  completions: 1,
  completionMode: 'NonIndexed',
  suspend: false,
  podReplacementPolicy: { always: 'TerminatingOrFailed', withFailurePolicy: 'Failed' },
} as const;

/** batch/v1, SetDefaults_CronJob. */
export const cronJobDefaults = { concurrencyPolicy: 'Allow', suspend: false } as const;

/** core/v1: what an empty operator means. */
export const tolerationOperator = 'Equal';

/** core/v1: the field is required, and this what the scheduler does by itself. */
export const whenUnsatisfiable = 'DoNotSchedule';

/** Argo Rollouts, utils/defaults/defaults.go; a basic canary waits for nobody. */
export const rolloutDefaults = {
  replicas: 1,
  paused: false,
  progressDeadlineSeconds: 600,
  maxSurge: '25%',
  maxUnavailable: '25%',
  scaleDownDelaySeconds: 30,
  abortScaleDownDelaySeconds: 30,
  autoPromotionEnabled: true,
} as const;

/** apps.openshift.io/v1, SetDefaults_DeploymentStrategy; `replicas` is Go's zero value. */
export const deploymentConfigDefaults = {
  replicas: 0,
  type: 'Rolling',
  maxSurge: '25%',
  maxUnavailable: '25%',
} as const;

/** Knative Serving, config-defaults: what a Revision has that does not say. */
export const knativeDefaults = { timeoutSeconds: 300, drainPath: '/wait-for-drain', drainPort: 8022 } as const;
