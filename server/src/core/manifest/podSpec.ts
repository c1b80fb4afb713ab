// The pod template: what every workload has in common.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import { readContainer, type Container, type ContainerRole } from './container.ts';
import { podSpecDefaults } from './defaults.ts';
import {
  child,
  children,
  defaulted,
  readBoolean,
  readInteger,
  readString,
  readStrings,
  readTextFields,
  readTexts,
  type FieldReader,
} from './fieldReader.ts';
import { lazily } from './lazily.ts';
import type { LifecycleHandler } from './lifecycleHandler.ts';
import {
  readAffinity,
  readToleration,
  readTopologySpreadConstraint,
  type Affinity,
  type Toleration,
  type TopologySpreadConstraint,
} from './scheduling.ts';
import { readVolume, type Volume } from './volume.ts';

export interface PodTemplate {
  readonly labels: ReadonlyMap<string, string>;
  /** Who has to agree before the object goes. */
  readonly finalizers: Field<readonly string[]> | undefined;
  readonly annotations: ReadonlyMap<string, string>;
  /** The same annotations, each with its place. */
  readonly annotationFields: ReadonlyMap<string, Field<string>>;
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
  readonly hostNetwork: Field<boolean>;
  readonly dnsPolicy: Field<string>;
  /** The node that was chosen by hand. */
  readonly nodeName: Field<string> | undefined;
  readonly nodeSelector: ReadonlyMap<string, Field<string>>;
  readonly affinity: Affinity;
  readonly tolerations: readonly Toleration[];
  readonly topologySpreadConstraints: readonly TopologySpreadConstraint[];
  /** All of them in the order of the manifest: init containers and sidecars, ordinary ones, then ephemeral ones. */
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
}

/** How pods are made of a template; undefined where Kubernetes' own way is taken. */
export interface PodSpecReading {
  readonly terminationGracePeriodSeconds?: (spec: FieldReader) => Field<number>;
  /** The hook that every ordinary container has. */
  readonly preStop?: (container: FieldReader) => LifecycleHandler;
}

export const kubernetesPods: PodSpecReading = {};

/** `reader` is the object that holds `metadata` and `spec` of the pod. */
export function readPodTemplate(reader: FieldReader, reading = kubernetesPods): PodTemplate {
  return readTemplate({ reader, metadata: child(reader, 'metadata'), reading });
}

interface TemplateSource {
  readonly reader: FieldReader;
  readonly metadata: FieldReader;
  readonly reading: PodSpecReading;
}

const readTemplate = lazily<TemplateSource, PodTemplate>({
  labels: ({ metadata }) => readTexts(child(metadata, 'labels')),
  finalizers: ({ metadata }) => readStrings(metadata, 'finalizers'),
  annotations: ({ metadata }) => readTexts(child(metadata, 'annotations')),
  annotationFields: ({ metadata }) => readTextFields(child(metadata, 'annotations')),
  spec: ({ reader, reading }) => readPodSpec({ spec: child(reader, 'spec'), reading }),
});

interface PodSpecSource {
  readonly spec: FieldReader;
  readonly reading: PodSpecReading;
}

const { restartPolicy, shareProcessNamespace, hostNetwork, dnsPolicy } = podSpecDefaults;

const readPodSpec = lazily<PodSpecSource, PodSpec>({
  at: ({ spec }) => spec.at,
  path: ({ spec }) => spec.path,
  terminationGracePeriodSeconds: ({ spec, reading }) => (reading.terminationGracePeriodSeconds ?? readGrace)(spec),
  restartPolicy: ({ spec }) => readString(spec, 'restartPolicy') ?? defaulted(spec, 'restartPolicy', restartPolicy),
  activeDeadlineSeconds: ({ spec }) => readInteger(spec, 'activeDeadlineSeconds'),
  shareProcessNamespace: ({ spec }) =>
    readBoolean(spec, 'shareProcessNamespace') ?? defaulted(spec, 'shareProcessNamespace', shareProcessNamespace),
  priority: ({ spec }) => readInteger(spec, 'priority'),
  priorityClassName: ({ spec }) => readString(spec, 'priorityClassName'),
  readinessGates: ({ spec }) =>
    children(spec, 'readinessGates').flatMap((gate) => readString(gate, 'conditionType')?.value ?? []),
  partial: ({ spec }) => spec.partial,
  osName: ({ spec }) => readString(child(spec, 'os'), 'name'),
  hostNetwork: ({ spec }) => readBoolean(spec, 'hostNetwork') ?? defaulted(spec, 'hostNetwork', hostNetwork),
  dnsPolicy: ({ spec }) => readString(spec, 'dnsPolicy') ?? defaulted(spec, 'dnsPolicy', dnsPolicy),
  nodeName: ({ spec }) => readString(spec, 'nodeName'),
  nodeSelector: ({ spec }) => readTextFields(child(spec, 'nodeSelector')),
  affinity: ({ spec }) => readAffinity(child(spec, 'affinity')),
  tolerations: ({ spec }) => children(spec, 'tolerations').map(readToleration),
  topologySpreadConstraints: ({ spec }) =>
    children(spec, 'topologySpreadConstraints').map(readTopologySpreadConstraint),
  containers: ({ spec, reading }) => [
    ...children(spec, 'initContainers').map((one) => readContainer(one, initRole(one))),
    ...children(spec, 'containers').map((one) => readContainer(one, 'ordinary', reading.preStop?.(one))),
    ...children(spec, 'ephemeralContainers').map((one) => readContainer(one, 'ephemeral')),
  ],
  volumes: ({ spec }) => children(spec, 'volumes').map(readVolume),
});

function readGrace(spec: FieldReader): Field<number> {
  const key = 'terminationGracePeriodSeconds';
  return readInteger(spec, key) ?? defaulted(spec, key, podSpecDefaults.terminationGracePeriodSeconds);
}

function initRole(reader: FieldReader): ContainerRole {
  return readString(reader, 'restartPolicy')?.value === 'Always' ? 'sidecar' : 'init';
}
