// What Kubernetes fills in where the author writes nothing. Each with its rule of the API server (pkg/apis/…/defaults.go).

/** core/v1, SetDefaults_PodSpec (R1). */
export const podSpecDefaults = {
  terminationGracePeriodSeconds: 30,
  restartPolicy: 'Always',
  shareProcessNamespace: false,
} as const;

/** core/v1, SetDefaults_Probe (R61). */
export const probeDefaults = {
  initialDelaySeconds: 0,
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
} as const;

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
  updateStrategy: { type: 'RollingUpdate', partition: 0 },
} as const;

/** policy/v1: what an unset policy means (R100). */
export const unhealthyPodEvictionPolicy = 'IfHealthyBudget';
