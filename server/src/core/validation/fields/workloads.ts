// Controllers that make pods (k8s.io/api/apps/v1, batch/v1, core/v1).
import {
  any,
  bool,
  int32,
  int64,
  intOrString,
  list,
  since,
  string,
  struct,
  texts,
  type FieldType,
} from './fieldType.ts';
import { labelSelector, object, objectMeta } from './meta.ts';
import { podTemplateSpec } from './podSpec.ts';

const template = podTemplateSpec;

export const deployment = object(
  'Deployment',
  struct('DeploymentSpec', {
    minReadySeconds: int32,
    paused: bool,
    progressDeadlineSeconds: int32,
    replicas: int32,
    revisionHistoryLimit: int32,
    selector: labelSelector,
    strategy: struct('DeploymentStrategy', {
      rollingUpdate: struct('RollingUpdateDeployment', { maxSurge: intOrString, maxUnavailable: intOrString }),
      type: string,
    }),
    template,
  }),
);

export const replicaSet = object(
  'ReplicaSet',
  struct('ReplicaSetSpec', { minReadySeconds: int32, replicas: int32, selector: labelSelector, template }),
);

export const replicationController = object(
  'ReplicationController',
  struct('ReplicationControllerSpec', { minReadySeconds: int32, replicas: int32, selector: texts, template }),
);

export const statefulSet = object(
  'StatefulSet',
  struct('StatefulSetSpec', {
    minReadySeconds: since(22, int32),
    ordinals: since(26, struct('StatefulSetOrdinals', { start: int32 })),
    persistentVolumeClaimRetentionPolicy: since(
      23,
      struct('StatefulSetPersistentVolumeClaimRetentionPolicy', { whenDeleted: string, whenScaled: string }),
    ),
    podManagementPolicy: string,
    replicas: int32,
    revisionHistoryLimit: int32,
    selector: labelSelector,
    serviceName: string,
    template,
    updateStrategy: struct('StatefulSetUpdateStrategy', {
      rollingUpdate: struct('RollingUpdateStatefulSetStrategy', {
        maxUnavailable: since(24, intOrString),
        partition: int32,
      }),
      type: string,
    }),
    volumeClaimTemplates: list(
      struct('PersistentVolumeClaim', {
        apiVersion: string,
        kind: string,
        metadata: objectMeta,
        spec: any,
        status: any,
      }),
    ),
  }),
);

export const daemonSet = object(
  'DaemonSet',
  struct('DaemonSetSpec', {
    minReadySeconds: int32,
    revisionHistoryLimit: int32,
    selector: labelSelector,
    template,
    updateStrategy: struct('DaemonSetUpdateStrategy', {
      rollingUpdate: struct('RollingUpdateDaemonSet', {
        maxSurge: since(21, intOrString),
        maxUnavailable: intOrString,
      }),
      type: string,
    }),
  }),
);

const podFailurePolicy: FieldType = struct('PodFailurePolicy', {
  rules: list(
    struct('PodFailurePolicyRule', {
      action: string,
      onExitCodes: struct('PodFailurePolicyOnExitCodesRequirement', {
        containerName: string,
        operator: string,
        values: list(int32),
      }),
      onPodConditions: list(struct('PodFailurePolicyOnPodConditionsPattern', { status: string, type: string })),
    }),
  ),
});

const jobSpec = struct('JobSpec', {
  activeDeadlineSeconds: int64,
  backoffLimit: int32,
  backoffLimitPerIndex: since(28, int32),
  completionMode: since(21, string),
  completions: int32,
  managedBy: since(30, string),
  manualSelector: bool,
  maxFailedIndexes: since(28, int32),
  parallelism: int32,
  podFailurePolicy: since(25, podFailurePolicy),
  podReplacementPolicy: since(28, string),
  selector: labelSelector,
  successPolicy: since(30, any),
  suspend: since(21, bool),
  template,
  ttlSecondsAfterFinished: int32,
});

export const job = object('Job', jobSpec);

export const cronJob = object(
  'CronJob',
  struct('CronJobSpec', {
    concurrencyPolicy: string,
    failedJobsHistoryLimit: int32,
    jobTemplate: struct('JobTemplateSpec', { metadata: objectMeta, spec: jobSpec }),
    schedule: string,
    startingDeadlineSeconds: int64,
    successfulJobsHistoryLimit: int32,
    suspend: bool,
    timeZone: since(24, string),
  }),
);
