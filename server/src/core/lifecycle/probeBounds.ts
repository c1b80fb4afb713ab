// When a probe's verdict falls, counted in the numbers of its fields. A worker asks once a period, so that its phase is
// anywhere in the first one (R63), and an answer takes up to the timeout.
import type { Millis } from '../base/duration.ts';
import { seconds } from '../base/duration.ts';

export interface ProbeTiming {
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

export interface InstantRange {
  readonly earliest: Millis;
  readonly latest: Millis;
}

/** From the start of a container that answers at once until its probe has passed (R77). */
export function passesAfterStart(probe: ProbeTiming): InstantRange {
  const { initialDelaySeconds, periodSeconds, successThreshold } = probe;
  const latest = initialDelaySeconds + periodSeconds + (successThreshold - 1) * periodSeconds;
  return { earliest: seconds(initialDelaySeconds), latest: seconds(latest) };
}

/** From the moment from which nothing answers until the probe has failed (R79, R80). */
export function failsAfterSilence(probe: ProbeTiming): InstantRange {
  const { periodSeconds, timeoutSeconds, failureThreshold } = probe;
  return {
    earliest: seconds((failureThreshold - 1) * periodSeconds),
    latest: seconds(periodSeconds + (failureThreshold - 1) * stride(probe) + timeoutSeconds),
  };
}

/** From the start of a container that never answers until its probe has failed; a startup probe then kills (R78). */
export function failsAfterStart(probe: ProbeTiming): InstantRange {
  const { earliest, latest } = failsAfterSilence(probe);
  const delay = seconds(probe.initialDelaySeconds);
  return { earliest: earliest + delay, latest: latest + delay };
}

/** What a startup probe leaves the container to start in (R78), in seconds. */
export function startupBudgetSeconds({ initialDelaySeconds, periodSeconds, failureThreshold }: ProbeTiming): number {
  return initialDelaySeconds + failureThreshold * periodSeconds;
}

/** From one answer to the next where none comes in time: a probe occupies its worker (R76). */
function stride({ periodSeconds, timeoutSeconds }: ProbeTiming): number {
  return Math.max(periodSeconds, timeoutSeconds);
}
