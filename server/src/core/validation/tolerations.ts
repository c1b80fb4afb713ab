// Tolerations, which decide how long a pod outlives its node (R138): ValidateTolerations in pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { hasForm, oneOf } from './checks.ts';
import { labelValue, qualifiedKey } from './names.ts';
import { invalid, type FieldErrors } from './rejection.ts';
import { fieldsIn, isSet, isZero, type Fields, type Value } from './value.ts';

export function* validateTolerations(tolerations: Value | undefined, path: Path): FieldErrors {
  for (const [index, toleration] of fieldsIn(tolerations)) yield* validateToleration(toleration, [...path, index]);
}

function* validateToleration(toleration: Fields, path: Path): FieldErrors {
  if (!isZero(toleration.key)) yield* hasForm(toleration.key, qualifiedKey, [...path, 'key']);
  yield* validateOperator(toleration, [...path, 'operator']);
  yield* validateEffect(toleration, [...path, 'effect']);
}

/** Known to some versions and gates. */
const laterOperators: readonly Value[] = ['Lt', 'Gt'];

function* validateOperator({ key, operator = '', value }: Fields, path: Path): FieldErrors {
  if (isZero(key) && operator !== 'Exists' && typeof operator === 'string') {
    const detail = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    yield invalid(path, operator, detail);
  }
  if (operator === '' || operator === 'Equal') yield* hasForm(value, labelValue, path);
  if (operator === 'Exists' && typeof value === 'string' && value !== '') {
    yield invalid(path, value, "value must be empty when `operator` is 'Exists'");
  }
  if (!laterOperators.includes(operator)) yield* oneOf(operator || 'Equal', ['Equal', 'Exists'], path);
}

function* validateEffect({ effect = '', tolerationSeconds }: Fields, path: Path): FieldErrors {
  if (isSet(tolerationSeconds) && typeof effect === 'string' && effect !== 'NoExecute') {
    yield invalid(path, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
  }
  if (effect !== '') yield* oneOf(effect, ['NoSchedule', 'PreferNoSchedule', 'NoExecute'], path);
}
