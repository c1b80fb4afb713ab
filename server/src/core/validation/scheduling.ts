// Where and when a pod may be placed: ValidateReadinessGates, validateTopologySpreadConstraints and
// validateSchedulingGates in pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { hasForm, oneOf } from './checks.ts';
import { validateLabelSelector } from './labels.ts';
import { dns1123Subdomain, qualifiedKey } from './names.ts';
import { duplicate, forbidden, invalid, required, type FieldErrors } from './rejection.ts';
import { fieldsIn, isEmpty, isZero, type Fields, type Value } from './value.ts';

export function* validateScheduling(spec: Fields, path: Path): FieldErrors {
  if (!isZero(spec.priorityClassName)) {
    yield* hasForm(spec.priorityClassName, dns1123Subdomain, [...path, 'priorityClassName']);
  }
  yield* oneOf(spec.preemptionPolicy, ['Never', 'PreemptLowerPriority'], [...path, 'preemptionPolicy']);
  yield* validateTopologySpread(spec.topologySpreadConstraints, [...path, 'topologySpreadConstraints']);
  for (const [index, { name = '' }] of fieldsIn(spec.schedulingGates)) {
    yield* hasForm(name, qualifiedKey, [...path, 'schedulingGates', index]);
  }
  if (!isEmpty(spec.schedulingGates) && typeof spec.schedulingGates !== 'symbol' && !isZero(spec.nodeName)) {
    yield forbidden([...path, 'nodeName'], 'cannot be set until all schedulingGates have been cleared');
  }
}

/** Conditions that others must set before the pod counts as ready (R54). */
export function* validateReadinessGates(gates: Value | undefined, path: Path): FieldErrors {
  for (const [index, { conditionType = '' }] of fieldsIn(gates)) {
    yield* hasForm(conditionType, qualifiedKey, [...path, index, 'conditionType']);
  }
}

function* validateTopologySpread(constraints: Value | undefined, path: Path): FieldErrors {
  const seen = new Set<string>();
  for (const [index, constraint] of fieldsIn(constraints)) {
    const at = [...path, index];
    yield* validateConstraint(constraint, at);
    const { topologyKey, whenUnsatisfiable } = constraint;
    if (typeof topologyKey !== 'string' || typeof whenUnsatisfiable !== 'string') continue;
    const pair = `{${topologyKey}, ${whenUnsatisfiable}}`;
    if (seen.has(pair)) yield duplicate([...at, '{topologyKey, whenUnsatisfiable}'], pair);
    seen.add(pair);
  }
}

function* validateConstraint(constraint: Fields, path: Path): FieldErrors {
  const { maxSkew = 0, topologyKey, whenUnsatisfiable = '', minDomains, labelSelector } = constraint;
  if (typeof maxSkew === 'number' && maxSkew <= 0) {
    yield invalid([...path, 'maxSkew'], maxSkew, 'must be greater than zero');
  }
  if (isZero(topologyKey)) yield required([...path, 'topologyKey'], 'can not be empty');
  yield* oneOf(whenUnsatisfiable, ['DoNotSchedule', 'ScheduleAnyway'], [...path, 'whenUnsatisfiable']);
  if (typeof minDomains === 'number' && minDomains <= 0) {
    yield invalid([...path, 'minDomains'], minDomains, 'must be greater than zero');
  }
  yield* validateLabelSelector(labelSelector, [...path, 'labelSelector']);
}
