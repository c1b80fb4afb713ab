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
