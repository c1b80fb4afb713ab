// Ephemeral containers (R141–R143): validateEphemeralContainers and ValidatePodEphemeralContainersUpdate in
// pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { absent } from './checks.ts';
import { validateContainerCommon, validateImageOfPod, type PodContext } from './container.ts';
import { validateMetadata } from './metadata.ts';
import { dns1123Subdomain } from './names.ts';
import type { ValidationOptions } from './options.ts';
import { duplicate, forbidden, notFound, type FieldErrors } from './rejection.ts';
import { fieldsIn, isEmpty, type Fields, type Value } from './value.ts';

/** What a container of the pod has and an ephemeral one may not have. */
export const forbiddenInEphemeral: readonly string[] = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
];
const notForEphemeral = 'cannot be set for an Ephemeral Container';

/** `others`: the names of the pod's other containers, ordinary and init; undefined where nobody knows them. */
export function* validateEphemeralContainers(
  ephemeralContainers: Value | undefined,
  others: ReadonlySet<string> | undefined,
  path: Path,
  pod: PodContext,
): FieldErrors {
  const names = new Set(others ?? []);
  yield* validateImageOfPod(ephemeralContainers, path);
  for (const [index, container] of fieldsIn(ephemeralContainers)) {
    const at = [...path, index];
    yield* validateContainerCommon(container, at, pod);
    yield* validateNames(container, at, names, others);
    for (const name of forbiddenInEphemeral) {
      // An empty mapping or list is as good as none, but only where Go has no pointer.
      const isUnset = isEmpty(container[name]) && isValueInGo(name);
      if (!isUnset) yield* absent(container[name], [...at, name], notForEphemeral);
    }
    yield* validateNoSubPaths(container.volumeMounts, [...at, 'volumeMounts']);
  }
}

function isValueInGo(name: string): boolean {
  return ['ports', 'resources', 'resizePolicy', 'restartPolicyRules'].includes(name);
}

function* validateNames(
  { name, targetContainerName }: Fields,
  path: Path,
  names: Set<string>,
  others: ReadonlySet<string> | undefined,
): FieldErrors {
  if (typeof name === 'string' && name !== '') {
    if (names.has(name)) yield duplicate([...path, 'name'], name);
    names.add(name);
  }
  if (typeof targetContainerName !== 'string' || targetContainerName === '' || !others) return;
  if (!others.has(targetContainerName)) {
    yield notFound([...path, 'targetContainerName'], targetContainerName);
  }
}

function* validateNoSubPaths(mounts: Value | undefined, path: Path): FieldErrors {
  for (const [index, mount] of fieldsIn(mounts)) {
    for (const name of ['subPath', 'subPathExpr']) {
      if (mount[name] !== '') yield* absent(mount[name], [...path, index, name], notForEphemeral);
    }
  }
}

/** Once an object of its own, the body of the subresource; which containers the pod has it does not say. */
export function* validateEphemeralContainersObject(object: Fields, options: ValidationOptions): FieldErrors {
  yield* validateMetadata(object, dns1123Subdomain);
  const limits = { graceSeconds: undefined, allowsZeroSleep: true };
  const pod: PodContext = { limits, os: undefined, volumes: undefined, options };
  yield* validateEphemeralContainers(object.ephemeralContainers, undefined, ['ephemeralContainers'], pod);
}

const mirrorPod = 'kubernetes.io/config.mirror';

/** An update of the `ephemeralcontainers` subresource may add, and change the order. */
export function* validateEphemeralContainersUpdate(
  updated: Value | undefined,
  existing: Value | undefined,
  annotations: Fields,
): FieldErrors {
  if (Object.hasOwn(annotations, mirrorPod)) {
    yield forbidden([], 'static pods do not support ephemeral containers');
    return;
  }
  const path = ['spec', 'ephemeralContainers'];
  for (const [, old] of fieldsIn(existing)) {
    const found = [...fieldsIn(updated)].find(([, container]) => container.name === old.name)?.[1];
    const name = JSON.stringify(old.name ?? '');
    if (!found) yield forbidden(path, `existing ephemeral containers ${name} may not be removed`);
    else if (!equals(found, old)) yield forbidden(path, `existing ephemeral containers ${name} may not be changed`);
  }
}

function equals(a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => equals((a as Fields)[key], (b as Fields)[key]));
}
