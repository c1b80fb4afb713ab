// What the EndpointSlice controller makes of a pod (R82, R83). Services read the same pod differently only by
// publishNotReadyAddresses.
import type { Phase } from './podStatus.ts';

export interface EndpointConditions {
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
}

interface EndpointPod {
  /** The pod's condition Ready. */
  readonly podReady: boolean;
  /** It has a deletionTimestamp. */
  readonly deleted: boolean;
}

export function endpointConditions(
  { podReady, deleted }: EndpointPod,
  publishNotReadyAddresses: boolean,
): EndpointConditions {
  const ready = publishNotReadyAddresses || (podReady && !deleted);
  return { ready, serving: podReady, terminating: deleted };
}

interface MemberPod {
  /** Unknown is what a node says that is no longer heard of. */
  readonly phase: Phase | 'Unknown';
  readonly hasIp: boolean;
  readonly deleted: boolean;
}

/** Pods that terminate stay, as far as the version knows terminating endpoints, until their phase is terminal (R82). */
export function belongsInEndpoints({ phase, hasIp, deleted }: MemberPod, includeTerminating: boolean): boolean {
  if (phase === 'Succeeded' || phase === 'Failed' || !hasIp) return false;
  return includeTerminating || !deleted;
}
