// The state that kubectl, the controllers and the scheduler share: the pods on their nodes, and one clock. What a single
// pod does is not simulated here again: its life is replayed.
import type { Millis } from '../../base/duration.ts';
import type { Sourced } from '../../base/origin.ts';
import type { Cause, EventDetails, EventType, LifecycleEvent } from '../events.ts';
import { Kernel, Signal } from '../kernel.ts';
import type { Scenario } from '../models.ts';
import { because } from '../recorder.ts';
import { Budgets } from './budgets.ts';
import { ClusterPod, type PodIdentity } from './clusterPod.ts';
import { controllerDelay, type ClusterModel, type PodTemplate } from './models.ts';
import { podLife, type PodLife } from './podLife.ts';
import { PodSets } from './podSets.ts';
import { placeFor } from './scheduler.ts';

/** How many pods that clients are sent to were ready to serve from an instant on. */
export interface ReadyEndpoints {
  readonly at: Millis;
  readonly ready: number;
}

/** A pod that was serving was deleted. */
export interface ServingDeletion {
  readonly at: Millis;
  /** When clients ceased to be sent there, at the latest by the deletion itself. */
  readonly leftTrafficAt: Millis;
  readonly template: PodTemplate;
}

export class ClusterRun {
  readonly kernel = new Kernel();
  readonly model: ClusterModel;
  readonly events: LifecycleEvent[] = [];
  /** All that are not gone. */
  readonly pods = new PodSets();
  readonly cordoned = new Set<string>();
  readonly budgets: Budgets;
  readonly curve: ReadyEndpoints[] = [];
  /** Pods that were serving when they were deleted. */
  readonly deletions: ServingDeletion[] = [];
  readonly #watchers = new Map<string, Watcher[]>();
  #ready = 0;
  /** By the grace period that a request asks for. */
  readonly #lives = new Map<Scenario, Map<number | undefined, PodLife>>();
  readonly #ordinals = new Map<string, number>();
  /** Pods that the scheduler has found no node for, and what was last said of them. */
  readonly #pending = new Map<ClusterPod, string | undefined>();
  #scheduling = false;
  /** What is still to come of its own accord; with nothing left, asking again changes nothing. */
  #inTransit = 0;

  constructor(model: ClusterModel) {
    this.model = model;
    this.budgets = new Budgets(model, this.pods);
    for (const node of model.nodes) if (node.cordoned) this.cordoned.add(node.name);
    for (const placed of model.pods) {
      const pod = new ClusterPod(placed, undefined);
      pod.node = placed.node;
      if (this.lifeOf(placed.template).readyAfter !== undefined) pod.readySince = -Infinity;
      this.pods.add(pod);
      this.#count(pod);
    }
    this.curve.push({ at: 0, ready: this.#ready });
  }

  /** Tells of every change of the pods of an owner. */
  watch(ownerKey: string, watcher: Watcher): void {
    this.#watchers.set(ownerKey, [...(this.#watchers.get(ownerKey) ?? []), watcher]);
  }

  /** Nothing will change any more unless somebody asks for it. */
  get settled(): boolean {
    return this.#inTransit === 0;
  }

  lifeOf({ scenario }: PodTemplate, gracePeriodSeconds?: Sourced<number>): PodLife {
    const lives = this.#lives.get(scenario) ?? new Map<number | undefined, PodLife>();
    this.#lives.set(scenario, lives);
    const known = lives.get(gracePeriodSeconds?.value);
    if (known) return known;
    const life = podLife(gracePeriodSeconds ? { ...scenario, requestedGraceSeconds: gracePeriodSeconds } : scenario);
    lives.set(gracePeriodSeconds?.value, life);
    return life;
  }

  record<T extends EventType>(
    type: T,
    pod: string | undefined,
    detail: EventDetails[T],
    causes: readonly Cause[],
  ): LifecycleEvent {
    const name = `${pod ?? ''}/${type}/${subjectOf(detail)}`;
    const ordinal = (this.#ordinals.get(name) ?? 0) + 1;
    this.#ordinals.set(name, ordinal);
    const id = `${name}/${String(ordinal)}`;
    const event = { id, type, at: this.kernel.now, pod, container: undefined, detail, causes } as LifecycleEvent;
    this.events.push(event);
    return event;
  }

  /** Something that will happen by itself. */
  later(delay: Millis, run: () => void): void {
    this.#inTransit += 1;
    this.kernel.at(this.kernel.now + delay, () => {
      this.#inTransit -= 1;
      run();
    });
  }

  createPod(identity: PodIdentity, causes: readonly Cause[]): ClusterPod {
    const pod = new ClusterPod(identity, this.kernel.now);
    this.pods.add(pod);
    this.budgets.podChanged(pod);
    pod.created = this.record(
      'podCreated',
      pod.name,
      { owner: identity.owner ? `${identity.owner.kind}/${identity.owner.name}` : '', revision: pod.revision },
      causes,
    );
    if (identity.node === undefined) this.#pending.set(pod, undefined);
    else this.#start(pod, identity.node);
    this.schedule();
    return pod;
  }

  /** @param gracePeriodSeconds as the request says; undefined: that of the pod */
  deletePod(pod: ClusterPod, causes: readonly Cause[], gracePeriodSeconds?: Sourced<number>): void {
    if (pod.deletedAt !== undefined) return;
    const { now } = this.kernel;
    if (pod.serves) this.deletions.push({ at: now, leftTrafficAt: pod.leftTrafficAt ?? now, template: pod.template });
    pod.deletedAt = now;
    this.#draw(pod);
    if (this.#pending.delete(pod)) {
      // Nothing of it runs anywhere: the object goes at once (R4).
      const removed = this.record('podRemoved', pod.name, {}, causes);
      this.#leave(pod, removed);
      return;
    }
    const age = pod.startedAt === undefined ? undefined : now - pod.startedAt;
    this.#replay(pod, this.lifeOf(pod.template, gracePeriodSeconds).endAt(age), causes, () => true);
    this.#changed(pod, this.events.at(-1));
  }

  /** Clients are sent to some pods, and no longer to others. */
  shiftTraffic(pods: readonly ClusterPod[], isServed: (pod: ClusterPod) => boolean): void {
    for (const pod of pods) {
      pod.leftTrafficAt = isServed(pod) ? undefined : (pod.leftTrafficAt ?? this.kernel.now);
      this.#draw(pod);
    }
  }

  /** Looks for nodes for the pods that have none, once whatever happens now has happened. */
  schedule(): void {
    if (this.#scheduling || this.#pending.size === 0) return;
    this.#scheduling = true;
    this.later(controllerDelay / 2, () => {
      this.#scheduling = false;
      for (const [pod, said] of this.#pending) this.#place(pod, said);
    });
  }

  #place(pod: ClusterPod, said: string | undefined): void {
    const { cordoned, pods } = this;
    const place = placeFor(pod, { nodes: this.model.nodes, cordoned, pods });
    if (place.type === 'node') {
      this.#pending.delete(pod);
      this.#start(pod, place.node);
    } else if (place.reason !== said) {
      this.#pending.set(pod, place.reason);
      this.record('podUnschedulable', pod.name, { reason: place.reason }, pod.created ? [because(pod.created)] : []);
    }
  }

  #start(pod: ClusterPod, node: string): void {
    this.pods.placed(pod, node);
    pod.startedAt = this.kernel.now;
    const causes = pod.created ? [because(pod.created)] : [];
    this.#replay(pod, this.lifeOf(pod.template).start, causes, () => pod.deletedAt === undefined);
  }

  /** The first events, which nothing within the pod caused, have their cause outside. */
  #replay(
    pod: ClusterPod,
    events: readonly LifecycleEvent[],
    causes: readonly Cause[],
    stillHolds: () => boolean,
  ): void {
    const prefix = pod.idPrefix;
    const from = pod.deletedAt === undefined ? 'start' : 'end';
    for (const event of events) {
      this.later(event.at, () => {
        if (!stillHolds()) return;
        const own = event.causes.map((cause) =>
          cause.type === 'event' ? { ...cause, id: `${prefix}/${from}/${cause.id}` } : cause,
        );
        const lived = {
          ...(event.type === 'podScheduled' ? { ...event, detail: { node: pod.node } } : event),
          id: `${prefix}/${from}/${event.id}`,
          at: this.kernel.now,
          pod: pod.name,
          causes: own.some(({ type }) => type === 'event') ? own : [...own, ...causes],
        } as LifecycleEvent;
        this.events.push(lived);
        this.#live(pod, lived);
      });
    }
  }

  #live(pod: ClusterPod, event: LifecycleEvent): void {
    switch (event.type) {
      case 'podReady':
        pod.readySince = event.at;
        pod.readyBecause = event;
        break;
      case 'readinessChanged':
        if (event.detail.ready) return;
        pod.readySince = undefined;
        break;
      case 'podFinished':
        pod.finished = true;
        pod.readySince = undefined;
        break;
      case 'podRemoved':
        this.#leave(pod, event);
        return;
      default:
        return;
    }
    this.#draw(pod);
    this.#changed(pod, event);
  }

  #leave(pod: ClusterPod, removed: LifecycleEvent): void {
    this.pods.remove(pod);
    this.budgets.podChanged(pod);
    pod.gone.fire(removed);
    pod.finished = true;
    this.#draw(pod);
    this.#changed(pod, removed);
    this.schedule();
  }

  #changed(pod: ClusterPod, cause: LifecycleEvent | undefined): void {
    for (const told of this.#watchers.get(pod.ownerKey ?? '') ?? []) told(pod, cause);
  }

  /** Whether the pod counts among the ready ones has changed, or not. */
  #count(pod: ClusterPod): void {
    if (pod.serves !== pod.healthy) this.budgets.podChanged(pod);
    pod.healthy = pod.serves;
    if (pod.inTraffic === pod.counted) return;
    pod.counted = pod.inTraffic;
    this.#ready += pod.inTraffic ? 1 : -1;
  }

  #draw(pod: ClusterPod): void {
    this.#count(pod);
    const at = this.kernel.now;
    if (this.curve.at(-1)?.at === at) this.curve.pop();
    if (this.curve.at(-1)?.ready !== this.#ready) this.curve.push({ at, ready: this.#ready });
  }
}

type Watcher = (pod: ClusterPod, cause: LifecycleEvent | undefined) => void;

/** What tells two events of the same type and instant apart. */
function subjectOf(detail: object): string {
  return 'node' in detail ? String(detail.node) : 'owner' in detail ? String(detail.owner) : '';
}

/** Waits until the signals have all fired. */
export function allOf<T>(signals: readonly Signal<T>[]): Signal<readonly T[]> {
  const all = new Signal<readonly T[]>();
  const values: T[] = [];
  let left = signals.length;
  if (left === 0) all.fire([]);
  signals.forEach((signal, index) => {
    signal.whenFired((value) => {
      values[index] = value;
      left -= 1;
      if (left === 0) all.fire(values);
    });
  });
  return all;
}
