import type { Field } from '../../base/origin.ts';
import type { Place } from '../../base/place.ts';
import { networkPolicyTypes, portProtocol } from '../defaults.ts';
import {
  child,
  children,
  defaulted,
  find,
  readInteger,
  readIntegerOrString,
  readString,
  readStrings,
  type FieldReader,
} from '../fieldReader.ts';
import { defineKind } from '../kind.ts';
import { everything, readLabelSelector, type LabelSelector } from '../labelSelector.ts';
import type { ManifestBase } from '../object.ts';

export interface NetworkPolicy extends ManifestBase<'NetworkPolicy'> {
  readonly podSelector: LabelSelector;
  /** `Ingress`, `Egress`: a direction that is named and has no rules is closed. */
  readonly policyTypes: Field<readonly string[]>;
  readonly ingress: readonly NetworkPolicyRule[];
  readonly egress: readonly NetworkPolicyRule[];
}

export interface NetworkPolicyRule {
  readonly at: Place;
  /** `from` or `to`; none: everybody. */
  readonly peers: readonly NetworkPolicyPeer[];
  /** None: every port. */
  readonly ports: readonly NetworkPolicyPort[];
}

export interface NetworkPolicyPeer {
  readonly at: Place;
  readonly podSelector: LabelSelector | undefined;
  readonly namespaceSelector: LabelSelector | undefined;
  readonly cidr: Field<string> | undefined;
}

export interface NetworkPolicyPort {
  readonly protocol: Field<string>;
  /** A number, or the name of a port of the pod; undefined: every port. */
  readonly port: Field<number | string> | undefined;
  /** The last one of a range. */
  readonly endPort: Field<number> | undefined;
}

export const networkPolicy = defineKind<NetworkPolicy>({
  kind: 'NetworkPolicy',
  groups: ['networking.k8s.io', 'extensions'],
  fields: {
    podSelector: ({ spec }) => readLabelSelector(spec, 'podSelector') ?? everything,
    policyTypes: ({ spec }) =>
      readStrings(spec, 'policyTypes') ?? defaulted<readonly string[]>(spec, 'policyTypes', defaultTypes(spec)),
    ingress: ({ spec }) => children(spec, 'ingress').map((rule) => readRule(rule, 'from')),
    egress: ({ spec }) => children(spec, 'egress').map((rule) => readRule(rule, 'to')),
  },
});

function defaultTypes(spec: FieldReader): readonly string[] {
  const egress = find(spec, 'egress')?.value;
  return egress?.type === 'seq' && egress.items.length > 0 ? networkPolicyTypes.withEgress : networkPolicyTypes.always;
}

function readRule(reader: FieldReader, peersKey: 'from' | 'to'): NetworkPolicyRule {
  return {
    at: reader.at,
    peers: children(reader, peersKey).map(readPeer),
    ports: children(reader, 'ports').map(readPort),
  };
}

function readPeer(reader: FieldReader): NetworkPolicyPeer {
  return {
    at: reader.at,
    podSelector: readLabelSelector(reader, 'podSelector'),
    namespaceSelector: readLabelSelector(reader, 'namespaceSelector'),
    cidr: readString(child(reader, 'ipBlock'), 'cidr'),
  };
}

function readPort(reader: FieldReader): NetworkPolicyPort {
  return {
    protocol: readString(reader, 'protocol') ?? defaulted(reader, 'protocol', portProtocol),
    port: readIntegerOrString(reader, 'port'),
    endPort: readInteger(reader, 'endPort'),
  };
}
