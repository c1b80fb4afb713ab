// Labels, annotations and the selectors over them (k8s.io/apimachinery/pkg/apis/meta/v1/validation).
import type { Path } from '../syntax/navigate.ts';
import { forbidden, invalid, required, type FieldErrors } from './rejection.ts';
import { labelValue, qualifiedKey } from './names.ts';
import { fieldsIn, fieldsOf, hasTemplated, isEmpty, listOf, textsOf, type Fields, type Value } from './value.ts';

export function* validateLabels(labels: Value | undefined, path: Path): FieldErrors {
  for (const [key, value] of Object.entries(fieldsOf(labels))) {
    for (const complaint of qualifiedKey(key)) yield invalid([...path, key], key, complaint);
    if (typeof value !== 'string') continue;
    for (const complaint of labelValue(value)) yield invalid([...path, key], value, complaint);
  }
}

export function* validateAnnotations(annotations: Value | undefined, path: Path): FieldErrors {
  for (const key of Object.keys(fieldsOf(annotations))) {
    for (const complaint of qualifiedKey(key.toLowerCase())) yield invalid([...path, key], key, complaint);
  }
}

export function* validateLabelSelector(selector: Value | undefined, path: Path): FieldErrors {
  const { matchLabels, matchExpressions } = fieldsOf(selector) as SelectorFields;
  yield* validateLabels(matchLabels, [...path, 'matchLabels']);
  for (const [index, expression] of fieldsIn(matchExpressions)) {
    yield* validateRequirement(expression, [...path, 'matchExpressions', index]);
  }
}

interface SelectorFields {
  readonly matchLabels?: Value;
  readonly matchExpressions?: Value;
}

function* validateRequirement({ key = '', operator = '', values }: Fields, path: Path): FieldErrors {
  if (operator === 'In' || operator === 'NotIn') {
    if (isEmpty(values)) {
      yield required([...path, 'values'], "must be specified when `operator` is 'In' or 'NotIn'");
    }
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (!isEmpty(values)) {
      yield forbidden([...path, 'values'], "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
    }
  } else if (typeof operator === 'string') {
    yield invalid([...path, 'operator'], operator, 'not a valid selector operator');
  }
  if (typeof key !== 'string') return;
  for (const complaint of qualifiedKey(key)) yield invalid([...path, 'key'], key, complaint);
}

export function isEmptySelector(selector: Value | undefined): boolean {
  const { matchLabels, matchExpressions } = fieldsOf(selector) as SelectorFields;
  return isEmpty(matchLabels) && isEmpty(matchExpressions);
}

/** Whether the labels are selected; undefined where a template decides. */
export function selects(selector: Value | undefined, labels: Value | undefined): boolean | undefined {
  if (hasTemplated(selector) || hasTemplated(labels)) return undefined;
  const { matchLabels, matchExpressions } = fieldsOf(selector) as SelectorFields;
  const texts = textsOf(labels);
  return (
    [...textsOf(matchLabels)].every(([key, value]) => texts.get(key) === value) &&
    [...fieldsIn(matchExpressions)].every(([, expression]) => satisfies(expression, texts))
  );
}

function satisfies({ key, operator, values }: Fields, labels: ReadonlyMap<string, string>): boolean {
  const value = typeof key === 'string' ? labels.get(key) : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && listOf(values).includes(value);
    case 'NotIn':
      return value === undefined || !listOf(values).includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      // Refused already for its operator.
      return true;
  }
}
