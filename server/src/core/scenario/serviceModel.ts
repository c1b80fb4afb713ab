// How clients reach a pod through a Service, and how long the last of them goes on sending.
import { seconds, type Millis } from '../base/duration.ts';
import { isReadable, type Sourced } from '../base/origin.ts';
import type { Service } from '../manifest/manifest.ts';
import type { ServiceModel } from '../lifecycle/models.ts';
import type { AssumptionReader } from './assumptions.ts';

/**
 * From the change of the EndpointSlice to the last request. Through kube-proxy milliseconds to a few seconds on a busy
 * cluster; a headless Service is cached as DNS records, for 30 s with the Corefile of kubeadm (R94, R96).
 */
const propagation: Readonly<Record<'ClusterIP' | 'headless', Millis>> = {
  ClusterIP: seconds(5),
  headless: seconds(30),
};

/** A template in publishNotReadyAddresses reads as false, the value of nearly every Service. */
export function serviceModel(service: Service, reader: AssumptionReader): ServiceModel {
  const { clusterIP, publishNotReadyAddresses } = service;
  const headless = clusterIP?.value === 'None';
  const published: Sourced<boolean> = isReadable(publishNotReadyAddresses)
    ? publishNotReadyAddresses
    : { value: false, origin: { type: 'assumed', key: 'publishNotReadyAddresses' } };
  return {
    name: service.ref.name,
    publishNotReadyAddresses: published,
    route: headless ? 'headless' : (service.type.value ?? 'ClusterIP'),
    propagatesIn: reader.podDuration('endpointsPropagateIn', propagation[headless ? 'headless' : 'ClusterIP']),
  };
}
