// The pod's endpoint in the EndpointSlices of the Services that select it (R82, R83, R97). It follows what the API
// server knows of the pod, and runs beside the kubelet's work: nothing orders the two.
import { belongsInEndpoints, endpointConditions, type EndpointConditions } from '../endpointConditions.ts';
import type { LifecycleEvent } from '../events.ts';
import type { ServiceModel } from '../models.ts';
import type { PodRun } from '../podRun.ts';
import { categorizeEndpoints, type ProxyEndpoint } from '../proxyEndpoints.ts';
import { because, since, sinceDuration } from '../recorder.ts';

/** PodReady has changed. */
export function showReadiness(run: PodRun, cause: LifecycleEvent): void {
  if (run.endpointsRemoved) return;
  for (const service of run.scenario.services) {
    const { ready, serving, terminating } = conditions(run, service);
    const detail = { service: service.name, ready, serving };
    if (terminating) {
      const changed = run.recorder.record('endpointMarkedTerminating', undefined, detail, [because(cause)]);
      if (!isSentTo(run, service) && !run.trafficStopping.has(service.name)) stopTraffic(run, service, changed);
    } else if (run.ready) {
      run.trafficStopping.delete(service.name);
      run.recorder.record('endpointReady', undefined, { service: service.name }, [because(cause)]);
    } else {
      const changed = run.recorder.record('endpointChanged', undefined, detail, [because(cause)]);
      if (!isSentTo(run, service)) stopTraffic(run, service, changed);
    }
  }
}

/** The DELETE was accepted: only publishNotReadyAddresses keeps the endpoint ready (R83). */
export function markEndpoints(run: PodRun, marked: LifecycleEvent): void {
  const phase = run.finished.value?.phase ?? 'Running';
  if (!belongsInEndpoints({ phase, hasIp: true, deleted: true }, run.scenario.kubelet.terminatingEndpoints)) {
    removeEndpoints(run, marked);
    return;
  }
  for (const service of run.scenario.services) {
    const published = service.publishNotReadyAddresses;
    const { ready, serving } = conditions(run, service);
    const detail = { service: service.name, ready, serving };
    const causes = ready ? [because(marked), since(published)] : [because(marked)];
    const endpoint = run.recorder.record('endpointMarkedTerminating', undefined, detail, causes);
    if (run.ready && !isSentTo(run, service)) stopTraffic(run, service, endpoint);
  }
}

function conditions(run: PodRun, { publishNotReadyAddresses }: ServiceModel): EndpointConditions {
  const pod = { podReady: run.ready, deleted: run.deletion !== undefined };
  return endpointConditions(pod, publishNotReadyAddresses.value);
}

/** Clients are sent to it: it is ready, or it still serves and there is no other (R90). */
function isSentTo(run: PodRun, service: ServiceModel): boolean {
  const place = { zoneHints: [], nodeHints: [] };
  const own: ProxyEndpoint = { ...conditions(run, service), ...place, local: true, address: run.scenario.pod.name };
  const other: ProxyEndpoint = {
    ...place,
    local: false,
    address: 'another',
    ready: true,
    serving: true,
    terminating: false,
  };
  const endpoints = service.othersReady.value ? [own, other] : [own];
  return categorizeEndpoints(endpoints, service.policies, ownNode).reachable.includes(own);
}

/** Seen from the pod's own node, where it is the only one (R91). */
const ownNode = { name: '', zone: undefined, readsNodeHints: false };

/** The endpoint leaves its slice; clients that were still sent to it learn of it now. */
export function removeEndpoints(run: PodRun, cause: LifecycleEvent): void {
  if (run.endpointsRemoved) return;
  run.endpointsRemoved = true;
  for (const service of run.scenario.services) {
    const removed = run.recorder.record('endpointRemoved', undefined, { service: service.name }, [because(cause)]);
    if (!run.trafficStopping.has(service.name) && run.ready) stopTraffic(run, service, removed);
  }
}

function stopTraffic(run: PodRun, service: ServiceModel, endpoint: LifecycleEvent): void {
  run.trafficStopping.set(service.name, endpoint);
  const detail = { service: service.name, route: service.route };
  run.kernel.at(run.kernel.now + service.propagatesIn.value, () => {
    // The endpoint may be ready again before everybody has heard that it was not.
    if (run.trafficStopping.get(service.name) !== endpoint) return;
    run.recorder.record('trafficStopped', undefined, detail, [because(endpoint), sinceDuration(service.propagatesIn)]);
  });
}
