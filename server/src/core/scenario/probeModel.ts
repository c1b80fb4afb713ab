import { isReadable, type Field, type Sourced } from '../base/origin.ts';
import type { Container, Probe } from '../manifest/container.ts';
import type { ProbeModel } from '../lifecycle/models.ts';

const numbers = [
  'initialDelaySeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const satisfies readonly (keyof Probe)[];

/** The first number of a container's probes that cannot be read. */
export function unreadableProbeNumber(container: Container): Field<number> | undefined {
  for (const probe of [container.startupProbe, container.readinessProbe, container.livenessProbe]) {
    for (const number of numbers) if (probe && !isReadable(probe[number])) return probe[number];
  }
  return undefined;
}

/** Undefined where there is no probe, or none that the API server would accept (R62). */
export function probeModel(probe: Probe | undefined): ProbeModel | undefined {
  if (!probe || probe.action.type === 'invalid') return undefined;
  const { initialDelaySeconds, periodSeconds, successThreshold, failureThreshold, terminationGracePeriodSeconds } =
    probe;
  const read = [initialDelaySeconds, periodSeconds, successThreshold, failureThreshold].filter(isReadable);
  const [delay, period, success, failure] = read;
  if (!delay || !period || !success || !failure) return undefined;
  return {
    handler: probe.action.type,
    initialDelaySeconds: delay,
    periodSeconds: period,
    successThreshold: success,
    failureThreshold: failure,
    terminationGracePeriodSeconds: readable(terminationGracePeriodSeconds),
  };
}

function readable(field: Field<number> | undefined): Sourced<number> | undefined {
  return field && isReadable(field) ? field : undefined;
}
