// Each kind with its fields, its defaults and its validation.
import {
  defaultCronJobSpec,
  defaultDaemonSetSpec,
  defaultDeploymentSpec,
  defaultPodSpec,
  defaultReplicationControllerSpec,
  defaultServiceSpec,
  defaultStatefulSetSpec,
} from './defaults.ts';
import { dropDisabledFields } from './disabledFields.ts';
import { validateDaemonSet } from './daemonSet.ts';
import type { StructType } from './fields/fieldType.ts';
import { ephemeralContainers, pod } from './fields/podSpec.ts';
import { horizontalPodAutoscaler, horizontalPodAutoscalerV1, podDisruptionBudget, service } from './fields/policies.ts';
import {
  cronJob,
  daemonSet,
  deployment,
  job,
  replicaSet,
  replicationController,
  statefulSet,
} from './fields/workloads.ts';
import { validateEphemeralContainersObject } from './ephemeralContainers.ts';
import { validateHorizontalPodAutoscaler } from './horizontalPodAutoscaler.ts';
import { validateCronJob, validateJob } from './job.ts';
import { isEnabled, type ValidationOptions } from './options.ts';
import { validatePodDisruptionBudget } from './podDisruptionBudget.ts';
import { validatePod } from './podSpec.ts';
import type { FieldErrors } from './rejection.ts';
import { validateDeployment, validateReplicaSet, validateReplicationController } from './replicas.ts';
import { validateService } from './service.ts';
import { validateStatefulSet } from './statefulSet.ts';
import { fieldsOf, mapField, mapFields, without, type Fields } from './value.ts';

export interface Kind {
  readonly type: StructType;
  /** From what was decoded to what is validated: defaults filled in, fields of disabled features taken out. */
  readonly prepare: (object: Fields, options: ValidationOptions) => Fields;
  readonly validate: (object: Fields, options: ValidationOptions) => FieldErrors;
}

/** `apiVersion kind` → what we know of it. Versions that are missing here pass unseen. */
export const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  [
    'v1 EphemeralContainers',
    { type: ephemeralContainers, prepare: defaultPodSpec, validate: validateEphemeralContainersObject },
  ],
  ['v1 Pod', { type: pod, prepare: withSpec(preparePodSpec), validate: validatePod }],
  ['apps/v1 Deployment', workload(deployment, validateDeployment, defaultDeploymentSpec)],
  ['apps/v1 ReplicaSet', workload(replicaSet, validateReplicaSet)],
  [
    'v1 ReplicationController',
    { type: replicationController, prepare: withSpec(prepareController), validate: validateReplicationController },
  ],
  ['apps/v1 StatefulSet', workload(statefulSet, validateStatefulSet, prepareStatefulSetSpec)],
  ['apps/v1 DaemonSet', workload(daemonSet, validateDaemonSet, defaultDaemonSetSpec)],
  ['batch/v1 Job', workload(job, validateJob)],
  ['batch/v1 CronJob', { type: cronJob, prepare: withSpec(prepareCronJobSpec), validate: validateCronJob }],
  ['v1 Service', { type: service, prepare: withSpec(defaultServiceSpec), validate: validateService }],
  ['policy/v1 PodDisruptionBudget', plain(podDisruptionBudget, validatePodDisruptionBudget)],
  ['autoscaling/v2 HorizontalPodAutoscaler', plain(horizontalPodAutoscaler, validateHorizontalPodAutoscaler)],
  ['autoscaling/v1 HorizontalPodAutoscaler', plain(horizontalPodAutoscalerV1, validateHorizontalPodAutoscaler)],
]);

type Prepare = (spec: Fields, options: ValidationOptions) => Fields;

function plain(type: StructType, validate: Kind['validate']): Kind {
  return { type, prepare: (object) => object, validate };
}

/** An absent template is an empty one. */
function workload(type: StructType, validate: Kind['validate'], prepare: Prepare = (spec) => spec): Kind {
  return {
    type,
    prepare: withSpec((spec, options) => prepare(prepareTemplate({ template: {}, ...spec }, options), options)),
    validate,
  };
}

/** An absent spec is an empty one. */
function withSpec(prepare: Prepare): Kind['prepare'] {
  return (object, options) =>
    mapField({ spec: {}, ...object }, 'spec', (spec) => mapFields(spec, (fields) => prepare(fields, options)));
}

function preparePodSpec(spec: Fields, options: ValidationOptions): Fields {
  return dropDisabledFields(defaultPodSpec(spec), options);
}

function prepareTemplate(spec: Fields, options: ValidationOptions): Fields {
  return mapField(spec, 'template', (template) =>
    mapFields(template, (fields) => withSpec(preparePodSpec)(fields, options)),
  );
}

function prepareCronJobSpec(spec: Fields, options: ValidationOptions): Fields {
  const prepareJob: Prepare = (job) => prepareTemplate({ template: {}, ...job }, options);
  return mapField(defaultCronJobSpec({ jobTemplate: {}, ...spec }), 'jobTemplate', (template) =>
    mapFields(template, (fields) => withSpec(prepareJob)(fields, options)),
  );
}

function prepareStatefulSetSpec(spec: Fields, options: ValidationOptions): Fields {
  const filled = defaultStatefulSetSpec(spec);
  if (isEnabled('MaxUnavailableStatefulSet', options)) return filled;
  return mapField(filled, 'updateStrategy', (strategy) =>
    mapFields(strategy, (fields) =>
      mapField(fields, 'rollingUpdate', (rollingUpdate) =>
        mapFields(rollingUpdate, (fields) => without(fields, 'maxUnavailable')),
      ),
    ),
  );
}

/** The only one whose template may be absent, and whose selector is by default what the template is labelled with. */
function prepareController(spec: Fields, options: ValidationOptions): Fields {
  const labels = fieldsOf(fieldsOf(spec.template).metadata).labels;
  return prepareTemplate(defaultReplicationControllerSpec(spec, labels), options);
}
