// Environment variables: ValidateEnv and ValidateEnvFrom in pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { hasForm, isRequired, requiredForm } from './checks.ts';
import { configMapKey, dns1123Subdomain, environmentName, relaxedEnvironmentName, type Form } from './names.ts';
import { isEnabled, type ValidationOptions } from './options.ts';
import { invalid, notSupported, type FieldErrors } from './rejection.ts';
import { fieldsIn, isEmpty, isFields, isZero, type Fields, type Value } from './value.ts';

export function* validateEnv(env: Value | undefined, path: Path, options: ValidationOptions): FieldErrors {
  for (const [index, variable] of fieldsIn(env)) {
    const at = [...path, index];
    yield* requiredForm(variable.name, nameForm(options), [...at, 'name']);
    yield* validateValueFrom(variable, [...at, 'valueFrom']);
  }
}

function nameForm(options: ValidationOptions): Form {
  return isEnabled('RelaxedEnvironmentVariableValidation', options) ? relaxedEnvironmentName : environmentName;
}

function* validateValueFrom({ value, valueFrom }: Fields, path: Path): FieldErrors {
  if (valueFrom === undefined) return;
  if (isFields(valueFrom)) {
    yield* validateSources(valueFrom, path);
    if (isEmpty(valueFrom)) {
      yield invalid(
        path,
        '',
        'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`',
      );
    } else if (Object.keys(valueFrom).length > 1) {
      yield invalid(path, '', 'may not have more than one field specified at a time');
    }
  }
  if (!isZero(value)) yield invalid(path, '', 'may not be specified when `value` is not empty');
}

function* validateSources({ fieldRef, resourceFieldRef, ...keyRefs }: Fields, path: Path): FieldErrors {
  if (isFields(fieldRef)) yield* validateFieldPath(fieldRef.fieldPath, [...path, 'fieldRef', 'fieldPath']);
  if (isFields(resourceFieldRef)) {
    yield* validateResource(resourceFieldRef.resource, [...path, 'resourceFieldRef', 'resource']);
  }
  for (const source of ['configMapKeyRef', 'secretKeyRef']) {
    const ref = keyRefs[source];
    if (!isFields(ref)) continue;
    yield* isRequired(ref.name, [...path, source, 'name']);
    yield* requiredForm(ref.key, configMapKey, [...path, source, 'key']);
  }
}

const fieldPaths: readonly string[] = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

/** Beside those, one label or annotation: `metadata.labels['app']`. */
function* validateFieldPath(fieldPath: Value | undefined, path: Path): FieldErrors {
  yield* isRequired(fieldPath, path);
  if (typeof fieldPath !== 'string' || fieldPath === '' || fieldPaths.includes(fieldPath)) return;
  if (!/^metadata\.(?:labels|annotations)\['.*'\]$/.test(fieldPath)) yield notSupported(path, fieldPath, fieldPaths);
}

const resources: readonly string[] = ['limits', 'requests'].flatMap((list) =>
  ['cpu', 'ephemeral-storage', 'memory'].map((name) => `${list}.${name}`),
);

function* validateResource(resource: Value | undefined, path: Path): FieldErrors {
  yield* isRequired(resource, path);
  if (typeof resource !== 'string' || resource === '' || resources.includes(resource)) return;
  if (!/^(?:limits|requests)\.hugepages-/.test(resource)) yield notSupported(path, resource, resources);
}

export function* validateEnvFrom(envFrom: Value | undefined, path: Path, options: ValidationOptions): FieldErrors {
  for (const [index, source] of fieldsIn(envFrom)) {
    const at = [...path, index];
    if (!isZero(source.prefix)) yield* hasForm(source.prefix, nameForm(options), [...at, 'prefix']);
    const refs = ['configMapRef', 'secretRef'].filter((name) => source[name] !== undefined);
    for (const name of refs) {
      const ref = source[name];
      if (isFields(ref)) yield* requiredForm(ref.name, dns1123Subdomain, [...at, name, 'name']);
    }
    if (refs.length === 0) yield invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`');
    if (refs.length > 1) yield invalid(path, '', 'may not have more than one field specified at a time');
  }
}
