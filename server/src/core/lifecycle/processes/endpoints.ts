// The pod's endpoint in the EndpointSlices of the Services that select it (R82, R83, R97). It runs beside the kubelet's
// work: nothing orders the two.
import type { LifecycleEvent } from '../events.ts';
import type { ServiceModel } from '../models.ts';
import type { PodRun } from '../pod.ts';
import { because, since, sinceDuration } from '../recorder.ts';

/** The endpoint is terminating; only publishNotReadyAddresses keeps it ready (R83). */
export function markEndpoints(run: PodRun, marked: LifecycleEvent): void {
  for (const service of run.scenario.services) {
    const published = service.publishNotReadyAddresses;
    const detail = { service: service.name, ready: published.value, serving: run.scenario.pod.ready };
    const causes = published.value ? [because(marked), since(published)] : [because(marked)];
    const endpoint = run.recorder.record('endpointMarkedTerminating', undefined, detail, causes);
    if (!published.value) stopTraffic(run, service, endpoint);
  }
}

export function removeEndpoints(run: PodRun, cause: LifecycleEvent): void {
  for (const service of run.scenario.services) {
    const removed = run.recorder.record('endpointRemoved', undefined, { service: service.name }, [because(cause)]);
    if (service.publishNotReadyAddresses.value) stopTraffic(run, service, removed);
  }
}

function stopTraffic(run: PodRun, service: ServiceModel, endpoint: LifecycleEvent): void {
  const detail = { service: service.name, route: service.route };
  run.kernel.at(run.kernel.now + service.propagatesIn.value, () => {
    run.recorder.record('trafficStopped', undefined, detail, [because(endpoint), sinceDuration(service.propagatesIn)]);
  });
}
