import type { Field } from '../../base/origin.ts';
import { readServiceBackend, type Backend } from '../backend.ts';
import {
  child,
  children,
  find,
  readInteger,
  readIntegerOrString,
  readString,
  type FieldReader,
} from '../fieldReader.ts';
import { defineKind } from '../kind.ts';
import type { ManifestBase } from '../object.ts';

export interface Ingress extends ManifestBase<'Ingress'> {
  readonly ingressClassName: Field<string> | undefined;
  /** What no rule matches. */
  readonly defaultBackend: Backend | undefined;
  readonly rules: readonly IngressRule[];
  /** All of them: the default one, then those of the rules. */
  readonly backends: readonly Backend[];
}

export interface IngressRule {
  readonly host: Field<string> | undefined;
  readonly paths: readonly IngressPath[];
}

export interface IngressPath {
  readonly path: Field<string> | undefined;
  readonly backend: Backend | undefined;
}

export const ingress = defineKind<Ingress>({
  kind: 'Ingress',
  groups: ['networking.k8s.io', 'extensions'],
  fields: {
    ingressClassName: ({ spec }) => readString(spec, 'ingressClassName'),
    defaultBackend: ({ spec }) => readDefaultBackend(spec),
    rules: ({ spec }) => readRules(spec),
    backends: ({ spec }) => [
      ...present(readDefaultBackend(spec)),
      ...readRules(spec).flatMap(({ paths }) => paths.flatMap(({ backend }) => present(backend))),
    ],
  },
});

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

/** Up to v1beta1 it went by the name of `backend`. */
function readDefaultBackend(spec: FieldReader): Backend | undefined {
  return readBackend(spec, 'defaultBackend') ?? readBackend(spec, 'backend');
}

function readRules(spec: FieldReader): readonly IngressRule[] {
  return children(spec, 'rules').map((rule) => ({
    host: readString(rule, 'host'),
    paths: children(child(rule, 'http'), 'paths').map((path) => ({
      path: readString(path, 'path'),
      backend: readBackend(path, 'backend'),
    })),
  }));
}

/** `service: { name, port }` in v1, `serviceName` and `servicePort` before it; undefined for a resource that is no Service. */
function readBackend(parent: FieldReader, key: string): Backend | undefined {
  if (!find(parent, key)) return undefined;
  const backend = child(parent, key);
  if (find(backend, 'service')) {
    const service = child(backend, 'service');
    const port = child(service, 'port');
    return readServiceBackend(service, 'name', readInteger(port, 'number') ?? readString(port, 'name'));
  }
  if (!find(backend, 'serviceName')) return undefined;
  return readServiceBackend(backend, 'serviceName', readIntegerOrString(backend, 'servicePort'));
}
