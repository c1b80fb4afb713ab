// Where a route sends its requests.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import { backendDefaults } from './defaults.ts';
import { defaulted, readInteger, readString, type FieldReader } from './fieldReader.ts';

export interface Backend {
  readonly at: Place;
  /** Empty for the core group, which Services are of. */
  readonly group: Field<string>;
  readonly kind: Field<string>;
  /** Undefined: that of the route. */
  readonly namespace: Field<string> | undefined;
  readonly name: Field<string> | undefined;
  /** A number, or the name of a port of the Service. */
  readonly port: Field<number | string> | undefined;
}

/** Of the Gateway API, https://gateway-api.sigs.k8s.io/reference/spec/ */
export function readBackendRef(reader: FieldReader): Backend {
  return {
    at: reader.at,
    group: readString(reader, 'group') ?? defaulted(reader, 'group', backendDefaults.group),
    kind: readString(reader, 'kind') ?? defaulted(reader, 'kind', backendDefaults.kind),
    namespace: readString(reader, 'namespace'),
    name: readString(reader, 'name'),
    port: readInteger(reader, 'port'),
  };
}

/** A Service by fields of other names; `port` may then be a name. */
export function readServiceBackend(reader: FieldReader, nameKey: string, port: Backend['port']): Backend {
  return {
    at: reader.at,
    group: defaulted(reader, 'group', backendDefaults.group),
    kind: defaulted(reader, 'kind', backendDefaults.kind),
    namespace: undefined,
    name: readString(reader, nameKey),
    port,
  };
}
