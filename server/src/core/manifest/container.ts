// Containers and what hangs on their life: hooks, probes, the stop signal.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { EnvFromSource, EnvVar } from './env.ts';
import type { VolumeMount } from './volume.ts';

/** `sidecar`: an init container with restartPolicy Always; `ephemeral`: added to a pod that runs (R141–R144). */
export type ContainerRole = 'ordinary' | 'init' | 'sidecar' | 'ephemeral';

export interface Container {
  /** Its place in the list, as in `containers[0]`, where it has none. */
  readonly name: string;
  readonly role: ContainerRole;
  readonly at: Place;
  readonly nameAt: Place;
  /** Path in its object, as in `spec.containers[0]`. */
  readonly path: string;
  /** Its own restart policy, which goes before the pod's. */
  readonly restartPolicy: Field<string> | undefined;
  readonly restartPolicyRules: readonly RestartPolicyRule[];
  readonly ports: readonly ContainerPort[];
  readonly image: Field<string> | undefined;
  readonly command: Field<readonly string[]> | undefined;
  readonly args: Field<readonly string[]> | undefined;
  readonly env: readonly EnvVar[];
  /** Set before `env`, so that this wins. */
  readonly envFrom: readonly EnvFromSource[];
  readonly workingDir: Field<string> | undefined;
  readonly volumeMounts: readonly VolumeMount[];
  readonly preStop: LifecycleHandler | undefined;
  readonly postStart: LifecycleHandler | undefined;
  readonly stopSignal: Field<string> | undefined;
  readonly readinessProbe: Probe | undefined;
  readonly livenessProbe: Probe | undefined;
  readonly startupProbe: Probe | undefined;
}

export interface RestartPolicyRule {
  readonly action: Field<string> | undefined;
  /** `exitCodes`: In or NotIn, and the codes. */
  readonly operator: Field<string> | undefined;
  readonly values: Field<readonly number[]> | undefined;
}

export interface ContainerPort {
  readonly name: string | undefined;
  readonly containerPort: Field<number> | undefined;
  readonly protocol: Field<string>;
}

export interface LifecycleHandler {
  /** The key and value, `preStop: …`. */
  readonly at: Place;
  readonly keyAt: Place;
  readonly path: string;
  readonly action: HookAction;
}

/** `invalid`: no handler, or more than one; the API server refuses it (R44). */
export type HookAction =
  | { readonly type: 'exec'; readonly command: Field<readonly string[]>; readonly at: Place }
  | { readonly type: 'httpGet'; readonly at: Place }
  | { readonly type: 'tcpSocket'; readonly at: Place }
  | { readonly type: 'sleep'; readonly seconds: Field<number>; readonly at: Place }
  | { readonly type: 'invalid'; readonly at: Place };

export type ProbeHandler = 'exec' | 'httpGet' | 'tcpSocket' | 'grpc' | 'invalid';

export interface Probe {
  readonly at: Place;
  readonly keyAt: Place;
  readonly path: string;
  readonly handler: ProbeHandler;
  readonly initialDelaySeconds: Field<number>;
  readonly periodSeconds: Field<number>;
  readonly timeoutSeconds: Field<number>;
  readonly successThreshold: Field<number>;
  readonly failureThreshold: Field<number>;
  readonly terminationGracePeriodSeconds: Field<number> | undefined;
}
