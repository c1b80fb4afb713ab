// A controller at work on its pods: it wakes when one of them changes, and makes and deletes pods until they are what its
// owner asks for.
import { never, seconds, type Millis } from '../../base/duration.ts';
import type { Cause, LifecycleEvent } from '../events.ts';
import { because, since, sinceCount, sinceDuration } from '../recorder.ts';
import { kindOf } from './budgetStatus.ts';
import { ownerKey, type ClusterPod } from './clusterPod.ts';
import type { ClusterRun } from './clusterRun.ts';
import { podNames } from './podNames.ts';
import {
  controllerDelay,
  type AutoscalerModel,
  type OwnerModel,
  type PodTemplate,
  type RolloutWait,
} from './models.ts';

export type Reconcile = (owner: OwnerRun) => void;

export class OwnerRun {
  readonly run: ClusterRun;
  readonly model: OwnerModel;
  readonly key: string;
  /** What the old and the new ReplicaSet are scaled to, of an owner that has them. */
  readonly scale = { old: 0, new: 0 };
  /** The template has been changed. */
  rolling: LifecycleEvent | 'begun' | undefined;
  /** The last change that woke the controller. */
  cause: LifecycleEvent | undefined;
  completed: LifecycleEvent | undefined;
  /** Somebody has to let the rollout go on. */
  standsStill = false;
  readonly #reconcile: Reconcile;
  readonly #names: Iterator<string>;
  readonly #incarnations = new Map<string, number>();
  #awake = false;

  constructor(run: ClusterRun, model: OwnerModel, reconcile: Reconcile) {
    this.run = run;
    this.model = model;
    this.key = ownerKey({ ...model, kind: kindOf(model) });
    this.#reconcile = reconcile;
    const taken = new Set(Array.from(run.pods.all, ({ name }) => name));
    this.#names = podNames(model.name, taken, this.pods.at(-1)?.name);
    if ('replicas' in model) this.scale.old = model.replicas.value;
    run.watch(this.key, (pod, cause) => {
      this.#podChanged(pod, cause);
    });
  }

  /** `Deployment/web`. */
  get title(): string {
    return `${kindOf(this.model)}/${this.model.name}`;
  }

  get pods(): readonly ClusterPod[] {
    return [...this.run.pods.ofOwner(this.key)];
  }

  /** How many pods it has of which something holds. */
  count(holds: (pod: ClusterPod) => boolean): number {
    let count = 0;
    for (const pod of this.run.pods.ofOwner(this.key)) if (holds(pod)) count += 1;
    return count;
  }

  available(pod: ClusterPod): boolean {
    return pod.availableAt(this.run.kernel.now);
  }

  wake(cause: LifecycleEvent | undefined): void {
    if (cause) this.cause = cause;
    if (this.#awake) return;
    this.#awake = true;
    this.run.later(controllerDelay, () => {
      this.#awake = false;
      this.#reconcile(this);
    });
  }

  /** Wakes again when the time is over. */
  pause({ field, duration }: RolloutWait): void {
    const { value } = duration;
    this.standsStill = value === never;
    const endsAfter = this.standsStill ? null : value;
    const paused = this.run.record('rolloutPaused', undefined, { owner: this.title, field, endsAfter }, [
      ...this.#causes(),
      sinceDuration(duration),
    ]);
    if (!this.standsStill) this.wakeAfter(value, paused);
  }

  wakeAfter(delay: Millis, cause: LifecycleEvent | undefined): void {
    this.run.later(delay, () => {
      this.wake(cause);
    });
  }

  /** @param percent of the requests that go to the new pods; with all of them the old ones have none */
  shiftTraffic(percent: number): LifecycleEvent {
    this.run.shiftTraffic(this.pods, ({ revision }) => percent < 100 || revision === 'new');
    return this.run.record('trafficShifted', undefined, { owner: this.title, percent }, this.#causes());
  }

  /** An autoscaler takes pods away; nothing is rolled out. */
  scaleTo(replicas: number, { title, minReplicas, stabilizationWindowSeconds }: AutoscalerModel): void {
    const from = this.scale.old;
    this.scale.old = replicas;
    const detail = { owner: this.title, autoscaler: title, from, to: replicas };
    const causes = [since(stabilizationWindowSeconds), sinceCount(minReplicas)];
    this.wake(this.run.record('ownerScaled', undefined, detail, causes));
  }

  /** All requests go to the new pods from now on; the old ones are deleted later. */
  retireOld(delay: Millis): void {
    const shifted = this.shiftTraffic(100);
    this.run.later(delay, () => {
      this.scale.old = 0;
      this.wake(shifted);
    });
  }

  create(revision: 'old' | 'new', name: string | undefined, node?: string): void {
    const template = this.templateOf(revision);
    const own = name ?? (this.#names.next().value as string);
    const incarnation = name === undefined ? 0 : (this.#incarnations.get(name) ?? 0) + 1;
    if (name !== undefined) this.#incarnations.set(name, incarnation);
    const owner = { name: this.model.name, namespace: this.model.namespace, kind: kindOf(this.model) };
    this.run.createPod({ name: own, owner, template, revision, node, incarnation }, this.#causes());
  }

  delete(pod: ClusterPod): void {
    this.run.deletePod(pod, this.#causes());
  }

  templateOf(revision: 'old' | 'new'): PodTemplate {
    const { template, newTemplate } = this.model;
    return revision === 'new' && newTemplate ? newTemplate : template;
  }

  complete(): void {
    this.completed ??= this.run.record('rolloutCompleted', undefined, { owner: this.title }, this.#causes());
  }

  #podChanged(pod: ClusterPod, cause: LifecycleEvent | undefined): void {
    this.wake(cause);
    const { minReadySeconds } = pod.template;
    if (cause?.type !== 'podReady' || minReadySeconds === 0) return;
    this.wakeAfter(seconds(minReadySeconds), cause);
  }

  #causes(): readonly Cause[] {
    const { model } = this;
    const cause = this.cause ? [because(this.cause)] : [];
    return 'replicas' in model ? [...cause, sinceCount(model.replicas)] : cause;
  }
}
