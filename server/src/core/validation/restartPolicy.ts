// Restart policies of single containers (R56): validateContainerRestartPolicy and validateInitContainerRestartPolicy in
// pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { absent, oneOf, requiredOneOf } from './checks.ts';
import { isEnabled, type ValidationOptions } from './options.ts';
import { required, type FieldErrors } from './rejection.ts';
import { fieldsIn, isEmpty, isFields, type Fields } from './value.ts';

/** Ordinary containers may have one of their own since the restart rules came. */
export function* validateRestartPolicy(container: Fields, path: Path, options: ValidationOptions): FieldErrors {
  if (isEnabled('ContainerRestartRules', options)) {
    yield* validatePolicyAndRules(container, path);
  } else if (options.kubernetesMinor < 34) {
    yield* absent(container.restartPolicy, [...path, 'restartPolicy'], 'may not be set for non-init containers');
  }
}

export function* validateInitRestartPolicy(container: Fields, path: Path, options: ValidationOptions): FieldErrors {
  if (isEnabled('ContainerRestartRules', options)) yield* validatePolicyAndRules(container, path);
  else yield* oneOf(container.restartPolicy, ['Always'], [...path, 'restartPolicy']);
}

function* validatePolicyAndRules({ restartPolicy, restartPolicyRules }: Fields, path: Path): FieldErrors {
  const at = [...path, 'restartPolicy'];
  yield* oneOf(restartPolicy, ['Always', 'Never', 'OnFailure'], at);
  if (restartPolicy === undefined && !isEmpty(restartPolicyRules) && Array.isArray(restartPolicyRules)) {
    yield required(at, 'must specify restartPolicy when restart rules are used');
  }
  for (const [index, rule] of fieldsIn(restartPolicyRules)) {
    yield* validateRule(rule, [...path, 'restartPolicyRules', index]);
  }
}

function* validateRule({ action, exitCodes }: Fields, path: Path): FieldErrors {
  yield* oneOf(action ?? '', ['Restart', 'RestartAllContainers'], [...path, 'action']);
  if (exitCodes === undefined) yield required([...path, 'exitCodes'], 'must be specified');
  if (isFields(exitCodes)) {
    yield* requiredOneOf(exitCodes.operator, ['In', 'NotIn'], [...path, 'exitCodes', 'operator']);
  }
}
