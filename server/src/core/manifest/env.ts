// The variables that a container is started with, and where those come from that are not written in it.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import { optional } from './defaults.ts';
import { child, defaulted, find, placeOf, readBoolean, readString, type FieldReader } from './fieldReader.ts';

export interface EnvVar {
  readonly name: string;
  readonly nameAt: Place;
  /** Undefined where `valueFrom` fetches it. */
  readonly value: Field<string> | undefined;
  /** `valueFrom`: at most one of the next three; none where it is another. */
  readonly configMapKeyRef: KeyRef | undefined;
  readonly secretKeyRef: KeyRef | undefined;
  /** A field of the pod itself, `metadata.name`. */
  readonly fieldRef: { readonly fieldPath: Field<string> | undefined } | undefined;
  readonly at: Place;
}

/** A ConfigMap or a Secret. */
export interface ObjectNameRef {
  readonly at: Place;
  readonly name: Field<string> | undefined;
  /** It need not be there. */
  readonly optional: Field<boolean>;
}

export interface KeyRef extends ObjectNameRef {
  readonly key: Field<string> | undefined;
}

/** Every key of a ConfigMap or a Secret as a variable. */
export interface EnvFromSource {
  readonly at: Place;
  /** Before each key. */
  readonly prefix: string;
  /** One of the two. */
  readonly configMapRef: ObjectNameRef | undefined;
  readonly secretRef: ObjectNameRef | undefined;
}

/** A variable without a value is empty. */
export function readEnvVar(reader: FieldReader): EnvVar {
  const nameNode = find(reader, 'name')?.value;
  const source = find(reader, 'valueFrom') && child(reader, 'valueFrom');
  const fieldRef = source && optionalChild(source, 'fieldRef');
  return {
    name: readString(reader, 'name')?.value ?? '',
    nameAt: nameNode ? placeOf(reader, nameNode) : reader.at,
    value: source ? undefined : (readString(reader, 'value') ?? defaulted(reader, 'value', '')),
    configMapKeyRef: source && readKeyRef(source, 'configMapKeyRef'),
    secretKeyRef: source && readKeyRef(source, 'secretKeyRef'),
    fieldRef: fieldRef && { fieldPath: readString(fieldRef, 'fieldPath') },
    at: reader.at,
  };
}

export function readEnvFromSource(reader: FieldReader): EnvFromSource {
  const [configMapRef, secretRef] = [optionalChild(reader, 'configMapRef'), optionalChild(reader, 'secretRef')];
  return {
    at: reader.at,
    prefix: readString(reader, 'prefix')?.value ?? '',
    configMapRef: configMapRef && readObjectName(configMapRef),
    secretRef: secretRef && readObjectName(secretRef),
  };
}

function readKeyRef(source: FieldReader, key: string): KeyRef | undefined {
  const ref = optionalChild(source, key);
  return ref && { ...readObjectName(ref), key: readString(ref, 'key') };
}

/** `nameKey`: Secrets that are volumes go by another name. */
export function readObjectName(ref: FieldReader, nameKey = 'name'): ObjectNameRef {
  return {
    at: ref.at,
    name: readString(ref, nameKey),
    optional: readBoolean(ref, 'optional') ?? defaulted(ref, 'optional', optional),
  };
}

function optionalChild(reader: FieldReader, key: string): FieldReader | undefined {
  return find(reader, key) && child(reader, key);
}
