// What the engine is told. It knows pods and their habits, and neither YAML nor files.
import type { Millis } from '../base/duration.ts';
import type { Sourced } from '../base/origin.ts';
import type { KubeletBehaviour } from './kubeletBehaviour.ts';
import type { ProxiedService } from './proxyEndpoints.ts';

/** What is at t = 0. */
export const triggers = [
  'deletion',
  'forceDeletion',
  'eviction',
  'startup',
  'livenessFailure',
  'nodeShutdown',
] as const;
export type Trigger = (typeof triggers)[number];

/** The same where it is about more than one pod. */
export const stageTriggers = ['rollout', 'scaleIn', 'drain'] as const;
export type StageTrigger = (typeof stageTriggers)[number];

export function isStageTrigger(trigger: string): trigger is StageTrigger {
  return stageTriggers.some((one) => one === trigger);
}

export interface Scenario {
  readonly trigger: Trigger;
  readonly pod: PodModel;
  /** The Services that select the pod. */
  readonly services: readonly ServiceModel[];
  /** Grace of the DELETE request in seconds; undefined: the pod's own (R2). */
  readonly requestedGraceSeconds: Sourced<number> | undefined;
  /** What the kubelet's graceful node shutdown gives this pod at most, in seconds (R136). */
  readonly shutdownGraceSeconds: Sourced<number>;
  readonly kubelet: KubeletBehaviour;
  /** The longest request in flight. */
  readonly requestsTake: Sourced<Millis>;
  /**
   * Probes and the kubelet's look-round have a random phase. With good luck a tick falls on the very instant at which
   * there is something to see, with bad luck one has just gone by.
   */
  readonly luck: 'good' | 'bad';
}

export type RestartPolicy = 'Always' | 'OnFailure' | 'Never';

export interface PodModel {
  readonly name: string;
  readonly terminationGracePeriodSeconds: Sourced<number>;
  readonly restartPolicy: RestartPolicy;
  readonly activeDeadlineSeconds: Sourced<number> | undefined;
  /** Conditions that others than the kubelet must set before the pod is ready (R54). */
  readonly readinessGates: readonly string[];
  /** The object stays until each of them has been taken away, which nothing here does (R10). */
  readonly finalizers: Sourced<readonly string[]> | undefined;
  /** In the order of the manifest, init containers and sidecars first. */
  readonly containers: readonly ContainerModel[];
}

export interface ContainerModel {
  readonly name: string;
  readonly role: 'ordinary' | 'init' | 'sidecar' | 'ephemeral';
  /** Its own policy, which goes before the pod's (R56). */
  readonly restartPolicy: RestartPolicy | undefined;
  readonly restartPolicyRules: readonly RestartRule[];
  readonly preStop: HookModel | undefined;
  readonly postStart: HookModel | undefined;
  readonly stopSignal: Sourced<string>;
  /** From the stop signal to the exit of its own accord; `never` where only SIGKILL ends it. */
  readonly exitsAfterStopSignal: Sourced<Millis>;
  readonly exitCode: Sourced<number>;
  /** The process ends by itself that long after t = 0, whatever happens to it. */
  readonly exitsAfterDeletion: Sourced<Millis> | undefined;
  /** The process ends by itself that long after its start. */
  readonly runsFor: Sourced<Millis>;
  readonly startupProbe: ProbeModel | undefined;
  readonly readinessProbe: ProbeModel | undefined;
  readonly livenessProbe: ProbeModel | undefined;
  /** From the start until the startup probe would pass. */
  readonly startedAfter: Sourced<Millis>;
  /** From the start until the readiness probe would pass. */
  readonly readyAfter: Sourced<Millis>;
  /** From the start until the liveness probe begins to fail. */
  readonly liveUntil: Sourced<Millis>;
  /** The readiness probe fails once the stop signal came. */
  readonly unreadyOnStopSignal: Sourced<boolean>;
}

/** Restarts the container after an exit whose code is one of `values`, or is none of them. */
export interface RestartRule {
  readonly operator: 'In' | 'NotIn';
  readonly values: readonly number[];
}

export interface HookModel {
  readonly handler: 'exec' | 'httpGet' | 'tcpSocket' | 'sleep';
  readonly takes: Sourced<Millis>;
  /** Ends with an error after `takes`. */
  readonly fails: Sourced<boolean>;
}

export interface ProbeModel {
  readonly handler: 'exec' | 'httpGet' | 'tcpSocket' | 'grpc';
  readonly initialDelaySeconds: Sourced<number>;
  readonly periodSeconds: Sourced<number>;
  readonly successThreshold: Sourced<number>;
  readonly failureThreshold: Sourced<number>;
  readonly terminationGracePeriodSeconds: Sourced<number> | undefined;
}

export interface ServiceModel {
  readonly name: string;
  readonly publishNotReadyAddresses: Sourced<boolean>;
  /** Whether requests stay on the node that they arrive at (R91, R92). */
  readonly policies: ProxiedService;
  /** Other pods are ready to serve it; without them kube-proxy goes on sending to those that terminate (R90). */
  readonly othersReady: Sourced<boolean>;
  /** The containers whose ports it sends to; empty where nothing says which, and then all ordinary ones may serve. */
  readonly servedBy: readonly string[];
  /** How clients reach the pod through it, as in `ClusterIP` or `headless`. */
  readonly route: string;
  /** From the EndpointSlice change until the last client on this route stops sending. */
  readonly propagatesIn: Sourced<Millis>;
}
