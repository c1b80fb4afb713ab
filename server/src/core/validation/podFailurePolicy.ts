// What a Job makes of pods that fail (R133): validatePodFailurePolicy in pkg/apis/batch/validation.
import type { Path } from '../syntax/navigate.ts';
import { hasForm, oneOf, requiredOneOf } from './checks.ts';
import { namesOf } from './container.ts';
import { qualifiedKey } from './names.ts';
import { duplicate, invalid, type FieldErrors } from './rejection.ts';
import {
  fieldsIn,
  fieldsOf,
  hasTemplated,
  isEmpty,
  isFields,
  isSet,
  listOf,
  type Fields,
  type Value,
} from './value.ts';

const actions = ['Count', 'FailIndex', 'FailJob', 'Ignore'];

export function* validatePodFailurePolicy(job: Fields, path: Path): FieldErrors {
  for (const [index, rule] of fieldsIn(fieldsOf(job.podFailurePolicy).rules)) {
    const at = [...path, 'rules', index];
    yield* requiredOneOf(rule.action, actions, [...at, 'action']);
    if (rule.action === 'FailIndex' && job.backoffLimitPerIndex === undefined) {
      yield invalid([...at, 'action'], rule.action, 'requires the backoffLimitPerIndex to be set');
    }
    if (isFields(rule.onExitCodes)) yield* validateExitCodes(rule.onExitCodes, job, [...at, 'onExitCodes']);
    yield* validateConditions(rule.onPodConditions, [...at, 'onPodConditions']);
    yield* validateRequirements(rule, at);
  }
}

function* validateRequirements({ onExitCodes, onPodConditions }: Fields, path: Path): FieldErrors {
  if (onExitCodes === undefined && isEmpty(onPodConditions)) {
    yield invalid(path, undefined, 'specifying one of OnExitCodes and OnPodConditions is required');
  }
  if (isSet(onExitCodes) && isSet(onPodConditions) && !isEmpty(onPodConditions)) {
    yield invalid(path, undefined, 'specifying both OnExitCodes and OnPodConditions is not supported');
  }
}

function* validateExitCodes({ containerName, operator, values }: Fields, job: Fields, path: Path): FieldErrors {
  yield* requiredOneOf(operator, ['In', 'NotIn'], [...path, 'operator']);
  const { spec } = fieldsOf(job.template) as { readonly spec?: Value };
  const { containers, initContainers } = fieldsOf(spec);
  const names = [...namesOf(containers), ...namesOf(initContainers)];
  if (typeof containerName === 'string' && !names.includes(containerName) && !hasTemplated(job.template)) {
    const why = 'must be one of the container or initContainer names in the pod template';
    yield invalid([...path, 'containerName'], containerName, why);
  }
  yield* validateCodes(values, operator, [...path, 'values']);
}

function* validateCodes(values: Value | undefined, operator: Value | undefined, path: Path): FieldErrors {
  if (isEmpty(values)) yield invalid(path, values ?? [], 'at least one value is required');
  const codes = listOf(values);
  for (const [index, code] of codes.entries()) {
    const at = [...path, index];
    if (operator === 'In' && code === 0) yield invalid(at, code, 'must not be 0 for the In operator');
    if (typeof code === 'number' && codes.indexOf(code) < index) yield duplicate(at, code);
  }
  const isOrdered = codes.every((code, index) => {
    const before = codes[index - 1];
    return typeof code !== 'number' || typeof before !== 'number' || before <= code;
  });
  if (!isOrdered) yield invalid(path, values, 'must be ordered');
}

function* validateConditions(conditions: Value | undefined, path: Path): FieldErrors {
  for (const [index, { type = '', status }] of fieldsIn(conditions)) {
    yield* hasForm(type, qualifiedKey, [...path, index, 'type']);
    // "True" is the default.
    if (status !== '') yield* oneOf(status, ['False', 'True', 'Unknown'], [...path, index, 'status']);
  }
}
