import { isReadable } from '../base/origin.ts';
import type { Probe } from '../manifest/container.ts';
import type { ProbeTiming } from '../lifecycle/probeBounds.ts';

/** The numbers of a probe; undefined where one of them cannot be read. */
export function probeTiming(probe: Probe): ProbeTiming | undefined {
  const { initialDelaySeconds, periodSeconds, timeoutSeconds, successThreshold, failureThreshold } = probe;
  if (
    !isReadable(initialDelaySeconds) ||
    !isReadable(periodSeconds) ||
    !isReadable(timeoutSeconds) ||
    !isReadable(successThreshold) ||
    !isReadable(failureThreshold)
  )
    return undefined;
  return {
    initialDelaySeconds: initialDelaySeconds.value,
    periodSeconds: periodSeconds.value,
    timeoutSeconds: timeoutSeconds.value,
    successThreshold: successThreshold.value,
    failureThreshold: failureThreshold.value,
  };
}
