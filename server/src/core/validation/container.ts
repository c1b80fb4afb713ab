// Containers of every sort: validateContainers, validateInitContainers and validateContainerCommon in
// pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { absent, isRequired, portInRange, requiredForm, requiredOneOf } from './checks.ts';
import { validateEnv, validateEnvFrom } from './env.ts';
import { validateLifecycle, type HookLimits } from './lifecycleHandler.ts';
import { dns1123Label, portName } from './names.ts';
import type { ValidationOptions } from './options.ts';
import { validateLivenessProbe, validateReadinessProbe, validateStartupProbe } from './probe.ts';
import { duplicate, invalid, required, type FieldErrors } from './rejection.ts';
import { validateResources } from './resources.ts';
import { validateInitRestartPolicy, validateRestartPolicy } from './restartPolicy.ts';
import { fieldsIn, isEmpty, isFields, isZero, type Fields, type Value } from './value.ts';
import { validateVolumeMounts } from './volumes.ts';

/** What of its pod a container is judged by. */
export interface PodContext {
  readonly limits: HookLimits;
  readonly os: Value | undefined;
  /** Names of the pod's volumes; undefined: not all of them are known. */
  readonly volumes: ReadonlySet<string> | undefined;
  readonly options: ValidationOptions;
}

export function* validateContainers(containers: Value | undefined, path: Path, pod: PodContext): FieldErrors {
  if (isEmpty(containers)) {
    yield required(path);
    return;
  }
  const names = new Set<string>();
  for (const [index, container] of fieldsIn(containers)) {
    const at = [...path, index];
    yield* validateContainerCommon(container, at, pod);
    yield* validateUniqueName(container, at, names);
    yield* validateHooksAndProbes(container, at, pod);
    yield* validateRestartPolicy(container, at, pod.options);
  }
  yield* validateHostPorts(containers, path);
}

/** Plain init containers, and sidecars: those with `restartPolicy: Always`. */
export function* validateInitContainers(
  initContainers: Value | undefined,
  containers: Value | undefined,
  path: Path,
  pod: PodContext,
): FieldErrors {
  const names = new Set(namesOf(containers));
  for (const [index, container] of fieldsIn(initContainers)) {
    const at = [...path, index];
    yield* validateContainerCommon(container, at, pod);
    yield* validateInitRestartPolicy(container, at, pod.options);
    yield* validateUniqueName(container, at, names);
    if (container.restartPolicy === 'Always') yield* validateHooksAndProbes(container, at, pod);
    else if (typeof container.restartPolicy !== 'symbol') yield* validateNoHooksNorProbes(container, at);
  }
}

export function namesOf(containers: Value | undefined): readonly string[] {
  return [...fieldsIn(containers)].flatMap(([, { name }]) => (typeof name === 'string' ? [name] : []));
}

const terminationMessagePolicies = ['File', 'FallbackToLogsOnError'];
const pullPolicies = ['Always', 'IfNotPresent', 'Never'];

export function* validateContainerCommon(container: Fields, path: Path, pod: PodContext): FieldErrors {
  yield* requiredForm(container.name, dns1123Label, [...path, 'name']);
  yield* isRequired(container.image, [...path, 'image']);
  yield* requiredOneOf(container.terminationMessagePolicy, terminationMessagePolicies, [
    ...path,
    'terminationMessagePolicy',
  ]);
  yield* validatePorts(container.ports, [...path, 'ports']);
  yield* validateEnv(container.env, [...path, 'env'], pod.options);
  yield* validateEnvFrom(container.envFrom, [...path, 'envFrom'], pod.options);
  yield* validateVolumeMounts(container.volumeMounts, [...path, 'volumeMounts'], pod.volumes);
  yield* requiredOneOf(container.imagePullPolicy, pullPolicies, [...path, 'imagePullPolicy']);
  yield* validateResources(container.resources, [...path, 'resources']);
}

/** Spaces around the image are refused in a Pod, but not in a template. */
export function* validateImageOfPod(containers: Value | undefined, path: Path): FieldErrors {
  for (const [index, { image }] of fieldsIn(containers)) {
    if (typeof image === 'string' && image !== image.trim()) {
      yield invalid([...path, index, 'image'], image, 'must not have leading or trailing whitespace');
    }
  }
}

/** Of an unnamed one only the first is unique: Kubernetes says that, too. */
function* validateUniqueName(container: Fields, path: Path, names: Set<string>): FieldErrors {
  const name = container.name ?? '';
  if (typeof name !== 'string') return;
  if (name !== '' && names.has(name)) yield duplicate([...path, 'name'], name);
  names.add(name);
}

function* validateHooksAndProbes(container: Fields, path: Path, { limits, os }: PodContext): FieldErrors {
  const { lifecycle, livenessProbe, readinessProbe, startupProbe } = container;
  if (isFields(lifecycle)) yield* validateLifecycle(lifecycle, [...path, 'lifecycle'], limits, os);
  if (isFields(livenessProbe)) yield* validateLivenessProbe(livenessProbe, [...path, 'livenessProbe'], limits);
  if (isFields(readinessProbe)) yield* validateReadinessProbe(readinessProbe, [...path, 'readinessProbe'], limits);
  if (isFields(startupProbe)) yield* validateStartupProbe(startupProbe, [...path, 'startupProbe'], limits);
}

function* validateNoHooksNorProbes(container: Fields, path: Path): FieldErrors {
  for (const name of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
    yield* absent(container[name], [...path, name], 'may not be set for init containers without restartPolicy=Always');
  }
}

function* validatePorts(ports: Value | undefined, path: Path): FieldErrors {
  const names = new Set<string>();
  for (const [index, port] of fieldsIn(ports)) {
    const at = [...path, index];
    yield* validatePortName(port.name, [...at, 'name'], names);
    const number = [...at, 'containerPort'];
    if (isZero(port.containerPort)) yield required(number);
    else yield* portInRange(port.containerPort, number);
    if (!isZero(port.hostPort)) yield* portInRange(port.hostPort, [...at, 'hostPort']);
    yield* requiredOneOf(port.protocol, ['SCTP', 'TCP', 'UDP'], [...at, 'protocol']);
  }
}

function* validatePortName(name: Value | undefined, path: Path, names: Set<string>): FieldErrors {
  if (typeof name !== 'string' || name === '') return;
  const complaints = portName(name);
  for (const complaint of complaints) yield invalid(path, name, complaint);
  if (complaints.length > 0) return;
  if (names.has(name)) yield duplicate(path, name);
  names.add(name);
}

/** Two containers of a pod cannot have the same port of the node. */
function* validateHostPorts(containers: Value | undefined, path: Path): FieldErrors {
  const taken = new Set<string>();
  for (const [index, container] of fieldsIn(containers)) {
    for (const [portIndex, port] of fieldsIn(container.ports)) {
      const { hostPort, hostIP = '', protocol = '' } = port;
      if (typeof hostPort !== 'number' || hostPort === 0) continue;
      if (typeof hostIP !== 'string' || typeof protocol !== 'string') continue;
      const key = `${protocol}/${hostIP}/${hostPort}`;
      if (taken.has(key)) yield duplicate([...path, index, 'ports', portIndex, 'hostPort'], key);
      taken.add(key);
    }
  }
}
