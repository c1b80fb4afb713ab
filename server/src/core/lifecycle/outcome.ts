// What is left of a timeline when someone asks only: is it gone, was it killed, did anybody notice?
import type { Millis } from '../base/duration.ts';
import type { AtRisk, LifecycleEvent, Outcome } from './events.ts';
import type { PodModel, Scenario, ServiceModel } from './models.ts';

export function outcomeOf(
  worstCase: Scenario,
  best: readonly LifecycleEvent[],
  worst: readonly LifecycleEvent[],
): Outcome {
  return {
    podRemovedAt: best.find(({ type }) => type === 'podRemoved')?.at ?? null,
    killed: worst.flatMap(({ type, container }) =>
      type === 'sigkillSent' && container !== undefined ? [container] : [],
    ),
    requestsAtRisk: requestsAtRisk(worstCase, best, worst),
  };
}

/**
 * Requests are at risk from the moment that a container no longer serves until the last client has stopped sending to
 * it, and when SIGKILL cuts those that are still in flight (R97). A process is taken to serve until it ends: where its
 * end is unknown, that is as early as the stop signal.
 */
function requestsAtRisk(
  scenario: Scenario,
  best: readonly LifecycleEvent[],
  worst: readonly LifecycleEvent[],
): AtRisk | null {
  const stopped = lastRequest(worst);
  if (stopped === undefined) return null;
  const servers = new Set(scenario.services.flatMap((service) => serversOf(scenario.pod, service)));
  const serving = (event: LifecycleEvent): boolean => event.container !== undefined && servers.has(event.container);
  const windows: AtRisk[] = [];
  const unserved = first(best.filter(serving), 'containerExited');
  if (unserved !== undefined && unserved < stopped) windows.push({ from: unserved, to: stopped });
  const killed = first(worst.filter(serving), 'sigkillSent');
  const lastRequestEnds = stopped + scenario.requestsTake.value;
  // After SIGKILL nobody answers a request; before it, those that would end later are cut.
  if (killed !== undefined && killed < stopped) windows.push({ from: killed, to: stopped });
  else if (killed !== undefined && killed < lastRequestEnds) windows.push({ from: killed, to: lastRequestEnds });
  if (windows.length === 0) return null;
  return { from: Math.min(...windows.map(({ from }) => from)), to: Math.max(...windows.map(({ to }) => to)) };
}

/** When the last client stops sending to a pod that no longer serves, or is served again. */
function lastRequest(events: readonly LifecycleEvent[]): Millis | undefined {
  const unready = first(events, 'endpointChanged');
  return events.findLast(
    ({ type, at }) => type === 'trafficStopped' || (type === 'endpointReady' && unready !== undefined && at >= unready),
  )?.at;
}

function serversOf({ containers }: PodModel, { servedBy }: ServiceModel): readonly string[] {
  return servedBy.length > 0 ? servedBy : containers.flatMap(({ role, name }) => (role === 'ordinary' ? [name] : []));
}

function first(events: readonly LifecycleEvent[], type: string): Millis | undefined {
  return events.find((event) => event.type === type)?.at;
}
