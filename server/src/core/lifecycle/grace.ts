// How many seconds a pod or a container is given: what the API server makes of a DELETE, and the kubelet of that.
import { seconds, type Millis } from '../base/duration.ts';
import type { Sourced } from '../base/origin.ts';

/** A negative grace period acts as one second (R2, R6). */
export function notNegative(graceSeconds: number): number {
  return graceSeconds < 0 ? 1 : graceSeconds;
}

/** What the API server looks at when a pod is deleted. */
interface Deletable {
  readonly scheduled: boolean;
  /** Its phase is Succeeded or Failed. */
  readonly finished: boolean;
  readonly terminationGracePeriodSeconds: Sourced<number> | undefined;
}

/** Grace of a first DELETE: the request's, even a longer one, else the pod's. Undefined: there is nobody to wait for (R2). */
export function checkGracefulDelete(
  pod: Deletable,
  requested: Sourced<number> | undefined,
): Sourced<number> | undefined {
  const grace = requested ?? pod.terminationGracePeriodSeconds;
  if (!grace || !pod.scheduled || pod.finished) return undefined;
  return { ...grace, value: notNegative(grace.value) };
}

/** What the object of a deleted pod says of its deletion (R3). */
export interface Deletion {
  /** The DELETE and its grace: an instant in the future. */
  readonly deletionTimestamp: Millis;
  readonly deletionGracePeriodSeconds: number;
}

/**
 * A DELETE of a pod that is being deleted. A grace period can only get shorter, and counts from the first DELETE (R6).
 * `unchanged`: it is no shorter. `immediate`: the last one left nothing to wait for.
 */
export type DeletedAgain =
  | { readonly type: 'shortened'; readonly deletion: Deletion }
  | { readonly type: 'unchanged' | 'immediate'; readonly deletion: Deletion };

export function deleteAgain(before: Deletion, requestedSeconds: number | undefined, now: Millis): DeletedAgain {
  const deletion = { ...before, deletionGracePeriodSeconds: notNegative(before.deletionGracePeriodSeconds) };
  const graceSeconds = deletion.deletionGracePeriodSeconds;
  if (graceSeconds === 0) return { type: 'immediate', deletion };
  const requested = notNegative(requestedSeconds ?? graceSeconds);
  if (requested >= graceSeconds) return { type: 'unchanged', deletion };
  const deletionTimestamp = deletion.deletionTimestamp - seconds(graceSeconds) + seconds(requested);
  const shortened =
    deletionTimestamp < now
      ? { deletionTimestamp: now, deletionGracePeriodSeconds: Math.min(1, requested) }
      : { deletionTimestamp, deletionGracePeriodSeconds: requested };
  return { type: 'shortened', deletion: shortened };
}

/** Who may have a say in the grace period of a pod that the kubelet stops. */
export interface PodGrace {
  /** What the kubelet worked with before; 0 counts as nothing. */
  readonly recorded?: Sourced<number> | undefined;
  readonly deletionGracePeriodSeconds?: Sourced<number> | undefined;
  /** Of an eviction by the kubelet, or of the shutdown of its node. */
  readonly killOverride?: Sourced<number> | undefined;
  readonly terminationGracePeriodSeconds: Sourced<number> | undefined;
}

/** The grace period that the kubelet stops a pod with: the smallest that anybody asks for, and at least a second (R22). */
export function effectiveGrace(pod: PodGrace): Sourced<number> {
  let grace = pod.recorded?.value === 0 ? undefined : pod.recorded;
  for (const asked of [pod.deletionGracePeriodSeconds, pod.killOverride]) {
    if (asked && (!grace || grace.value === 0 || asked.value < grace.value)) grace = asked;
  }
  grace ??= pod.terminationGracePeriodSeconds ?? leastGrace(1);
  return { ...grace, value: Math.max(1, grace.value) };
}

/** The kubelet gives a process at least this long between the stop signal and SIGKILL (R31). */
export const minimumGraceSeconds = 2;

export type KillReason = 'startupProbe' | 'livenessProbe' | 'other';

interface ProbeGrace {
  readonly terminationGracePeriodSeconds: Sourced<number> | undefined;
}

interface KilledContainer {
  readonly startupProbe: ProbeGrace | undefined;
  readonly livenessProbe: ProbeGrace | undefined;
}

/** The grace period of one container that is killed while its pod lives: the probe's, even a longer one, else the pod's (R24). */
export function containerKillGrace(
  container: KilledContainer,
  reason: KillReason,
  pod: Pick<PodGrace, 'deletionGracePeriodSeconds' | 'terminationGracePeriodSeconds'>,
): Sourced<number> {
  const probe = reason === 'other' ? undefined : container[reason];
  const podGrace = pod.terminationGracePeriodSeconds;
  return (
    pod.deletionGracePeriodSeconds ??
    (podGrace && (probe?.terminationGracePeriodSeconds ?? podGrace)) ??
    leastGrace(minimumGraceSeconds)
  );
}

/** Nobody has said anything. The API server sees to it that somebody has (R1). */
function leastGrace(value: number): Sourced<number> {
  return { value, origin: { type: 'assumed', key: 'terminationGracePeriodSeconds' } };
}
