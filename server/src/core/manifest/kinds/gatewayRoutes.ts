import type { Field } from '../../base/origin.ts';
import type { Place } from '../../base/place.ts';
import { readBackendRef, type Backend } from '../backend.ts';
import { parentRefDefaults } from '../defaults.ts';
import { children, defaulted, readInteger, readString, readStrings, type FieldReader } from '../fieldReader.ts';
import { defineKind, type Kind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';

export interface GatewayRouteOf<K extends string> extends ManifestBase<K> {
  /** What it is attached to, Gateways as a rule. */
  readonly parentRefs: readonly ParentRef[];
  readonly hostnames: Field<readonly string[]> | undefined;
  /** Of all its rules; mirrors are not among them, for nobody waits for their answers. */
  readonly backends: readonly Backend[];
}

export type HTTPRoute = GatewayRouteOf<'HTTPRoute'>;
export type GRPCRoute = GatewayRouteOf<'GRPCRoute'>;
export type TLSRoute = GatewayRouteOf<'TLSRoute'>;
export type TCPRoute = GatewayRouteOf<'TCPRoute'>;
export type UDPRoute = GatewayRouteOf<'UDPRoute'>;
export type GatewayRoute = HTTPRoute | GRPCRoute | TLSRoute | TCPRoute | UDPRoute;

export interface ParentRef {
  readonly at: Place;
  readonly group: Field<string>;
  readonly kind: Field<string>;
  /** Undefined: that of the route. */
  readonly namespace: Field<string> | undefined;
  readonly name: Field<string> | undefined;
  /** The listener; undefined: any. */
  readonly sectionName: Field<string> | undefined;
  readonly port: Field<number> | undefined;
}

export const gatewayRoutes = [
  route<HTTPRoute>('HTTPRoute'),
  route<GRPCRoute>('GRPCRoute'),
  route<TLSRoute>('TLSRoute'),
  route<TCPRoute>('TCPRoute'),
  route<UDPRoute>('UDPRoute'),
] as const;

function route<R extends GatewayRouteOf<string>>(kind: R['kind']): Kind<R> {
  return defineKind<GatewayRouteOf<string>>({
    kind,
    groups: ['gateway.networking.k8s.io'],
    fields: {
      parentRefs: ({ spec }) => children(spec, 'parentRefs').map(readParentRef),
      hostnames: ({ spec }) => readStrings(spec, 'hostnames'),
      backends: ({ spec }) =>
        children(spec, 'rules').flatMap((rule) => children(rule, 'backendRefs').map(readBackendRef)),
    },
  }) as Kind<R>;
}

function readParentRef(reader: FieldReader): ParentRef {
  return {
    at: reader.at,
    group: readString(reader, 'group') ?? defaulted(reader, 'group', parentRefDefaults.group),
    kind: readString(reader, 'kind') ?? defaulted(reader, 'kind', parentRefDefaults.kind),
    namespace: readString(reader, 'namespace'),
    name: readString(reader, 'name'),
    sectionName: readString(reader, 'sectionName'),
    port: readInteger(reader, 'port'),
  };
}
