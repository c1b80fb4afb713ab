// Containers and what hangs on their life: hooks, probes, the stop signal, what they are told by their environment.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import { portProtocol } from './defaults.ts';
import { readEnvFromSource, readEnvVar, type EnvFromSource, type EnvVar } from './env.ts';
import {
  child,
  children,
  defaulted,
  find,
  placeOf,
  readInteger,
  readIntegers,
  readQuantities,
  readString,
  readStrings,
  type FieldReader,
} from './fieldReader.ts';
import { lazily } from './lazily.ts';
import { readLifecycleHandler, type LifecycleHandler } from './lifecycleHandler.ts';
import { readProbe, type Probe } from './probe.ts';
import { readVolumeMount, type VolumeMount } from './volume.ts';

export type { EnvFromSource, EnvVar } from './env.ts';
export type { HookAction, LifecycleHandler } from './lifecycleHandler.ts';
export type { Probe, ProbeAction } from './probe.ts';

/** `sidecar`: an init container with restartPolicy Always; `ephemeral`: added to a pod that runs (R141–R144). */
export type ContainerRole = 'ordinary' | 'init' | 'sidecar' | 'ephemeral';

export interface Container {
  /** Its place in the list, as in `containers[0]`, where it has none. */
  readonly name: string;
  readonly role: ContainerRole;
  readonly at: Place;
  readonly nameAt: Place;
  /** Path in its object, as in `spec.containers[0]`. */
  readonly path: string;
  /** Its own restart policy, which goes before the pod's. */
  readonly restartPolicy: Field<string> | undefined;
  readonly restartPolicyRules: readonly RestartPolicyRule[];
  readonly ports: readonly ContainerPort[];
  readonly image: Field<string> | undefined;
  readonly command: Field<readonly string[]> | undefined;
  readonly args: Field<readonly string[]> | undefined;
  readonly workingDir: Field<string> | undefined;
  readonly env: readonly EnvVar[];
  /** In their order: of two that set a variable the later one counts, and `env` before both. */
  readonly envFrom: readonly EnvFromSource[];
  readonly volumeMounts: readonly VolumeMount[];
  readonly resources: Resources;
  readonly preStop: LifecycleHandler | undefined;
  readonly postStart: LifecycleHandler | undefined;
  readonly stopSignal: Field<string> | undefined;
  readonly readinessProbe: Probe | undefined;
  readonly livenessProbe: Probe | undefined;
  readonly startupProbe: Probe | undefined;
  /** Of an ephemeral container: whose processes it sees. */
  readonly targetContainerName: Field<string> | undefined;
}

export interface RestartPolicyRule {
  readonly action: Field<string> | undefined;
  /** `exitCodes`: In or NotIn, and the codes. */
  readonly operator: Field<string> | undefined;
  readonly values: Field<readonly number[]> | undefined;
}

export interface ContainerPort {
  readonly at: Place;
  readonly name: Field<string> | undefined;
  readonly containerPort: Field<number> | undefined;
  /** On the node; only one pod of a node can have it. */
  readonly hostPort: Field<number> | undefined;
  readonly protocol: Field<string>;
}

/** By resource, `cpu` or `memory` among them; quantities as they are written. */
export interface Resources {
  readonly requests: ReadonlyMap<string, Field<number | string>>;
  readonly limits: ReadonlyMap<string, Field<number | string>>;
}

interface ContainerSource {
  readonly reader: FieldReader;
  readonly role: ContainerRole;
  /** What a controller puts in the place of whatever is written. */
  readonly preStop: LifecycleHandler | undefined;
}

const readLazily = lazily<ContainerSource, Container>({
  name: ({ reader }) => readString(reader, 'name')?.value ?? reader.path.slice(reader.path.lastIndexOf('.') + 1),
  role: ({ role }) => role,
  at: ({ reader }) => reader.at,
  nameAt: ({ reader }) => {
    const name = find(reader, 'name')?.value;
    return name ? placeOf(reader, name) : reader.at;
  },
  path: ({ reader }) => reader.path,
  restartPolicy: ({ reader }) => readString(reader, 'restartPolicy'),
  restartPolicyRules: ({ reader }) => children(reader, 'restartPolicyRules').map(readRestartPolicyRule),
  ports: ({ reader }) => children(reader, 'ports').map(readContainerPort),
  image: ({ reader }) => readString(reader, 'image'),
  command: ({ reader }) => readStrings(reader, 'command'),
  args: ({ reader }) => readStrings(reader, 'args'),
  workingDir: ({ reader }) => readString(reader, 'workingDir'),
  env: ({ reader }) => children(reader, 'env').map(readEnvVar),
  envFrom: ({ reader }) => children(reader, 'envFrom').map(readEnvFromSource),
  volumeMounts: ({ reader }) => children(reader, 'volumeMounts').map(readVolumeMount),
  resources: ({ reader }) => readResources(child(reader, 'resources')),
  preStop: ({ reader, preStop }) => preStop ?? readLifecycleHandler(child(reader, 'lifecycle'), 'preStop'),
  postStart: ({ reader }) => readLifecycleHandler(child(reader, 'lifecycle'), 'postStart'),
  stopSignal: ({ reader }) => readString(child(reader, 'lifecycle'), 'stopSignal'),
  readinessProbe: ({ reader }) => readProbe(reader, 'readinessProbe'),
  livenessProbe: ({ reader }) => readProbe(reader, 'livenessProbe'),
  startupProbe: ({ reader }) => readProbe(reader, 'startupProbe'),
  targetContainerName: ({ reader }) => readString(reader, 'targetContainerName'),
});

export function readContainer(reader: FieldReader, role: ContainerRole, preStop?: LifecycleHandler): Container {
  return readLazily({ reader, role, preStop });
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
    at: reader.at,
    name: readString(reader, 'name'),
    containerPort: readInteger(reader, 'containerPort'),
    hostPort: readInteger(reader, 'hostPort'),
    protocol: readString(reader, 'protocol') ?? defaulted(reader, 'protocol', portProtocol),
  };
}

function readResources(reader: FieldReader): Resources {
  return { requests: readQuantities(child(reader, 'requests')), limits: readQuantities(child(reader, 'limits')) };
}
