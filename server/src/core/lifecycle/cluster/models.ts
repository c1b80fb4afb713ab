// What the engine is told of an application on its nodes. It knows pods, controllers and budgets, and neither YAML nor
// files.
import type { Millis } from '../../base/duration.ts';
import type { Sourced } from '../../base/origin.ts';
import type { Budget } from '../disruptionsAllowed.ts';
import type { IntOrPercent } from '../intOrPercent.ts';
import type { Scenario } from '../models.ts';

export interface ClusterModel {
  readonly nodes: readonly NodeModel[];
  readonly owners: readonly OwnerModel[];
  /** The pods that are there at t = 0, all of them ready as far as they ever get. */
  readonly pods: readonly PlacedPod[];
  readonly budgets: readonly BudgetModel[];
}

export interface NodeModel {
  readonly name: string;
  /** How many pods it takes; undefined: more than we shall ever ask for. */
  readonly maxPods: number | undefined;
  /** Nothing is scheduled there from the beginning. */
  readonly cordoned: boolean;
}

/** What is said of the pods of one template. */
export interface PodTemplate {
  readonly namespace: string;
  /** How one of them lives and dies, in the case that is played. */
  readonly scenario: Scenario;
  /** The names of the budgets whose selectors match it. */
  readonly budgets: readonly string[];
  readonly hostPorts: readonly number[];
  /** Not two of them on one node: required podAntiAffinity against its own labels, by `kubernetes.io/hostname`. */
  readonly oneANode: boolean;
  /** Claims that can be mounted on one node (ReadWriteOnce) or by one pod (ReadWriteOncePod) at a time. */
  readonly claims: readonly { readonly name: string; readonly accessMode: 'ReadWriteOnce' | 'ReadWriteOncePod' }[];
  readonly hasEmptyDir: boolean;
  /** It counts as available when it has been ready for so long (R125). */
  readonly minReadySeconds: number;
  /** Annotation `controller.kubernetes.io/pod-deletion-cost`. */
  readonly deletionCost: number;
}

export interface OwnerBase {
  readonly name: string;
  readonly namespace: string;
  readonly template: PodTemplate;
  /** What a rollout changes it into; undefined where nothing is rolled out. */
  readonly newTemplate: PodTemplate | undefined;
}

export interface DeploymentModel extends OwnerBase {
  readonly kind: 'Deployment';
  readonly replicas: Sourced<number>;
  readonly strategy:
    | { readonly type: 'Recreate' }
    | { readonly type: 'RollingUpdate'; readonly surge: number; readonly unavailable: number };
  readonly progressDeadlineSeconds: Sourced<number> | undefined;
}

export interface StatefulSetModel extends OwnerBase {
  readonly kind: 'StatefulSet';
  readonly replicas: Sourced<number>;
  readonly ordinalsStart: number;
  readonly podManagementPolicy: 'OrderedReady' | 'Parallel';
  /** Undefined: OnDelete. */
  readonly partition: number | undefined;
  readonly maxUnavailable: IntOrPercent | undefined;
}

export interface DaemonSetModel extends OwnerBase {
  readonly kind: 'DaemonSet';
  readonly surge: IntOrPercent | undefined;
  readonly unavailable: IntOrPercent | undefined;
  readonly onDelete: boolean;
}

/** Of Argo Rollouts. */
export interface RolloutModel extends OwnerBase {
  readonly kind: 'Rollout';
  readonly replicas: Sourced<number>;
  readonly strategy: CanaryModel | BlueGreenModel;
}

export interface CanaryModel {
  readonly type: 'canary';
  readonly surge: number;
  readonly unavailable: number;
  /** A router splits the requests; without one the numbers of pods do. */
  readonly routed: boolean;
  /** From the switch of the traffic until the old pods are deleted; only with a router. */
  readonly scaleDownDelay: Millis;
  readonly steps: readonly CanaryStepModel[];
}

export type CanaryStepModel =
  | { readonly type: 'setWeight'; readonly percent: number }
  /** The weight stays, and the pods are as many as this says; undefined: as the weight says again. */
  | { readonly type: 'setCanaryScale'; readonly scale: CanaryScale | undefined }
  | { readonly type: 'wait'; readonly wait: RolloutWait };

export type CanaryScale =
  { readonly type: 'replicas'; readonly replicas: number } | { readonly type: 'percent'; readonly percent: number };

export interface BlueGreenModel {
  readonly type: 'blueGreen';
  readonly previewReplicas: number;
  /** Before the traffic switches; undefined: it switches as soon as the new pods are available. */
  readonly promotion: RolloutWait | undefined;
  readonly scaleDownDelay: Millis;
}

/** A rollout stands still. */
export interface RolloutWait {
  /** The field that asks for it: `pause`, `analysis`, `autoPromotionSeconds` … */
  readonly field: string;
  /** `never`: somebody has to end it. */
  readonly duration: Sourced<Millis>;
}

/** Something that makes its pods again and of whose rollouts we know nothing: a ReplicaSet, a Job, a custom resource. */
export interface OtherOwnerModel extends OwnerBase {
  readonly kind: 'other';
  /** As Kubernetes writes it. */
  readonly ownerKind: string;
  readonly replicas: Sourced<number>;
}

export type OwnerModel = DeploymentModel | StatefulSetModel | DaemonSetModel | RolloutModel | OtherOwnerModel;

/** What takes pods away from an owner when the load falls. */
export interface AutoscalerModel {
  /** `HorizontalPodAutoscaler/web`. */
  readonly title: string;
  readonly minReplicas: Sourced<number>;
  readonly stabilizationWindowSeconds: Sourced<number>;
  /** At least one. */
  readonly policies: readonly {
    readonly type: 'Pods' | 'Percent';
    readonly value: number;
    readonly periodSeconds: number;
  }[];
  readonly selectPolicy: 'Max' | 'Min';
}

export interface PlacedPod {
  readonly name: string;
  readonly node: string;
  /** The owner's name and namespace; undefined for a bare pod, which has its template here. */
  readonly owner: { readonly name: string; readonly namespace: string; readonly kind: string } | undefined;
  readonly template: PodTemplate;
}

export interface BudgetModel {
  readonly name: string;
  readonly namespace: string;
  readonly budget: Budget;
  readonly unhealthyPodEvictionPolicy: 'IfHealthyBudget' | 'AlwaysAllow';
  /** Something that it selects has no scale to count (R102): it never allows anything. */
  readonly failsSync: boolean;
}

/** From a change until a controller has acted on it: a watch, a queue, a write. Measured. */
export const controllerDelay: Millis = 20;
