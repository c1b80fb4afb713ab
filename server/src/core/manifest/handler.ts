// What hooks and probes do: run a command, ask over HTTP, open a connection.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import { httpGetDefaults } from './defaults.ts';
import {
  child,
  children,
  defaulted,
  find,
  pairPlace,
  readIntegerOrString,
  readString,
  readStrings,
  type FieldReader,
} from './fieldReader.ts';

interface HandlerBase<T extends string> {
  readonly type: T;
  /** Key and value, `exec: …`; the hook or probe itself where there is no handler, or more than one. */
  readonly at: Place;
}

export interface ExecAction extends HandlerBase<'exec'> {
  readonly command: Field<readonly string[]>;
}

export interface HttpGetAction extends HandlerBase<'httpGet'> {
  readonly path: Field<string>;
  /** A number, or the name of a port of the same container (R74). */
  readonly port: Field<number | string> | undefined;
  /** Undefined: the pod itself. */
  readonly host: Field<string> | undefined;
  readonly scheme: Field<string>;
  readonly httpHeaders: readonly HttpHeader[];
}

export interface HttpHeader {
  readonly name: Field<string> | undefined;
  readonly value: Field<string> | undefined;
}

export interface TcpSocketAction extends HandlerBase<'tcpSocket'> {
  readonly port: Field<number | string> | undefined;
  readonly host: Field<string> | undefined;
}

/** The API server refuses it (R44, R62). */
export type InvalidAction = HandlerBase<'invalid'>;

/** The one handler there is; `invalid` where there is none, or more than one. */
export function readAction<T extends string, A>(
  reader: FieldReader,
  types: readonly T[],
  read: (type: T, action: FieldReader, at: Place) => A,
): A | InvalidAction {
  const [first, ...others] = types.filter((type) => find(reader, type) !== undefined);
  const entry = first && find(reader, first);
  if (!entry || others.length > 0) return { type: 'invalid', at: reader.at };
  return read(first, child(reader, first), pairPlace(reader, entry));
}

export function readExec(reader: FieldReader, at: Place): ExecAction {
  return { type: 'exec', at, command: readStrings(reader, 'command') ?? defaulted(reader, 'command', []) };
}

export function readHttpGet(reader: FieldReader, at: Place): HttpGetAction {
  return {
    type: 'httpGet',
    at,
    path: readString(reader, 'path') ?? defaulted(reader, 'path', httpGetDefaults.path),
    port: readIntegerOrString(reader, 'port'),
    host: readString(reader, 'host'),
    scheme: readString(reader, 'scheme') ?? defaulted(reader, 'scheme', httpGetDefaults.scheme),
    httpHeaders: children(reader, 'httpHeaders').map((header) => ({
      name: readString(header, 'name'),
      value: readString(header, 'value'),
    })),
  };
}

export function readTcpSocket(reader: FieldReader, at: Place): TcpSocketAction {
  return { type: 'tcpSocket', at, port: readIntegerOrString(reader, 'port'), host: readString(reader, 'host') };
}
