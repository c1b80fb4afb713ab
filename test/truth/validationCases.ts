// Evaluates cases of Kubernetes' own validation tests with our validators. `expected` is only asked for the words that a
// case wants to find in a message.
import type { Path } from '../../server/src/core/syntax/navigate.ts';
import { podContext } from '../../server/src/core/validation/podSpec.ts';
import { validateContainers, validateInitContainers } from '../../server/src/core/validation/container.ts';
import { validateRollingUpdateDaemonSet } from '../../server/src/core/validation/daemonSet.ts';
import { defaultDeploymentSpec, defaultPodSpec } from '../../server/src/core/validation/defaults.ts';
import {
  validateEphemeralContainers,
  validateEphemeralContainersUpdate,
} from '../../server/src/core/validation/ephemeralContainers.ts';
import {
  validateHandler,
  validateLifecycle,
  validateSleep,
} from '../../server/src/core/validation/lifecycleHandler.ts';
import { isEnabled, type ValidationOptions } from '../../server/src/core/validation/options.ts';
import { validatePodDisruptionBudgetSpec } from '../../server/src/core/validation/podDisruptionBudget.ts';
import { validateProbe } from '../../server/src/core/validation/probe.ts';
import { errorText, type FieldError, type FieldErrors } from '../../server/src/core/validation/rejection.ts';
import { validateDeployment } from '../../server/src/core/validation/replicas.ts';
import { validateStopSignal } from '../../server/src/core/validation/stopSignal.ts';
import type { Fields, Value } from '../../server/src/core/validation/value.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = Readonly<Record<string, Json>>;

/** The answer has the shape of `expected`. */
export type Evaluate = (input: JsonObject, expected: JsonObject) => JsonObject;

export const validationCases: Readonly<Record<string, Evaluate>> = {
  'validation-probe': (input) => typesAndFields(probeErrors(input)),
  'validation-lifecycle': (input) =>
    'handler' in input ? { valid: none(handlerErrors(input)) } : typesAndFields(containerErrors(input)),
  'validation-init': (input) => typesAndFields(containerErrors(input)),
  'validation-sleep': (input) => {
    const [error] = sleepErrors(input);
    return { valid: !error, error: error?.message.replace(/^Invalid value: -?\d+: /, '') ?? null };
  },
  'validation-stopsignal': (input, expected) => verdict(stopSignalErrors(input), expected),
  'validation-ephemeral': (input) => typesAndFields(ephemeralErrors(input)),
  'validation-ephemeral-update': (input, expected) => verdict(ephemeralUpdateErrors(input), expected),
  'pdb-validation': (input) => ({ valid: none(validatePodDisruptionBudgetSpec(fields(input), ['spec'])) }),
  'deployment-validation': (input, expected) => verdict(deploymentErrors(input), expected),
  'daemonset-validation': (input) => ({ valid: none(validateRollingUpdateDaemonSet(fields(input), [])) }),
};

/** As the tables assume: 1.36 with the restart rules of containers still off, and stop signals on. */
const gates = { ContainerRestartRules: false, ContainerStopSignals: true };

function options(input: JsonObject): ValidationOptions {
  const given = Object.entries((input.featureGates ?? {}) as Readonly<Record<string, boolean>>);
  return { kubernetesMinor: 36, featureGates: new Map([...Object.entries(gates), ...given]) };
}

/** JSON as our decoder would hand it over: what is null is not there. */
function value(json: Json): Value {
  if (Array.isArray(json)) return (json as readonly Json[]).map(value);
  return typeof json === 'object' ? fields(json as JsonObject) : json;
}

function fields(json: JsonObject | null): Fields {
  const entries = Object.entries(json ?? {}).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([name, item]) => [name, value(item)]));
}

function probeErrors(input: JsonObject): FieldErrors {
  if (!('probe' in input)) return containerErrors(input);
  return validateProbe(fields(input.probe as JsonObject), [input.path as string], context(input).limits);
}

function handlerErrors(input: JsonObject): FieldErrors {
  const actions = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;
  return validateHandler(fields(input.handler as JsonObject), actions, ['field'], context(input).limits);
}

/** Containers of the tables leave out what every container has. */
function* containerErrors(input: JsonObject): FieldErrors {
  const pod = context(input);
  const whole = (containers: Json | undefined, name: string): Value =>
    ((containers ?? []) as readonly JsonObject[]).map((container, index) => ({
      name: `${name}-${String(index)}`,
      image: 'image',
      terminationMessagePolicy: 'File',
      imagePullPolicy: 'IfNotPresent',
      ...fields(container),
    }));
  if (input.containers !== undefined) {
    yield* validateContainers(whole(input.containers, 'ctr'), ['containers'], pod);
  }
  yield* validateInitContainers(whole(input.initContainers, 'init'), [], ['initContainers'], pod);
}

function context(input: JsonObject) {
  return podContext({ terminationGracePeriodSeconds: 30, os: { name: 'linux' } }, options(input));
}

function sleepErrors(input: JsonObject): readonly FieldError[] {
  const grace = input.terminationGracePeriodSeconds;
  const limits = {
    graceSeconds: typeof grace === 'number' ? grace : undefined,
    allowsZeroSleep: isEnabled('PodLifecycleSleepActionAllowZero', options(input)),
  };
  return [...validateSleep(fields(input.sleep as JsonObject), ['sleep'], limits)];
}

function stopSignalErrors(input: JsonObject): FieldErrors {
  const name = input['spec.os.name'];
  const os: Fields | undefined = name === null || name === undefined ? undefined : { name: value(name) };
  const path: Path = ['spec', 'containers', 0, 'lifecycle'];
  if (input.lifecycle !== undefined) {
    return validateLifecycle(fields(input.lifecycle as JsonObject), path, context(input).limits, os);
  }
  return validateStopSignal(value(input.stopSignal ?? null), os, [...path, 'stopSignal']);
}

function ephemeralErrors(input: JsonObject): FieldErrors {
  const names = [input.containers, input.initContainers].flatMap((list) => (list ?? []) as readonly string[]);
  const volumes = Object.keys((input.volumes ?? {}) as JsonObject).map((name) => ({ name }));
  const pod = podContext({ terminationGracePeriodSeconds: 30, volumes }, options(input));
  return validateEphemeralContainers(
    value(input.ephemeralContainers ?? []),
    new Set(names),
    ['ephemeralContainers'],
    pod,
  );
}

function ephemeralUpdateErrors(input: JsonObject): FieldErrors {
  const containers = (list: Json | undefined): Value =>
    ((list ?? []) as readonly Json[]).map((item) => (typeof item === 'string' ? { name: item } : value(item)));
  const annotations = fields((input.podAnnotations ?? {}) as JsonObject);
  return validateEphemeralContainersUpdate(containers(input.new), containers(input.old), annotations);
}

/** The fragment over a Deployment that is valid. */
function deploymentErrors(input: JsonObject): FieldErrors {
  const { spec } = fields(input.deployment as JsonObject);
  const template = {
    metadata: { labels: { name: 'abc' } },
    spec: defaultPodSpec({ containers: [{ name: 'nginx', image: 'image' }] }),
  };
  const valid = { selector: { matchLabels: { name: 'abc' } }, template };
  const deployment = { metadata: { name: 'abc' }, spec: defaultDeploymentSpec({ ...valid, ...(spec as Fields) }) };
  return validateDeployment(deployment, options(input));
}

function none(errors: FieldErrors): boolean {
  return [...errors].length === 0;
}

function typesAndFields(errors: FieldErrors): JsonObject {
  return { errors: Array.from(errors, (error) => [error.type, errorText({ ...error, message: '' }).slice(0, -2)]) };
}

/** The words that are wanted where a message has them, else all messages. */
function verdict(errors: FieldErrors, expected: JsonObject): JsonObject {
  const messages = Array.from(errors, errorText);
  const wanted = expected.errorContains;
  const text = messages.join('; ');
  const found = typeof wanted === 'string' && text.includes(wanted) ? wanted : text;
  return {
    valid: messages.length === 0,
    ...(wanted === undefined ? {} : { errorContains: found === '' ? null : found }),
  };
}
