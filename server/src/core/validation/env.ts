// Environment variables: ValidateEnv in pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { isRequired } from './checks.ts';
import { invalid, type FieldErrors } from './rejection.ts';
import { fieldsIn, isEmpty, isFields, isZero, type Fields, type Value } from './value.ts';

export function* validateEnv(env: Value | undefined, path: Path): FieldErrors {
  for (const [index, variable] of fieldsIn(env)) {
    const at = [...path, index];
    yield* isRequired(variable.name, [...at, 'name']);
    yield* validateName(variable.name, [...at, 'name']);
    yield* validateValueFrom(variable, [...at, 'valueFrom']);
  }
}

/** As of 1.32, when nearly everything became allowed; older versions refuse more. */
function* validateName(name: Value | undefined, path: Path): FieldErrors {
  if (typeof name === 'string' && name.includes('=')) {
    yield invalid(
      path,
      name,
      'a valid environment variable name must consist only of printable ASCII characters other than "="',
    );
  }
}

function* validateValueFrom({ value, valueFrom }: Fields, path: Path): FieldErrors {
  if (valueFrom === undefined) return;
  if (isFields(valueFrom)) {
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
