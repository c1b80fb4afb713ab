// Pods and pod templates: ValidatePodSpec and its callers in pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { absent, hasForm, oneOf, requiredOneOf } from './checks.ts';
import {
  namesOf,
  validateContainers,
  validateImageOfPod,
  validateInitContainers,
  type PodContext,
} from './container.ts';
import { validateEphemeralContainers } from './ephemeralContainers.ts';
import { validateAnnotations, validateLabels } from './labels.ts';
import { validateMetadata } from './metadata.ts';
import { dns1123Label, dns1123Subdomain } from './names.ts';
import { isEnabled, type ValidationOptions } from './options.ts';
import { forbidden, invalid, required, type FieldErrors } from './rejection.ts';
import { validateReadinessGates, validateScheduling } from './scheduling.ts';
import { validateTolerations } from './tolerations.ts';
import { fieldsIn, fieldsOf, isEmpty, isFields, isZero, type Fields, type Value } from './value.ts';
import { validateVolumes, volumeNames } from './volumes.ts';

export function* validatePod(pod: Fields, options: ValidationOptions): FieldErrors {
  const path = ['spec'];
  yield* validateMetadata(pod, dns1123Subdomain);
  if (typeof pod.spec === 'symbol') return;
  const spec = fieldsOf(pod.spec);
  yield* validatePodSpec(spec, path, options);
  yield* validateImageOfPod(spec.containers, [...path, 'containers']);
  yield* validateImageOfPod(spec.initContainers, [...path, 'initContainers']);
  if (!isEmpty(spec.ephemeralContainers)) {
    yield forbidden([...path, 'ephemeralContainers'], 'cannot be set on create');
  }
}

/** The template of a controller. `volumes`: those that the controller adds. */
export function* validatePodTemplate(
  template: Value | undefined,
  path: Path,
  options: ValidationOptions,
  volumes: Value = [],
): FieldErrors {
  if (typeof template === 'symbol') return;
  const { metadata, spec } = fieldsOf(template) as { readonly metadata?: Value; readonly spec?: Value };
  const { labels, annotations } = fieldsOf(metadata) as { readonly labels?: Value; readonly annotations?: Value };
  yield* validateLabels(labels, [...path, 'labels']);
  yield* validateAnnotations(annotations, [...path, 'annotations']);
  if (typeof spec === 'symbol') return;
  yield* validatePodSpec(fieldsOf(spec), [...path, 'spec'], options, volumes);
  if (!isEmpty(fieldsOf(spec).ephemeralContainers)) {
    yield forbidden([...path, 'spec', 'ephemeralContainers'], 'ephemeral containers not allowed in pod template');
  }
}

function* validatePodSpec(spec: Fields, path: Path, options: ValidationOptions, addedVolumes: Value = []): FieldErrors {
  const pod = podContext(spec, options, addedVolumes);
  const others = new Set([...namesOf(spec.containers), ...namesOf(spec.initContainers)]);
  yield* validateVolumes(spec.volumes, [...path, 'volumes']);
  yield* validateContainers(spec.containers, [...path, 'containers'], pod);
  yield* validateInitContainers(spec.initContainers, spec.containers, [...path, 'initContainers'], pod);
  yield* validateEphemeralContainers(spec.ephemeralContainers, others, [...path, 'ephemeralContainers'], pod);
  yield* validateHostNetwork(spec, path);
  yield* requiredOneOf(spec.restartPolicy, ['Always', 'OnFailure', 'Never'], [...path, 'restartPolicy']);
  yield* validateDns(spec, path);
  yield* validateLabels(spec.nodeSelector, [...path, 'nodeSelector']);
  yield* validateProcesses(spec, path);
  if (!isZero(spec.serviceAccountName)) {
    yield* hasForm(spec.serviceAccountName, dns1123Subdomain, [...path, 'serviceAccountName']);
  }
  yield* validateActiveDeadline(spec.activeDeadlineSeconds, [...path, 'activeDeadlineSeconds']);
  for (const name of ['hostname', 'subdomain']) {
    if (!isZero(spec[name])) yield* hasForm(spec[name], dns1123Label, [...path, name]);
  }
  yield* validateTolerations(spec.tolerations, [...path, 'tolerations']);
  yield* validateScheduling(spec, path);
  yield* validateReadinessGates(spec.readinessGates, [...path, 'readinessGates']);
  if (isFields(spec.os)) yield* requiredOneOf(spec.os.name, ['linux', 'windows'], [...path, 'os', 'name']);
}

export function podContext(spec: Fields, options: ValidationOptions, addedVolumes: Value = []): PodContext {
  const grace = spec.terminationGracePeriodSeconds;
  const own = volumeNames(spec.volumes);
  const added = volumeNames(addedVolumes);
  return {
    limits: {
      graceSeconds: typeof grace === 'number' ? grace : undefined,
      allowsZeroSleep: isEnabled('PodLifecycleSleepActionAllowZero', options),
    },
    os: spec.os,
    volumes: own && added && new Set([...own, ...added]),
    options,
  };
}

/** On the node's own network a port cannot have another number there. */
function* validateHostNetwork(spec: Fields, path: Path): FieldErrors {
  if (spec.hostNetwork !== true) return;
  for (const [index, container] of fieldsIn(spec.containers)) {
    for (const [portIndex, { hostPort, containerPort }] of fieldsIn(container.ports)) {
      if (typeof hostPort !== 'number' || hostPort === 0 || typeof containerPort !== 'number') continue;
      if (hostPort === containerPort) continue;
      const at = [...path, 'containers', index, 'ports', portIndex, 'hostPort'];
      yield invalid(at, hostPort, 'must match `containerPort` when `hostNetwork` is true');
    }
  }
}

const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];

function* validateDns({ dnsPolicy, dnsConfig }: Fields, path: Path): FieldErrors {
  yield* oneOf(dnsPolicy, dnsPolicies, [...path, 'dnsPolicy']);
  if (dnsPolicy !== 'None') return;
  if (dnsConfig === undefined) {
    yield required([...path, 'dnsConfig'], 'must provide `dnsConfig` when `dnsPolicy` is None');
  } else if (isFields(dnsConfig) && isEmpty(dnsConfig.nameservers)) {
    const detail = 'must provide at least one DNS nameserver when `dnsPolicy` is None';
    yield required([...path, 'dnsConfig', 'nameservers'], detail);
  }
}

function* validateProcesses(spec: Fields, path: Path): FieldErrors {
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    const detail = 'ShareProcessNamespace and HostPID cannot both be enabled';
    yield invalid([...path, 'shareProcessNamespace'], true, detail);
  }
}

function* validateActiveDeadline(seconds: Value | undefined, path: Path): FieldErrors {
  if (typeof seconds === 'number' && (seconds < 1 || seconds > 2_147_483_647)) {
    yield invalid(path, seconds, 'must be between 1 and 2147483647, inclusive');
  }
}

/** Controllers that keep their pods running allow no other policy, and no deadline. */
export function* validateRunsForever(template: Value | undefined, path: Path, controller: string): FieldErrors {
  const { spec } = fieldsOf(template) as { readonly spec?: Value };
  const { restartPolicy, activeDeadlineSeconds } = fieldsOf(spec);
  yield* oneOf(restartPolicy, ['Always'], [...path, 'spec', 'restartPolicy']);
  const why = `activeDeadlineSeconds in ${controller} is not Supported`;
  yield* absent(activeDeadlineSeconds, [...path, 'spec', 'activeDeadlineSeconds'], why);
}
