// The pod's endpoint in the EndpointSlices of the Services that select it (R82, R83, R97). It follows what the API
// server knows of the pod, and runs beside the kubelet's work: nothing orders the two.
import type { LifecycleEvent } from '../events.ts';
import type { ServiceModel } from '../models.ts';
import type { PodRun } from '../podRun.ts';
import { because, since, sinceDuration } from '../recorder.ts';

/** PodReady has changed. */
export function showReadiness(run: PodRun, cause: LifecycleEvent): void {
  if (run.endpointsRemoved) return;
  for (const service of run.scenario.services) {
    const published = service.publishNotReadyAddresses.value;
    const detail = { service: service.name, ready: published, serving: run.ready };
    if (run.terminating) {
      const changed = run.recorder.record('endpointMarkedTerminating', undefined, detail, [because(cause)]);
      if (!published && !run.ready && !run.trafficStopping.has(service.name)) stopTraffic(run, service, changed);
    } else if (run.ready) {
      run.trafficStopping.delete(service.name);
      run.recorder.record('endpointReady', undefined, { service: service.name }, [because(cause)]);
    } else {
      const changed = run.recorder.record('endpointChanged', undefined, detail, [because(cause)]);
      if (!published) stopTraffic(run, service, changed);
    }
  }
}

/** The DELETE was accepted: only publishNotReadyAddresses keeps the endpoint ready (R83). */
export function markEndpoints(run: PodRun, marked: LifecycleEvent): void {
  run.terminating = true;
  if (!run.scenario.kubelet.terminatingEndpoints) {
    removeEndpoints(run, marked);
    return;
  }
  for (const service of run.scenario.services) {
    const published = service.publishNotReadyAddresses;
    const detail = { service: service.name, ready: published.value, serving: run.ready };
    const causes = published.value ? [because(marked), since(published)] : [because(marked)];
    const endpoint = run.recorder.record('endpointMarkedTerminating', undefined, detail, causes);
    if (!published.value && run.ready && service.othersReady.value) stopTraffic(run, service, endpoint);
  }
}

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
