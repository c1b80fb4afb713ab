import type { Field } from '../../base/origin.ts';
import type { Place } from '../../base/place.ts';
import { portProtocol, serviceDefaults } from '../defaults.ts';
import {
  child,
  children,
  defaulted,
  find,
  readBoolean,
  readInteger,
  readIntegerOrString,
  readString,
  readStrings,
  readTexts,
  type FieldReader,
} from '../fieldReader.ts';
import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';

export interface Service extends ManifestBase<'Service'> {
  /** Undefined: the Service selects nothing by itself. */
  readonly selector: ReadonlyMap<string, string> | undefined;
  readonly type: Field<string>;
  readonly clusterIP: Field<string> | undefined;
  readonly clusterIPs: Field<readonly string[]> | undefined;
  /** Of the type ExternalName. */
  readonly externalName: Field<string> | undefined;
  readonly publishNotReadyAddresses: Field<boolean>;
  readonly internalTrafficPolicy: Field<string>;
  readonly externalTrafficPolicy: Field<string>;
  /** Undefined: chosen by the API server where there is one, for a load balancer with externalTrafficPolicy Local. */
  readonly healthCheckNodePort: Field<number> | undefined;
  /** `None` or `ClientIP`. */
  readonly sessionAffinity: Field<string>;
  /** Undefined: the load balancer of the cluster. */
  readonly loadBalancerClass: Field<string> | undefined;
  /** `PreferSameZone` and its like. */
  readonly trafficDistribution: Field<string> | undefined;
  readonly ports: readonly ServicePort[];
}

export interface ServicePort {
  readonly at: Place;
  readonly name: Field<string> | undefined;
  readonly protocol: Field<string>;
  readonly port: Field<number> | undefined;
  /** A number, or the name of a container's port; undefined: the number of `port`. */
  readonly targetPort: Field<number | string> | undefined;
  readonly nodePort: Field<number> | undefined;
}

const { type, publishNotReadyAddresses, trafficPolicy, sessionAffinity } = serviceDefaults;

export const service = defineKind<Service>({
  kind: 'Service',
  groups: [''],
  fields: {
    selector: ({ spec }) => find(spec, 'selector') && readTexts(child(spec, 'selector')),
    type: ({ spec }) => readString(spec, 'type') ?? defaulted(spec, 'type', type),
    clusterIP: ({ spec }) => readString(spec, 'clusterIP'),
    clusterIPs: ({ spec }) => readStrings(spec, 'clusterIPs'),
    externalName: ({ spec }) => readString(spec, 'externalName'),
    publishNotReadyAddresses: ({ spec }) =>
      readBoolean(spec, 'publishNotReadyAddresses') ??
      defaulted(spec, 'publishNotReadyAddresses', publishNotReadyAddresses),
    internalTrafficPolicy: ({ spec }) =>
      readString(spec, 'internalTrafficPolicy') ?? defaulted(spec, 'internalTrafficPolicy', trafficPolicy),
    externalTrafficPolicy: ({ spec }) =>
      readString(spec, 'externalTrafficPolicy') ?? defaulted(spec, 'externalTrafficPolicy', trafficPolicy),
    healthCheckNodePort: ({ spec }) => readInteger(spec, 'healthCheckNodePort'),
    sessionAffinity: ({ spec }) =>
      readString(spec, 'sessionAffinity') ?? defaulted(spec, 'sessionAffinity', sessionAffinity),
    loadBalancerClass: ({ spec }) => readString(spec, 'loadBalancerClass'),
    trafficDistribution: ({ spec }) => readString(spec, 'trafficDistribution'),
    ports: ({ spec }) => children(spec, 'ports').map(readPort),
  },
});

function readPort(reader: FieldReader): ServicePort {
  return {
    at: reader.at,
    name: readString(reader, 'name'),
    protocol: readString(reader, 'protocol') ?? defaulted(reader, 'protocol', portProtocol),
    port: readInteger(reader, 'port'),
    targetPort: readIntegerOrString(reader, 'targetPort'),
    nodePort: readInteger(reader, 'nodePort'),
  };
}
