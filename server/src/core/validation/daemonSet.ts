// DaemonSets (R131): ValidateDaemonSet in pkg/apis/apps/validation.
import type { Path } from '../syntax/navigate.ts';
import { atMost100Percent, intOrPercentValue, nonNegative, oneOf, positiveIntOrPercent } from './checks.ts';
import { isEmptySelector, validateLabelSelector } from './labels.ts';
import { validateMetadata } from './metadata.ts';
import { dns1123Subdomain } from './names.ts';
import type { ValidationOptions } from './options.ts';
import { validatePodTemplate, validateRunsForever } from './podSpec.ts';
import { validateSelected } from './replicas.ts';
import { invalid, required, type FieldErrors } from './rejection.ts';
import { fieldsOf, isFields, type Fields } from './value.ts';

const path = ['spec'];

export function* validateDaemonSet(daemonSet: Fields, options: ValidationOptions): FieldErrors {
  yield* validateMetadata(daemonSet, dns1123Subdomain);
  if (typeof daemonSet.spec === 'symbol') return;
  const spec = fieldsOf(daemonSet.spec);
  const template = [...path, 'template'];
  yield* validateLabelSelector(spec.selector, [...path, 'selector']);
  yield* validateSelected(spec.selector, spec.template, template);
  if (isFields(spec.selector) && isEmptySelector(spec.selector)) {
    yield invalid([...path, 'selector'], spec.selector, 'empty selector is invalid for daemonset');
  }
  yield* validatePodTemplate(spec.template, template, options);
  yield* validateRunsForever(spec.template, template, 'DaemonSet');
  yield* nonNegative(spec.minReadySeconds, [...path, 'minReadySeconds']);
  yield* validateUpdateStrategy(fieldsOf(spec.updateStrategy), [...path, 'updateStrategy']);
  yield* nonNegative(spec.revisionHistoryLimit, [...path, 'revisionHistoryLimit']);
}

function* validateUpdateStrategy({ type, rollingUpdate }: Fields, at: Path): FieldErrors {
  yield* oneOf(type, ['OnDelete', 'RollingUpdate'], at);
  if (type === 'RollingUpdate' && isFields(rollingUpdate)) {
    yield* validateRollingUpdateDaemonSet(rollingUpdate, [...at, 'rollingUpdate']);
  }
}

/** Exactly one of the two is not zero. */
export function* validateRollingUpdateDaemonSet({ maxUnavailable, maxSurge }: Fields, at: Path): FieldErrors {
  for (const check of [positiveIntOrPercent, atMost100Percent]) {
    yield* check(maxUnavailable, [...at, 'maxUnavailable']);
    yield* check(maxSurge, [...at, 'maxSurge']);
  }
  const unavailable = intOrPercentValue(maxUnavailable);
  const surge = intOrPercentValue(maxSurge);
  if (unavailable === undefined || surge === undefined) return;
  if (unavailable !== 0 && surge !== 0) {
    yield invalid([...at, 'maxSurge'], maxSurge, 'may not be set when maxUnavailable is non-zero');
  }
  if (unavailable === 0 && surge === 0) {
    yield required([...at, 'maxUnavailable'], 'cannot be 0 when maxSurge is 0');
  }
}
