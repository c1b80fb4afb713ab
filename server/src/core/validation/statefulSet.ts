// StatefulSets: ValidateStatefulSet in pkg/apis/apps/validation.
import type { Path } from '../syntax/navigate.ts';
import { atMost100Percent, hasForm, intOrPercentValue, nonNegative, positiveIntOrPercent } from './checks.ts';
import { validateMetadata } from './metadata.ts';
import { dns1123Label, dns1123Subdomain } from './names.ts';
import type { ValidationOptions } from './options.ts';
import { validatePodTemplate, validateRunsForever } from './podSpec.ts';
import { validateSelected, validateSelector } from './replicas.ts';
import { invalid, type FieldErrors } from './rejection.ts';
import { fieldsIn, fieldsOf, isFields, isSet, isZero, type Fields, type Value } from './value.ts';

const path = ['spec'];

export function* validateStatefulSet(statefulSet: Fields, options: ValidationOptions): FieldErrors {
  yield* validateMetadata(statefulSet, options.kubernetesMinor >= 27 ? dns1123Label : dns1123Subdomain);
  if (typeof statefulSet.spec === 'symbol') return;
  const spec = fieldsOf(statefulSet.spec);
  const template = [...path, 'template'];
  yield* validatePodManagementPolicy(spec.podManagementPolicy);
  yield* validateUpdateStrategy(fieldsOf(spec.updateStrategy), [...path, 'updateStrategy']);
  for (const name of ['replicas', 'minReadySeconds']) yield* nonNegative(spec[name], [...path, name]);
  yield* nonNegative(fieldsOf(spec.ordinals).start, [...path, 'ordinals', 'start']);
  yield* validateSelector(spec.selector, path, 'empty selector is invalid for statefulset');
  yield* validateSelected(spec.selector, spec.template, template);
  yield* validateSince134(spec, options);
  yield* validateRunsForever(spec.template, template, 'StatefulSet');
}

/** Before 1.34 nobody looked: the controller then failed to make the pods. */
function* validateSince134(spec: Fields, options: ValidationOptions): FieldErrors {
  if (options.kubernetesMinor < 34) return;
  if (!isZero(spec.serviceName)) yield* hasForm(spec.serviceName, dns1123Subdomain, [...path, 'serviceName']);
  yield* validatePodTemplate(spec.template, [...path, 'template'], options, claimVolumes(spec.volumeClaimTemplates));
}

/** Every claim is a volume of its name. */
function claimVolumes(claims: Value | undefined): Value {
  if (typeof claims === 'symbol') return claims;
  return [...fieldsIn(claims)].map(([, claim]) => fieldsOf(claim.metadata));
}

function* validatePodManagementPolicy(policy: Value | undefined): FieldErrors {
  if (typeof policy === 'string' && policy !== 'OrderedReady' && policy !== 'Parallel') {
    yield invalid([...path, 'podManagementPolicy'], policy, "must be 'OrderedReady' or 'Parallel'");
  }
}

function* validateUpdateStrategy(strategy: Fields, at: Path): FieldErrors {
  const { type, rollingUpdate } = strategy;
  const rollingPath = [...at, 'rollingUpdate'];
  if (type === 'RollingUpdate') {
    if (isFields(rollingUpdate)) yield* validateRollingUpdate(rollingUpdate, rollingPath);
  } else if (type === 'OnDelete') {
    if (isSet(rollingUpdate)) {
      yield invalid(rollingPath, rollingUpdate, "only allowed for updateStrategy 'RollingUpdate'");
    }
  } else if (typeof type === 'string') {
    yield invalid(at, strategy, "must be 'RollingUpdate' or 'OnDelete'");
  }
}

/** R130. */
function* validateRollingUpdate({ partition, maxUnavailable }: Fields, at: Path): FieldErrors {
  yield* nonNegative(partition, [...at, 'partition']);
  if (maxUnavailable === undefined) return;
  yield* positiveIntOrPercent(maxUnavailable, [...at, 'maxUnavailable']);
  if (intOrPercentValue(maxUnavailable) === 0) yield invalid([...at, 'maxUnavailable'], maxUnavailable, 'cannot be 0');
  yield* atMost100Percent(maxUnavailable, [...at, 'maxUnavailable']);
}
