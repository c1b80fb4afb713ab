// What the kubelet reports of a pod and its containers, as far as others act on it.
import type { ContainerModel } from './models.ts';

export interface ContainerState {
  readonly role: ContainerModel['role'];
  readonly running: boolean;
  /** Of a process that has ended. */
  readonly exitCode: number | undefined;
  /** Whether the startup probe has passed; undefined where there is none. */
  readonly startupPassed: boolean | undefined;
  /** What the readiness probe holds to be true; undefined where there is none. */
  readonly readinessPassed: boolean | undefined;
}

/** Running, and past its startup probe (R69). */
export function isStarted({ running, startupPassed }: ContainerState): boolean {
  return running && startupPassed !== false;
}

/** Started, and past its readiness probe; an init container is ready when it has done its work (R69). */
export function isReady(container: ContainerState): boolean {
  if (container.role === 'init') return container.exitCode === 0;
  return isStarted(container) && container.readinessPassed !== false;
}

export type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

interface PodState {
  readonly phase: Phase;
  /** Readiness of every ordinary container and sidecar; undefined where the kubelet has not seen one yet. */
  readonly containersReady: readonly (boolean | undefined)[];
  /** The conditions that `readinessGates` name. */
  readonly gates: readonly boolean[];
}

export type NotReadyReason = 'PodCompleted' | 'PodFailed' | 'ContainersNotReady' | 'ReadinessGatesNotReady';

/** The reason of a condition Ready that is False, in the order of the kubelet's own looking; undefined: it is True (R51, R54). */
export function whyNotReady({ phase, containersReady, gates }: PodState): NotReadyReason | undefined {
  if (phase === 'Succeeded' && !containersReady.includes(undefined)) return 'PodCompleted';
  if (phase === 'Failed') return 'PodFailed';
  if (!containersReady.every((ready) => ready === true)) return 'ContainersNotReady';
  return gates.every(Boolean) ? undefined : 'ReadinessGatesNotReady';
}

/** The phase of a pod whose containers have all stopped for good: ordinary ones count, sidecars do not (R49, R50). */
export function terminalPhase(ordinaryExitCodes: readonly (number | undefined)[]): 'Succeeded' | 'Failed' {
  return ordinaryExitCodes.every((code) => code === 0) ? 'Succeeded' : 'Failed';
}
