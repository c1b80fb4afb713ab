// What the engine is told. It knows pods and their habits, and neither YAML nor files.
import type { Millis } from '../base/duration.ts';
import type { Sourced } from '../base/origin.ts';

/** What happens at t = 0. */
export const triggers = ['deletion', 'forceDeletion', 'eviction'] as const;
export type Trigger = (typeof triggers)[number];

export interface Scenario {
  readonly trigger: Trigger;
  readonly pod: PodModel;
  /** The Services that select the pod. */
  readonly services: readonly ServiceModel[];
  /** Grace of the DELETE request in seconds; undefined: the pod's own (R2). */
  readonly requestedGraceSeconds: Sourced<number> | undefined;
  /** The minor of the Kubernetes 1.x whose kubelet acts. */
  readonly kubernetesMinor: number;
  /** The longest request in flight. */
  readonly requestsTake: Sourced<Millis>;
}

export interface PodModel {
  readonly name: string;
  readonly terminationGracePeriodSeconds: Sourced<number>;
  /** Those that run at t = 0, in the order of the manifest, init containers and sidecars first. */
  readonly containers: readonly ContainerModel[];
  /** PodReady at t = 0. */
  readonly ready: boolean;
}

export interface ContainerModel {
  readonly name: string;
  readonly role: 'ordinary' | 'init' | 'sidecar';
  readonly preStop: HookModel | undefined;
  readonly stopSignal: Sourced<string>;
  /** From the stop signal to the exit of its own accord; `never` where only SIGKILL ends it. */
  readonly exitsAfterStopSignal: Sourced<Millis>;
  readonly exitCode: Sourced<number>;
  /** The process ends by itself that long after t = 0, whatever happens to it. */
  readonly exitsAfterDeletion: Sourced<Millis> | undefined;
}

export interface HookModel {
  readonly handler: 'exec' | 'httpGet' | 'tcpSocket' | 'sleep';
  readonly takes: Sourced<Millis>;
  /** Ends with an error after `takes`. */
  readonly fails: Sourced<boolean>;
}

export interface ServiceModel {
  readonly name: string;
  readonly publishNotReadyAddresses: Sourced<boolean>;
  /** How clients reach the pod through it, as in `ClusterIP` or `headless`. */
  readonly route: string;
  /** From the EndpointSlice change until the last client on this route stops sending. */
  readonly propagatesIn: Sourced<Millis>;
}
