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
  /** All of them in the order of the manifest: init containers and sidecars, ordinary ones, then ephemeral ones. */
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
}

/** `reader` is the object that holds `metadata` and `spec` of the pod. */
export const readPodTemplate = lazily<FieldReader, PodTemplate>({
  labels: (reader) => readTexts(child(child(reader, 'metadata'), 'labels')),
  finalizers: (reader) => readStrings(child(reader, 'metadata'), 'finalizers'),
  annotations: (reader) => readTexts(child(child(reader, 'metadata'), 'annotations')),
  annotationFields: (reader) => readTextFields(child(child(reader, 'metadata'), 'annotations')),
  spec: (reader) => readPodSpec(child(reader, 'spec')),
});

const { terminationGracePeriodSeconds, restartPolicy, shareProcessNamespace } = podSpecDefaults;

const readPodSpec = lazily<FieldReader, PodSpec>({
  at: (reader) => reader.at,
  path: (reader) => reader.path,
  terminationGracePeriodSeconds: (reader) =>
    readInteger(reader, 'terminationGracePeriodSeconds') ??
    defaulted(reader, 'terminationGracePeriodSeconds', terminationGracePeriodSeconds),
  restartPolicy: (reader) => readString(reader, 'restartPolicy') ?? defaulted(reader, 'restartPolicy', restartPolicy),
  activeDeadlineSeconds: (reader) => readInteger(reader, 'activeDeadlineSeconds'),
  shareProcessNamespace: (reader) =>
    readBoolean(reader, 'shareProcessNamespace') ?? defaulted(reader, 'shareProcessNamespace', shareProcessNamespace),
  priority: (reader) => readInteger(reader, 'priority'),
  priorityClassName: (reader) => readString(reader, 'priorityClassName'),
  readinessGates: (reader) =>
    children(reader, 'readinessGates').flatMap((gate) => readString(gate, 'conditionType')?.value ?? []),
  partial: (reader) => reader.partial,
  osName: (reader) => readString(child(reader, 'os'), 'name'),
  containers: (reader) => [
    ...children(reader, 'initContainers').map((one) => readContainer(one, initRole(one))),
    ...children(reader, 'containers').map((one) => readContainer(one, 'ordinary')),
    ...children(reader, 'ephemeralContainers').map((one) => readContainer(one, 'ephemeral')),
  ],
  volumes: (reader) => children(reader, 'volumes').map(readVolume),
});

function initRole(reader: FieldReader): ContainerRole {
  return readString(reader, 'restartPolicy')?.value === 'Always' ? 'sidecar' : 'init';
}
