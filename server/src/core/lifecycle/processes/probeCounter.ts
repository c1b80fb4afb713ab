// When a run of equal probe results counts (R65, R67, R68).
import type { ProbeModel } from '../models.ts';

export type ProbeType = 'startup' | 'readiness' | 'liveness';
export type ProbeResult = 'Success' | 'Failure' | 'Unknown';

export interface ProbeCounter {
  /** What the kubelet holds to be true. */
  readonly result: ProbeResult;
  /** The last observation, and how many like it came in a row. */
  readonly last: ProbeResult | undefined;
  readonly run: number;
  /** No more probes until the container is restarted. */
  readonly onHold: boolean;
}

/** Before the first probe (R65). */
export function initialCounter(type: ProbeType): ProbeCounter {
  const result = { startup: 'Unknown', readiness: 'Failure', liveness: 'Success' } as const;
  return { result: result[type], last: undefined, run: 0, onHold: false };
}

/** The container has been started again: readiness keeps count of what it saw before, the others start from nothing (R68). */
export function afterRestart(counter: ProbeCounter, type: ProbeType): ProbeCounter {
  return { ...counter, result: initialCounter(type).result, onHold: false };
}

/** Counts one observation. Results below their threshold change nothing yet, and on hold nobody looks. */
export function observe(
  counter: ProbeCounter,
  type: ProbeType,
  observed: 'Success' | 'Failure',
  probe: Pick<ProbeModel, 'successThreshold' | 'failureThreshold'>,
): ProbeCounter {
  if (counter.onHold) return counter;
  const run = counter.last === observed ? counter.run + 1 : 1;
  const threshold = observed === 'Success' ? probe.successThreshold.value : probe.failureThreshold.value;
  if (run < threshold) return { ...counter, last: observed, run };
  // A verdict of startup, or a failed liveness, stands until the container is restarted (R68).
  const final = type === 'startup' || (type === 'liveness' && observed === 'Failure');
  return { result: observed, last: observed, run: final ? 0 : run, onHold: final };
}
