// Disruption budgets (R100): pkg/apis/policy/validation.
import type { Path } from '../syntax/navigate.ts';
import { atMost100Percent, oneOf, positiveIntOrPercent } from './checks.ts';
import { validateLabelSelector } from './labels.ts';
import { validateMetadata } from './metadata.ts';
import { invalid, type FieldErrors, type Shown } from './rejection.ts';
import { fieldsOf, isSet, type Fields } from './value.ts';

export function* validatePodDisruptionBudget(budget: Fields): FieldErrors {
  // Of its name nothing more is asked than of every name.
  yield* validateMetadata(budget, () => []);
  yield* validatePodDisruptionBudgetSpec(fieldsOf(budget.spec), ['spec']);
}

export function* validatePodDisruptionBudgetSpec(spec: Fields, path: Path): FieldErrors {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy } = spec;
  if (isSet(minAvailable) && isSet(maxUnavailable)) {
    yield invalid(path, goStruct(spec), 'minAvailable and maxUnavailable cannot be both set');
  }
  for (const name of ['minAvailable', 'maxUnavailable']) {
    yield* positiveIntOrPercent(spec[name], [...path, name]);
    yield* atMost100Percent(spec[name], [...path, name]);
  }
  yield* validateLabelSelector(selector, [...path, 'selector']);
  const policies = ['AlwaysAllow', 'IfHealthyBudget'];
  yield* oneOf(unhealthyPodEvictionPolicy, policies, [...path, 'unhealthyPodEvictionPolicy']);
}

/** As Kubernetes prints the spec: by Go's own field names, absent ones as null. */
function goStruct({ minAvailable, selector, maxUnavailable, unhealthyPodEvictionPolicy }: Fields): Shown {
  return {
    MinAvailable: minAvailable ?? null,
    Selector: selector ?? null,
    MaxUnavailable: maxUnavailable ?? null,
    UnhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy ?? null,
  };
}
