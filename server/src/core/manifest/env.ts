// The variables that a container is started with, and where those come from that are not written in it.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import { child, defaulted, find, readString, type FieldReader } from './fieldReader.ts';

export interface EnvVar {
  readonly name: string;
  /** Undefined where `valueFrom` fetches it. */
  readonly value: Field<string> | undefined;
  /** `valueFrom` of a ConfigMap; undefined where it is none, or of something else. */
  readonly configMapKeyRef: ConfigMapKeyRef | undefined;
  readonly at: Place;
}

export interface ConfigMapKeyRef {
  readonly name: Field<string> | undefined;
  readonly key: Field<string> | undefined;
}

/** Every key of a ConfigMap or a Secret as a variable. */
export interface EnvFromSource {
  /** Before each key. */
  readonly prefix: string;
  /** Undefined: a Secret. */
  readonly configMapRef: { readonly name: Field<string> | undefined } | undefined;
}

/** A variable without a value is empty. */
export function readEnvVar(reader: FieldReader): EnvVar {
  const source = find(reader, 'valueFrom') && child(reader, 'valueFrom');
  const ref = source && find(source, 'configMapKeyRef') && child(source, 'configMapKeyRef');
  return {
    name: readString(reader, 'name')?.value ?? '',
    value: source ? undefined : (readString(reader, 'value') ?? defaulted(reader, 'value', '')),
    configMapKeyRef: ref && { name: readString(ref, 'name'), key: readString(ref, 'key') },
    at: reader.at,
  };
}

export function readEnvFromSource(reader: FieldReader): EnvFromSource {
  const ref = find(reader, 'configMapRef') && child(reader, 'configMapRef');
  return {
    prefix: readString(reader, 'prefix')?.value ?? '',
    configMapRef: ref && { name: readString(ref, 'name') },
  };
}
