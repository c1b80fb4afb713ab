// Which nodes a pod may run on, and beside whom.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import { tolerationOperator, whenUnsatisfiable } from './defaults.ts';
import { child, children, defaulted, readInteger, readString, readStrings, type FieldReader } from './fieldReader.ts';
import { readLabelSelector, type LabelSelector } from './labelSelector.ts';

export interface Affinity {
  readonly nodeAffinity: {
    readonly required: readonly NodeRequirement[];
    readonly preferred: readonly NodeRequirement[];
  };
  readonly podAffinity: PodTerms;
  readonly podAntiAffinity: PodTerms;
}

/** What is asked of the labels of a node, of whichever term. */
export interface NodeRequirement {
  readonly at: Place;
  readonly key: Field<string> | undefined;
  readonly operator: Field<string> | undefined;
  readonly values: Field<readonly string[]> | undefined;
}

export interface PodTerms {
  readonly required: readonly PodAffinityTerm[];
  readonly preferred: readonly PodAffinityTerm[];
}

/** `topologyKey`: near whom the pod should be, or not be, on nodes that have one value of this label. */
export interface PodAffinityTerm {
  readonly at: Place;
  readonly topologyKey: Field<string> | undefined;
  /** Undefined: no pods. */
  readonly labelSelector: LabelSelector | undefined;
  /** Neither this nor a selector of namespaces: pods of the same namespace. */
  readonly namespaces: Field<readonly string[]> | undefined;
  readonly namespaceSelector: LabelSelector | undefined;
  /** Only pods count that have the same, or another, value of these labels: `pod-template-hash` tells old from new. */
  readonly matchLabelKeys: Field<readonly string[]> | undefined;
  readonly mismatchLabelKeys: Field<readonly string[]> | undefined;
}

export interface Toleration {
  readonly at: Place;
  /** Undefined: every key. */
  readonly key: Field<string> | undefined;
  readonly operator: Field<string>;
  readonly value: Field<string> | undefined;
  /** Undefined: every effect. */
  readonly effect: Field<string> | undefined;
  /** Undefined: for ever. */
  readonly tolerationSeconds: Field<number> | undefined;
}

export interface TopologySpreadConstraint {
  readonly at: Place;
  readonly maxSkew: Field<number> | undefined;
  readonly minDomains: Field<number> | undefined;
  readonly topologyKey: Field<string> | undefined;
  /** `DoNotSchedule` or `ScheduleAnyway`. */
  readonly whenUnsatisfiable: Field<string>;
  readonly labelSelector: LabelSelector | undefined;
  readonly matchLabelKeys: Field<readonly string[]> | undefined;
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

export function readAffinity(reader: FieldReader): Affinity {
  const node = child(reader, 'nodeAffinity');
  const requiredTerms = children(child(node, required), 'nodeSelectorTerms');
  const preferredTerms = children(node, preferred).map((term) => child(term, 'preference'));
  return {
    nodeAffinity: {
      required: requiredTerms.flatMap(readNodeRequirements),
      preferred: preferredTerms.flatMap(readNodeRequirements),
    },
    podAffinity: readPodTerms(child(reader, 'podAffinity')),
    podAntiAffinity: readPodTerms(child(reader, 'podAntiAffinity')),
  };
}

function readNodeRequirements(term: FieldReader): readonly NodeRequirement[] {
  return children(term, 'matchExpressions').map((expression) => ({
    at: expression.at,
    key: readString(expression, 'key'),
    operator: readString(expression, 'operator'),
    values: readStrings(expression, 'values'),
  }));
}

function readPodTerms(reader: FieldReader): PodTerms {
  return {
    required: children(reader, required).map(readPodTerm),
    preferred: children(reader, preferred).map((term) => readPodTerm(child(term, 'podAffinityTerm'))),
  };
}

function readPodTerm(reader: FieldReader): PodAffinityTerm {
  return {
    at: reader.at,
    topologyKey: readString(reader, 'topologyKey'),
    labelSelector: readLabelSelector(reader, 'labelSelector'),
    namespaces: readStrings(reader, 'namespaces'),
    namespaceSelector: readLabelSelector(reader, 'namespaceSelector'),
    matchLabelKeys: readStrings(reader, 'matchLabelKeys'),
    mismatchLabelKeys: readStrings(reader, 'mismatchLabelKeys'),
  };
}

export function readToleration(reader: FieldReader): Toleration {
  return {
    at: reader.at,
    key: readString(reader, 'key'),
    operator: readString(reader, 'operator') ?? defaulted(reader, 'operator', tolerationOperator),
    value: readString(reader, 'value'),
    effect: readString(reader, 'effect'),
    tolerationSeconds: readInteger(reader, 'tolerationSeconds'),
  };
}

export function readTopologySpreadConstraint(reader: FieldReader): TopologySpreadConstraint {
  return {
    at: reader.at,
    maxSkew: readInteger(reader, 'maxSkew'),
    minDomains: readInteger(reader, 'minDomains'),
    topologyKey: readString(reader, 'topologyKey'),
    whenUnsatisfiable:
      readString(reader, 'whenUnsatisfiable') ?? defaulted(reader, 'whenUnsatisfiable', whenUnsatisfiable),
    labelSelector: readLabelSelector(reader, 'labelSelector'),
    matchLabelKeys: readStrings(reader, 'matchLabelKeys'),
  };
}
