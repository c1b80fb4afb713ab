// The pod template: what every workload has in common.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { Container, ContainerPort, ContainerRole, RestartPolicyRule } from './container.ts';
import { podSpecDefaults, portProtocol } from './defaults.ts';
import { readEnvFromSource, readEnvVar } from './env.ts';
import {
  child,
  children,
  defaulted,
  find,
  placeOf,
  readBoolean,
  readInteger,
  readIntegers,
  readString,
  readStrings,
  readTexts,
  type FieldReader,
} from './fieldReader.ts';
import { readLifecycleHandler } from './lifecycleHandler.ts';
import { readProbe } from './probe.ts';
import { readVolume, readVolumeMount, type Volume } from './volume.ts';

export interface PodTemplate {
  readonly labels: ReadonlyMap<string, string>;
  /** Who has to agree before the object goes. */
  readonly finalizers: Field<readonly string[]> | undefined;
  readonly annotations: ReadonlyMap<string, string>;
  readonly spec: PodSpec;
}

export interface PodSpec {
  readonly at: Place;
  /** Path of the pod spec in its object: `spec`, `spec.template.spec`, `spec.jobTemplate.spec.template.spec`. */
  readonly path: string;
  readonly terminationGracePeriodSeconds: Field<number>;
  readonly restartPolicy: Field<string>;
  readonly activeDeadlineSeconds: Field<number> | undefined;
  readonly shareProcessNamespace: Field<boolean>;
  readonly priority: Field<number> | undefined;
  readonly priorityClassName: Field<string> | undefined;
  /** The `conditionType` of each readiness gate. */
  readonly readinessGates: readonly string[];
  /**
   * The containers, or their images, are not here: a Kustomize patch, or a manifest that is still being typed. Absent
   * fields are then unreadable, and that something is missing says nothing.
   */
  readonly partial: boolean;
  readonly osName: Field<string> | undefined;
  readonly volumes: readonly Volume[];
  /** All of them in the order of the manifest: init containers and sidecars, ordinary ones, then ephemeral ones. */
  readonly containers: readonly Container[];
}

/** `reader` is the object that holds `metadata` and `spec` of the pod. */
export function readPodTemplate(reader: FieldReader): PodTemplate {
  const metadata = child(reader, 'metadata');
  return {
    labels: readTexts(child(metadata, 'labels')),
    finalizers: readStrings(metadata, 'finalizers'),
    annotations: readTexts(child(metadata, 'annotations')),
    spec: readPodSpec(child(reader, 'spec')),
  };
}

function readPodSpec(reader: FieldReader): PodSpec {
  return {
    at: reader.at,
    path: reader.path,
    terminationGracePeriodSeconds:
      readInteger(reader, 'terminationGracePeriodSeconds') ??
      defaulted(reader, 'terminationGracePeriodSeconds', podSpecDefaults.terminationGracePeriodSeconds),
    restartPolicy:
      readString(reader, 'restartPolicy') ?? defaulted(reader, 'restartPolicy', podSpecDefaults.restartPolicy),
    activeDeadlineSeconds: readInteger(reader, 'activeDeadlineSeconds'),
    shareProcessNamespace:
      readBoolean(reader, 'shareProcessNamespace') ??
      defaulted(reader, 'shareProcessNamespace', podSpecDefaults.shareProcessNamespace),
    priority: readInteger(reader, 'priority'),
    priorityClassName: readString(reader, 'priorityClassName'),
    readinessGates: children(reader, 'readinessGates').flatMap(
      (gate) => readString(gate, 'conditionType')?.value ?? [],
    ),
    partial: reader.partial,
    osName: readString(child(reader, 'os'), 'name'),
    volumes: children(reader, 'volumes').map(readVolume),
    containers: [
      ...children(reader, 'initContainers').map((one) => readContainer(one, initRole(one))),
      ...children(reader, 'containers').map((one) => readContainer(one, 'ordinary')),
      ...children(reader, 'ephemeralContainers').map((one) => readContainer(one, 'ephemeral')),
    ],
  };
}

function initRole(reader: FieldReader): ContainerRole {
  return readString(reader, 'restartPolicy')?.value === 'Always' ? 'sidecar' : 'init';
}

function readContainer(reader: FieldReader, role: ContainerRole): Container {
  const name = readString(reader, 'name');
  const nameNode = find(reader, 'name')?.value;
  const lifecycle = child(reader, 'lifecycle');
  return {
    name: name?.value ?? reader.path.slice(reader.path.lastIndexOf('.') + 1),
    role,
    at: reader.at,
    nameAt: nameNode ? placeOf(reader, nameNode) : reader.at,
    path: reader.path,
    restartPolicy: readString(reader, 'restartPolicy'),
    restartPolicyRules: children(reader, 'restartPolicyRules').map(readRestartPolicyRule),
    ports: children(reader, 'ports').map(readContainerPort),
    image: readString(reader, 'image'),
    command: readStrings(reader, 'command'),
    args: readStrings(reader, 'args'),
    env: children(reader, 'env').map(readEnvVar),
    workingDir: readString(reader, 'workingDir'),
    envFrom: children(reader, 'envFrom').map(readEnvFromSource),
    volumeMounts: children(reader, 'volumeMounts').map(readVolumeMount),
    preStop: readLifecycleHandler(lifecycle, 'preStop'),
    postStart: readLifecycleHandler(lifecycle, 'postStart'),
    stopSignal: readString(lifecycle, 'stopSignal'),
    readinessProbe: readProbe(reader, 'readinessProbe'),
    livenessProbe: readProbe(reader, 'livenessProbe'),
    startupProbe: readProbe(reader, 'startupProbe'),
  };
}

function readRestartPolicyRule(reader: FieldReader): RestartPolicyRule {
  const exitCodes = child(reader, 'exitCodes');
  return {
    action: readString(reader, 'action'),
    operator: readString(exitCodes, 'operator'),
    values: readIntegers(exitCodes, 'values'),
  };
}

function readContainerPort(reader: FieldReader): ContainerPort {
  return {
    name: readString(reader, 'name')?.value,
    containerPort: readInteger(reader, 'containerPort'),
    protocol: readString(reader, 'protocol') ?? defaulted(reader, 'protocol', portProtocol),
  };
}
