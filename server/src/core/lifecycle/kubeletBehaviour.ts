// What differs between the minors of Kubernetes that changes a timeline (the version table of the semantics).
import { seconds, type Millis } from '../base/duration.ts';

export interface KubeletBehaviour {
  /** 1.22–1.27 left the hook's time out of the account: the full grace period begins after it. */
  readonly deductsPreStop: boolean;
  /** Init containers with restartPolicy Always are sidecars, and stop in order (R34). */
  readonly sidecars: boolean;
  /** The grace period of a probe counts when that probe kills (R24). */
  readonly probeGrace: boolean;
  /** Readiness is probed while the pod terminates (R58). */
  readonly readinessWhileTerminating: boolean;
  /** Exec readiness probes fail as soon as the pod terminates (R58, issue 140881). */
  readonly execReadinessFailsWhileTerminating: boolean;
  /** The `sleep` action of hooks exists (R44). */
  readonly sleepAction: boolean;
  /** Endpoints stay in their slice, as terminating, until the containers are gone (R82). */
  readonly terminatingEndpoints: boolean;
  /** A terminal phase is set before the object goes, and takes the endpoint out of its slice (R50). */
  readonly terminalPhaseBeforeRemoval: boolean;
  /** `lifecycle.stopSignal` counts (R40). */
  readonly stopSignals: boolean;
  /** Containers may have a restart policy of their own, with rules (R56). */
  readonly containerRestartRules: boolean;
  readonly crashLoopBackOff: CrashLoopBackOff;
}

/** How long a container that crashes again and again waits for its next start (R20). */
export interface CrashLoopBackOff {
  readonly initial: Millis;
  readonly longest: Millis;
}

/** What the administrator of a node may set in the configuration of its kubelet. */
export interface NodeSettings {
  /** crashLoopBackOff.maxContainerRestartPeriod. */
  readonly maxContainerRestartPeriod?: Millis | undefined;
}

/** Behaviour of the kubelet 1.`minor`; gates that somebody sets win over the version's own defaults. */
export function kubeletBehaviour(
  minor: number,
  gates: ReadonlyMap<string, boolean> = new Map(),
  node: NodeSettings = {},
): KubeletBehaviour {
  const on = (gate: string, byDefault: boolean): boolean => gates.get(gate) ?? byDefault;
  return {
    deductsPreStop: minor < 22 || minor > 27,
    sidecars: on('SidecarContainers', minor >= 29) && minor >= 28,
    probeGrace: on('ProbeTerminationGracePeriod', minor >= 25) && minor >= 21,
    readinessWhileTerminating: minor < 22 || minor > 24,
    execReadinessFailsWhileTerminating: minor === 35,
    sleepAction: on('PodLifecycleSleepAction', minor >= 30) && minor >= 29,
    terminatingEndpoints: on('EndpointSliceTerminatingCondition', minor >= 22),
    terminalPhaseBeforeRemoval: minor >= 27,
    stopSignals: on('ContainerStopSignals', minor >= 37) && minor >= 33,
    containerRestartRules: on('ContainerRestartRules', minor >= 35) && minor >= 34,
    crashLoopBackOff: crashLoopBackOff(minor, on, node),
  };
}

function crashLoopBackOff(
  minor: number,
  on: (gate: string, byDefault: boolean) => boolean,
  { maxContainerRestartPeriod }: NodeSettings,
): CrashLoopBackOff {
  const reduced = on('ReduceDefaultCrashLoopBackOffDecay', false) && minor >= 33;
  const adjustable = on('KubeletCrashLoopBackOffMax', minor >= 35) && minor >= 32;
  const longest = (adjustable ? maxContainerRestartPeriod : undefined) ?? seconds(reduced ? 60 : 300);
  return { initial: Math.min(seconds(reduced ? 1 : 10), longest), longest };
}
