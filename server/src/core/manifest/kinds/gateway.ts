import type { Field } from '../../base/origin.ts';
import type { Place } from '../../base/place.ts';
import { children, readInteger, readString, type FieldReader } from '../fieldReader.ts';
import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';

/** Of the Gateway API; Istio's own Gateways are others. */
export interface Gateway extends ManifestBase<'Gateway'> {
  readonly gatewayClassName: Field<string> | undefined;
  readonly listeners: readonly GatewayListener[];
}

export interface GatewayListener {
  readonly at: Place;
  readonly name: Field<string> | undefined;
  readonly hostname: Field<string> | undefined;
  readonly port: Field<number> | undefined;
  readonly protocol: Field<string> | undefined;
}

export const gateway = defineKind<Gateway>({
  kind: 'Gateway',
  groups: ['gateway.networking.k8s.io'],
  fields: {
    gatewayClassName: ({ spec }) => readString(spec, 'gatewayClassName'),
    listeners: ({ spec }) => children(spec, 'listeners').map(readListener),
  },
});

function readListener(reader: FieldReader): GatewayListener {
  return {
    at: reader.at,
    name: readString(reader, 'name'),
    hostname: readString(reader, 'hostname'),
    port: readInteger(reader, 'port'),
    protocol: readString(reader, 'protocol'),
  };
}
