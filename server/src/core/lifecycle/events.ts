// What the engine answers: facts in the past tense, each with its causes. Names and details are public (`timeline
// --format json`), so renaming one is a breaking change.
import type { Millis } from '../base/duration.ts';
import type { Origin } from '../base/origin.ts';

/** Of one pod. */
export interface PodEventDetails {
  /** `node`: where somebody has named the nodes. */
  podScheduled: { readonly node?: string };
  containerStarted: object;
  containerRestarted: { readonly restarts: number };
  postStartStarted: { readonly handler: string };
  postStartFinished: { readonly failed: boolean };
  startupProbePassed: object;
  startupProbeFailed: object;
  readinessChanged: { readonly ready: boolean };
  podReady: object;
  endpointReady: { readonly service: string };
  endpointChanged: { readonly service: string; readonly ready: boolean; readonly serving: boolean };
  livenessFailed: object;
  podMarkedTerminating: { readonly gracePeriodSeconds: number };
  nodeShutdownStarted: { readonly gracePeriodSeconds: number };
  activeDeadlineExceeded: object;
  endpointMarkedTerminating: { readonly service: string; readonly ready: boolean; readonly serving: boolean };
  endpointRemoved: { readonly service: string };
  trafficStopped: { readonly service: string; readonly route: string };
  preStopStarted: { readonly handler: string };
  preStopFinished: { readonly cutShort: boolean; readonly failed: boolean };
  stopSignalSent: { readonly signal: string };
  sigkillSent: object;
  containerExited: { readonly exitCode: number };
  podRemoved: object;
  /** Nothing runs any more, and the object stays for its finalizers. */
  finalizersPending: { readonly finalizers: readonly string[] };
  /** All containers are done or killed, and the object stays. */
  podFinished: { readonly phase: 'Succeeded' | 'Failed' };
}

/** Of nodes, budgets and controllers. */
export interface ClusterEventDetails {
  /** A controller has made another pod. */
  podCreated: { readonly owner: string; readonly revision: 'old' | 'new' };
  /** The scheduler finds no node for it. */
  podUnschedulable: { readonly reason: UnschedulableReason };
  nodeCordoned: { readonly node: string };
  evictionAccepted: { readonly node: string; readonly budget: string | null };
  evictionRefused: {
    readonly node: string;
    readonly status: number;
    /** As the API server says it. */
    readonly message: string;
    readonly budgets: readonly string[];
    /** Null: kubectl does not try again. */
    readonly retryAt: Millis | null;
  };
  nodeDrained: { readonly node: string };
  /** Nothing that happens any more will let the drain go on. */
  drainBlocked: { readonly node: string; readonly pods: readonly string[]; readonly budgets: readonly string[] };
  /** kubectl gives up; the node stays cordoned. */
  drainFailed: { readonly node: string; readonly message: string };
  rolloutCompleted: { readonly owner: string };
  /** Nothing that happens any more will let the rollout go on. */
  rolloutBlocked: { readonly owner: string; readonly pods: readonly string[] };
  progressDeadlineExceeded: { readonly owner: string };
  /** A Rollout of Argo Rollouts stands still, as a field of its strategy asks; null: until somebody lets it go on. */
  rolloutPaused: { readonly owner: string; readonly field: string; readonly endsAfter: Millis | null };
  /** An autoscaler has changed `spec.replicas`. */
  ownerScaled: { readonly owner: string; readonly autoscaler: string; readonly from: number; readonly to: number };
  /** So much of the requests goes to the new pods of a Rollout from now on. */
  trafficShifted: { readonly owner: string; readonly percent: number };
}

/** Why no node takes a pod, as far as manifests tell. */
export type UnschedulableReason = 'capacity' | 'hostPort' | 'podAntiAffinity' | 'volume' | 'noNode';

export type EventDetails = PodEventDetails & ClusterEventDetails;

export type EventType = keyof EventDetails;

export type Cause =
  | { readonly type: 'event'; readonly id: string }
  /** A number counts seconds, as in a manifest; a duration is written out, `180s` or `never`. */
  | { readonly type: 'value'; readonly value: number | string | boolean; readonly origin: Origin };

/** An event of one type. */
export interface EventOf<T extends EventType> {
  readonly id: string;
  readonly type: T;
  /** Milliseconds from the trigger, in the earliest case. */
  readonly at: Millis;
  /** Undefined where the event is that of a node or a controller. */
  readonly pod: string | undefined;
  /** Undefined where the event is the whole pod's. */
  readonly container: string | undefined;
  readonly detail: Readonly<EventDetails[T]>;
  readonly causes: readonly Cause[];
}

/** One thing that happened in one run of the engine. */
export type LifecycleEvent = { [T in EventType]: EventOf<T> }[EventType];

/** The same thing seen over the best and the worst case. */
export interface EventRange {
  readonly earliest: Millis;
  /** Null where it may never happen. */
  readonly latest: Millis | null;
}

export type TimelineEvent = LifecycleEvent & EventRange;

/** Something said or drawn of every type of event, so that a new type does not compile until it is told. */
export type ForEveryEvent<Told extends readonly unknown[], R, Type extends EventType = EventType> = {
  readonly [T in Type]: (event: EventOf<T> & EventRange, ...told: Told) => R;
};

export function forEvent<Told extends readonly unknown[], R, Type extends EventType = EventType>(
  table: ForEveryEvent<Told, R, Type>,
  event: TimelineEvent & { readonly type: Type },
  ...told: Told
): R {
  // The compiler cannot see that the entry was looked up by the very event that it is given.
  const entry = table[event.type] as (event: TimelineEvent, ...told: Told) => R;
  return entry(event, ...told);
}

export interface AtRisk {
  readonly from: Millis;
  readonly to: Millis;
}

export interface Outcome {
  /** Null where the pod may stay for ever. */
  readonly podRemovedAt: Millis | null;
  /** Names of the containers that SIGKILL ended, in the worst case. */
  readonly killed: readonly string[];
  /** When requests may be refused, reset or cut, in the worst case; null where none are. */
  readonly requestsAtRisk: AtRisk | null;
}

export interface Timeline {
  /** By their earliest instant. */
  readonly events: readonly TimelineEvent[];
  /** The same events in the order of the worst case: the order in which they are told and drawn. */
  readonly story: readonly TimelineEvent[];
  readonly outcome: Outcome;
}
