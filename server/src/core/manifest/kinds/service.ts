import type { Field } from '../../base/origin.ts';
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
  readonly publishNotReadyAddresses: Field<boolean>;
  readonly internalTrafficPolicy: Field<string>;
  readonly externalTrafficPolicy: Field<string>;
  readonly ports: readonly ServicePort[];
}

export interface ServicePort {
  readonly name: string | undefined;
  readonly protocol: Field<string>;
  readonly port: Field<number> | undefined;
  /** A number, or the name of a container's port; undefined: the number of `port`. */
  readonly targetPort: Field<number | string> | undefined;
}

const { type, publishNotReadyAddresses, trafficPolicy } = serviceDefaults;

export const service = defineKind<Service>({
  kind: 'Service',
  groups: [''],
  fields: {
    selector: ({ spec }) => find(spec, 'selector') && readTexts(child(spec, 'selector')),
    type: ({ spec }) => readString(spec, 'type') ?? defaulted(spec, 'type', type),
    clusterIP: ({ spec }) => readString(spec, 'clusterIP'),
    publishNotReadyAddresses: ({ spec }) =>
      readBoolean(spec, 'publishNotReadyAddresses') ??
      defaulted(spec, 'publishNotReadyAddresses', publishNotReadyAddresses),
    internalTrafficPolicy: ({ spec }) =>
      readString(spec, 'internalTrafficPolicy') ?? defaulted(spec, 'internalTrafficPolicy', trafficPolicy),
    externalTrafficPolicy: ({ spec }) =>
      readString(spec, 'externalTrafficPolicy') ?? defaulted(spec, 'externalTrafficPolicy', trafficPolicy),
    ports: ({ spec }) => children(spec, 'ports').map(readPort),
  },
});

function readPort(reader: FieldReader): ServicePort {
  return {
    name: readString(reader, 'name')?.value,
    protocol: readString(reader, 'protocol') ?? defaulted(reader, 'protocol', portProtocol),
    port: readInteger(reader, 'port'),
    targetPort: readIntegerOrString(reader, 'targetPort'),
  };
}
