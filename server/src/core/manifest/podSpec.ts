// The pod template: what every workload has in common.
import type { Container, ContainerPort, ContainerRole, EnvVar, RestartPolicyRule } from './container.ts';
import { podSpecDefaults, portProtocol } from './defaults.ts';
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
import type { PodSpec, PodTemplate } from './manifest.ts';
import { readProbe } from './probe.ts';

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
    envFrom: children(reader, 'envFrom').length > 0,
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

/** A variable without a value is empty. */
function readEnvVar(reader: FieldReader): EnvVar {
  return {
    name: readString(reader, 'name')?.value ?? '',
    value: find(reader, 'valueFrom') ? undefined : (readString(reader, 'value') ?? defaulted(reader, 'value', '')),
    at: reader.at,
  };
}
