// Kubernetes objects as typed data. Field names are Kubernetes' own; leaves say where their value came from.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { MapNode } from '../syntax/syntaxTree.ts';
import type { Container } from './container.ts';
import type { DaemonSetRollout, DeploymentRollout, StatefulSetRollout } from './rollout.ts';

export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined where the manifest names none: the namespace is then chosen at `kubectl apply`. */
  readonly namespace: string | undefined;
  /** As in `metadata.name`, else `generateName`; empty where there is none. */
  readonly name: string;
}

/** Any Kubernetes object, also of a kind that nothing is known of. */
export interface KubernetesObject {
  readonly ref: ObjectRef;
  readonly root: MapNode;
  /** The whole object. */
  readonly at: Place;
  /** The value of `kind`. */
  readonly kindAt: Place;
  /** The value of `metadata.name`, or of `generateName`, or of `kind` where there is no name. */
  readonly nameAt: Place;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
}

interface ManifestBase<K extends string> extends KubernetesObject {
  readonly kind: K;
}

/** An object that makes pods. A Pod is its own template. */
interface WorkloadBase<K extends string> extends ManifestBase<K> {
  readonly pod: PodTemplate;
}

export type Pod = WorkloadBase<'Pod'>;
export interface Deployment extends WorkloadBase<'Deployment'>, DeploymentRollout {
  readonly replicas: Field<number>;
}
export interface ReplicaSet extends WorkloadBase<'ReplicaSet'> {
  readonly minReadySeconds: Field<number>;
  readonly replicas: Field<number>;
}
export interface ReplicationController extends WorkloadBase<'ReplicationController'> {
  readonly minReadySeconds: Field<number>;
  readonly replicas: Field<number>;
}
export interface StatefulSet extends WorkloadBase<'StatefulSet'>, StatefulSetRollout {
  readonly replicas: Field<number>;
}
export interface DaemonSet extends WorkloadBase<'DaemonSet'>, DaemonSetRollout {}
export type Job = WorkloadBase<'Job'>;
export type CronJob = WorkloadBase<'CronJob'>;

export interface Service extends ManifestBase<'Service'> {
  /** Undefined: the Service selects nothing by itself. */
  readonly selector: ReadonlyMap<string, string> | undefined;
  readonly type: Field<string>;
  readonly clusterIP: Field<string> | undefined;
  readonly publishNotReadyAddresses: Field<boolean>;
  readonly internalTrafficPolicy: Field<string>;
  readonly externalTrafficPolicy: Field<string>;
  readonly ports: readonly ServicePort[];
}

export interface ServicePort {
  readonly name: string | undefined;
  readonly protocol: Field<string>;
  readonly port: Field<number> | undefined;
  /** A number, or the name of a container's port; undefined: the number of `port`. */
  readonly targetPort: Field<number | string> | undefined;
}

export interface PodDisruptionBudget extends ManifestBase<'PodDisruptionBudget'> {
  readonly selector: LabelSelector | undefined;
  readonly minAvailable: Field<number | string> | undefined;
  readonly maxUnavailable: Field<number | string> | undefined;
  readonly unhealthyPodEvictionPolicy: Field<string>;
}

export type Workload = Pod | Deployment | ReplicaSet | ReplicationController | StatefulSet | DaemonSet | Job | CronJob;
export type Manifest = Workload | Service | PodDisruptionBudget;
export type ManifestKind = Manifest['kind'];
export type ManifestOf<K extends ManifestKind> = Extract<Manifest, { readonly kind: K }>;

export interface PodTemplate {
  readonly labels: ReadonlyMap<string, string>;
  /** Who has to agree before the object goes. */
  readonly finalizers: Field<readonly string[]> | undefined;
  readonly annotations: ReadonlyMap<string, string>;
  readonly spec: PodSpec;
}

export interface PodSpec {
  readonly at: Place;
  /** Path of the pod spec in its object: `spec`, `spec.template.spec`, `spec.jobTemplate.spec.template.spec`. */
  readonly path: string;
  readonly terminationGracePeriodSeconds: Field<number>;
  readonly restartPolicy: Field<string>;
  readonly activeDeadlineSeconds: Field<number> | undefined;
  readonly shareProcessNamespace: Field<boolean>;
  readonly priority: Field<number> | undefined;
  readonly priorityClassName: Field<string> | undefined;
  /** The `conditionType` of each readiness gate. */
  readonly readinessGates: readonly string[];
  /**
   * The containers, or their images, are not here: a Kustomize patch, or a manifest that is still being typed. Absent
   * fields are then unreadable, and that something is missing says nothing.
   */
  readonly partial: boolean;
  readonly osName: Field<string> | undefined;
  /** All of them in the order of the manifest: init containers and sidecars, ordinary ones, then ephemeral ones. */
  readonly containers: readonly Container[];
}

export interface LabelSelector {
  readonly matchLabels: ReadonlyMap<string, string>;
  readonly matchExpressions: readonly LabelExpression[];
}

export interface LabelExpression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** Whether the object is of a kind that we read. */
export function isManifest(object: KubernetesObject): object is Manifest {
  return 'kind' in object;
}

export function isOfKind<K extends ManifestKind>(kind: K): (manifest: Manifest) => manifest is ManifestOf<K> {
  return (manifest): manifest is ManifestOf<K> => manifest.kind === kind;
}

export function isWorkload(object: KubernetesObject): object is Workload {
  return 'pod' in object;
}
