// What the kubelet reports of a pod that is over: nothing of it runs any more, whatever its status said before (R49–R53).
import type { Phase } from './podStatus.ts';

export interface LastContainerStatus {
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'terminated';
  /** Of `state: terminated`. */
  readonly exitCode?: number;
  /** Of the process before, if there was one. */
  readonly lastTerminatedExitCode?: number;
}

export interface TerminatedStatus {
  readonly name: string;
  /** `waiting`: it has never been started. */
  readonly state: 'waiting' | { readonly exitCode: number; readonly reason?: 'ContainerStatusUnknown' };
}

/** Only a pod that has succeeded stays so. */
export function phaseWhenOver(before: string): 'Succeeded' | 'Failed' {
  return before === 'Succeeded' ? 'Succeeded' : 'Failed';
}

/** A container whose end nobody has seen counts as killed. */
export function statusesWhenOver(
  init: readonly LastContainerStatus[],
  ordinary: readonly LastContainerStatus[],
): readonly TerminatedStatus[] {
  const begun = hasInitialized(init, ordinary);
  const lastStarted = Math.max(0, init.findLastIndex(hasEnded));
  return [
    ...init.map((status, index) => (index <= lastStarted ? over(status) : untouched(status))),
    ...ordinary.map((status) => (begun ? over(status) : untouched(status))),
  ];
}

/** An ordinary container that has left `waiting` once proves it, and so does the success of the last init container. */
function hasInitialized(init: readonly LastContainerStatus[], ordinary: readonly LastContainerStatus[]): boolean {
  const last = init.at(-1);
  if (!last || ordinary.some((status) => status.state !== 'waiting' || hasEnded(status))) return true;
  return last.lastTerminatedExitCode === 0 || (last.state === 'terminated' && last.exitCode === 0);
}

function hasEnded({ state, lastTerminatedExitCode }: LastContainerStatus): boolean {
  return state === 'terminated' || lastTerminatedExitCode !== undefined;
}

function over(status: LastContainerStatus): TerminatedStatus {
  if (status.state === 'terminated') return untouched(status);
  return { name: status.name, state: { exitCode: 137, reason: 'ContainerStatusUnknown' } };
}

function untouched({ name, state, exitCode = 0 }: LastContainerStatus): TerminatedStatus {
  return { name, state: state === 'terminated' ? { exitCode } : 'waiting' };
}

export interface MergedStatus {
  readonly phase: Phase;
  readonly reason: string | undefined;
  /** The condition Ready: unchanged, or False and why. */
  readonly notReadyBecause: 'PodFailed' | 'PodCompleted' | undefined;
  /** The condition DisruptionTarget, where the kubelet itself has ended the pod. */
  readonly disruptionTarget: 'TerminationByKubelet' | undefined;
}

/** A terminal phase is told only when nothing can be running any more; before, the old one stands. */
export function mergedStatus(
  before: { readonly phase: Phase; readonly reason: string | undefined },
  now: { readonly phase: Phase; readonly reason: string | undefined },
  couldHaveRunningContainers: boolean,
): MergedStatus {
  const ends = now.phase === 'Failed' || now.phase === 'Succeeded';
  if (!ends) return { ...now, notReadyBecause: undefined, disruptionTarget: undefined };
  if (couldHaveRunningContainers) return { ...before, notReadyBecause: undefined, disruptionTarget: undefined };
  const failed = now.phase === 'Failed';
  return {
    ...now,
    notReadyBecause: failed ? 'PodFailed' : 'PodCompleted',
    disruptionTarget: failed ? 'TerminationByKubelet' : undefined,
  };
}
