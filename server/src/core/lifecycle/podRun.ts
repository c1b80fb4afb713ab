// The state that the processes of one pod share: what the kubelet knows of its containers, and what the API server has
// been told of the pod.
import type { Millis } from '../base/duration.ts';
import type { Sourced } from '../base/origin.ts';
import type { LifecycleEvent } from './events.ts';
import type { Deletion } from './grace.ts';
import { Bell, Signal, type Kernel } from './kernel.ts';
import type { ContainerModel, Scenario } from './models.ts';
import { isReady, isStarted, type ContainerState } from './podStatus.ts';
import type { ProbeCounter, ProbeType } from './processes/probeCounter.ts';
import type { Recorder } from './recorder.ts';

/** A kill that the API server or the kubelet has ordered for the whole pod. */
export interface PodKill {
  readonly because: LifecycleEvent;
  /** Whole seconds for every container (R22, R23). */
  readonly graceSeconds: Sourced<number>;
  /** The pod counts as Failed, however its containers end (R136). */
  readonly fails: boolean;
}

export class PodRun {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly scenario: Scenario;
  readonly containers: readonly ContainerRun[];
  /** Wakes the pod worker. */
  readonly bell = new Bell();
  readonly kill = new Signal<PodKill>();
  /** Fires with the first `podReady`. */
  readonly firstReady = new Signal<LifecycleEvent>();
  /** The instant at which the first ordinary container starts. */
  firstOrdinaryStart: Millis | undefined;
  /** PodReady, as the API server knows it (R54). */
  ready = false;
  /** What the API server has noted of an accepted DELETE. */
  deletion: Deletion | undefined;
  /** The object is gone. */
  removed = false;
  /** Fires when all containers have ended for good and the object stays. */
  readonly finished = new Signal<Finish>();
  endpointsRemoved = false;
  /** Services whose clients have been told to stop, and by what. */
  readonly trafficStopping = new Map<string, LifecycleEvent>();
  /** The instant of the first failed liveness probe, whether it counted or not. */
  readonly firstLivenessFailure = new Signal<Millis>();

  constructor(kernel: Kernel, recorder: Recorder, scenario: Scenario) {
    this.kernel = kernel;
    this.recorder = recorder;
    this.scenario = scenario;
    this.containers = scenario.pod.containers.map((model) => new ContainerRun(model));
  }
}

export interface Finish {
  readonly event: LifecycleEvent;
  readonly phase: 'Succeeded' | 'Failed';
}

/** One container of the pod over all its restarts. */
export class ContainerRun {
  readonly model: ContainerModel;
  /** The present or last process; undefined before the first start. */
  process: ContainerProcess | undefined;
  restarts = 0;
  /** No start before this instant (R20). */
  backOffUntil: Millis = 0;
  nextBackOff: Millis = 0;
  /** What its probes have counted, over its restarts (R68). */
  readonly probeCounters = new Map<ProbeType, ProbeCounter>();
  /** A probe has condemned the present process. */
  condemned: Condemnation | undefined;

  constructor(model: ContainerModel) {
    this.model = model;
  }

  get running(): boolean {
    return this.process !== undefined && !this.process.exited.fired;
  }

  get started(): boolean {
    return isStarted(this.#state);
  }

  get ready(): boolean {
    return isReady(this.#state);
  }

  get #state(): ContainerState {
    const { process, running } = this;
    return {
      role: this.model.role,
      running: running && process?.visible.fired === true,
      exitCode: process?.exited.value?.exitCode,
      startupPassed: this.model.startupProbe && process?.started.fired === true,
      readinessPassed: this.model.readinessProbe && process?.ready === true,
    };
  }
}

export interface Condemnation {
  readonly because: LifecycleEvent;
  readonly graceSeconds: Sourced<number>;
}

/** One process of a container, from its start to its end. */
export interface ContainerProcess {
  readonly model: ContainerModel;
  readonly startedAt: Millis;
  /** Fires when the kubelet's status first shows it running (R77). */
  readonly visible: Signal<void>;
  /** Fires when it counts as started: at once, or with its startup probe (R69). */
  readonly started: Signal<LifecycleEvent>;
  readonly stopSignalled: Signal<LifecycleEvent>;
  /** Fires with the event of its end. */
  readonly exited: Signal<Exit>;
  ready: boolean;
}

export interface Exit {
  readonly event: LifecycleEvent;
  readonly exitCode: number;
}
