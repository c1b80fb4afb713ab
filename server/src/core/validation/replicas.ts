// Controllers that keep a number of like pods: Deployment, ReplicaSet and ReplicationController (pkg/apis/apps/validation,
// pkg/apis/core/validation).
import type { Path } from '../syntax/navigate.ts';
import { absent, atMost100Percent, intOrPercentValue, nonNegative, oneOf, positiveIntOrPercent } from './checks.ts';
import { isEmptySelector, selects, validateLabelSelector } from './labels.ts';
import { validateMetadata } from './metadata.ts';
import { dns1123Subdomain } from './names.ts';
import type { ValidationOptions } from './options.ts';
import { validatePodTemplate, validateRunsForever } from './podSpec.ts';
import { invalid, required, type FieldErrors } from './rejection.ts';
import { fieldsOf, isEmpty, isFields, type Fields, type Value } from './value.ts';

const path = ['spec'];

export function* validateDeployment(deployment: Fields, options: ValidationOptions): FieldErrors {
  yield* validateMetadata(deployment, dns1123Subdomain);
  if (typeof deployment.spec === 'symbol') return;
  const spec = fieldsOf(deployment.spec);
  yield* nonNegative(spec.replicas, [...path, 'replicas']);
  yield* validateSelector(spec.selector, path, 'empty selector is invalid for deployment');
  yield* validateReplicaTemplate(spec, options);
  yield* validateDeploymentStrategy(fieldsOf(spec.strategy), [...path, 'strategy']);
  for (const name of ['minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds']) {
    yield* nonNegative(spec[name], [...path, name]);
  }
  const { progressDeadlineSeconds: deadline, minReadySeconds = 0 } = spec;
  if (typeof deadline === 'number' && typeof minReadySeconds === 'number' && deadline <= minReadySeconds) {
    yield invalid([...path, 'progressDeadlineSeconds'], deadline, 'must be greater than minReadySeconds');
  }
}

/** R122. */
function* validateDeploymentStrategy(strategy: Fields, at: Path): FieldErrors {
  const { type, rollingUpdate } = strategy;
  yield* oneOf(type, ['Recreate', 'RollingUpdate'], at);
  const rollingPath = [...at, 'rollingUpdate'];
  if (type === 'Recreate') {
    yield* absent(rollingUpdate, rollingPath, "may not be specified when strategy `type` is 'Recreate'");
  }
  if (type === 'RollingUpdate' && isFields(rollingUpdate)) yield* validateRollingUpdate(rollingUpdate, rollingPath);
}

function* validateRollingUpdate({ maxUnavailable, maxSurge }: Fields, at: Path): FieldErrors {
  yield* positiveIntOrPercent(maxUnavailable, [...at, 'maxUnavailable']);
  yield* positiveIntOrPercent(maxSurge, [...at, 'maxSurge']);
  if (intOrPercentValue(maxUnavailable) === 0 && intOrPercentValue(maxSurge) === 0) {
    yield invalid([...at, 'maxUnavailable'], maxUnavailable, 'may not be 0 when `maxSurge` is 0');
  }
  yield* atMost100Percent(maxUnavailable, [...at, 'maxUnavailable']);
}

export function* validateReplicaSet(replicaSet: Fields, options: ValidationOptions): FieldErrors {
  yield* validateMetadata(replicaSet, dns1123Subdomain);
  if (typeof replicaSet.spec === 'symbol') return;
  const spec = fieldsOf(replicaSet.spec);
  yield* nonNegative(spec.replicas, [...path, 'replicas']);
  yield* nonNegative(spec.minReadySeconds, [...path, 'minReadySeconds']);
  yield* validateSelector(spec.selector, path, 'empty selector is invalid for deployment');
  yield* validateReplicaTemplate(spec, options);
}

export function* validateReplicationController(controller: Fields, options: ValidationOptions): FieldErrors {
  yield* validateMetadata(controller, dns1123Subdomain);
  if (typeof controller.spec === 'symbol') return;
  const spec = fieldsOf(controller.spec);
  const template = [...path, 'template'];
  yield* nonNegative(spec.minReadySeconds, [...path, 'minReadySeconds']);
  if (isEmpty(spec.selector)) yield required([...path, 'selector']);
  yield* nonNegative(spec.replicas, [...path, 'replicas']);
  if (spec.template === undefined) {
    yield required(template);
    return;
  }
  if (isFields(spec.selector)) yield* validateSelected({ matchLabels: spec.selector }, spec.template, template);
  yield* validatePodTemplate(spec.template, template, options);
  yield* validateRunsForever(spec.template, template, 'ReplicationController');
}

function* validateReplicaTemplate(spec: Fields, options: ValidationOptions): FieldErrors {
  const template = [...path, 'template'];
  yield* validateSelected(spec.selector, spec.template, template);
  yield* validatePodTemplate(spec.template, template, options);
  yield* validateRunsForever(spec.template, template, 'ReplicaSet');
}

/** There, well-formed, and not the empty one, which would select everything. */
export function* validateSelector(selector: Value | undefined, at: Path, whyNotEmpty: string): FieldErrors {
  const selectorPath = [...at, 'selector'];
  if (selector === undefined) {
    yield required(selectorPath);
    return;
  }
  yield* validateLabelSelector(selector, selectorPath);
  if (isFields(selector) && isEmptySelector(selector)) yield invalid(selectorPath, selector, whyNotEmpty);
}

/** The controller must find the pods that it makes. An absent selector selects nothing. */
export function* validateSelected(
  selector: Value | undefined,
  template: Value | undefined,
  templatePath: Path,
): FieldErrors {
  const { metadata } = fieldsOf(template) as { readonly metadata?: Value };
  if (typeof template === 'symbol' || typeof metadata === 'symbol') return;
  const labels = fieldsOf(metadata).labels;
  const matches = selector === undefined ? false : selects(selector, labels);
  if (matches === false) {
    const at = [...templatePath, 'metadata', 'labels'];
    yield invalid(at, labels, '`selector` does not match template `labels`');
  }
}
