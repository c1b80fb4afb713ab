// Services: ValidateService in pkg/apis/core/validation.
import type { Path } from '../syntax/navigate.ts';
import { absent, hasForm, isRequired, oneOf, portInRange, portNumberOrName, requiredOneOf } from './checks.ts';
import { validateLabels } from './labels.ts';
import { validateMetadata } from './metadata.ts';
import { dns1035Label, dns1123Label, dns1123Subdomain } from './names.ts';
import { isEnabled, type ValidationOptions } from './options.ts';
import { duplicate, invalid, required, type FieldErrors } from './rejection.ts';
import { fieldsIn, fieldsOf, isEmpty, isZero, listOf, type Fields, type Value } from './value.ts';

const path = ['spec'];

export function* validateService(service: Fields, options: ValidationOptions): FieldErrors {
  const name = isEnabled('RelaxedServiceNameValidation', options) ? dns1123Label : dns1035Label;
  yield* validateMetadata(service, name);
  if (typeof service.spec === 'symbol') return;
  const spec = fieldsOf(service.spec);
  const isHeadless = spec.clusterIP === 'None';
  if (isEmpty(spec.ports) && !isHeadless && spec.type !== 'ExternalName' && isKnown(spec.type, spec.clusterIP)) {
    yield required([...path, 'ports']);
  }
  yield* validateType(spec);
  yield* validatePorts(spec);
  yield* validateLabels(spec.selector, [...path, 'selector']);
  yield* requiredOneOf(spec.sessionAffinity, ['ClientIP', 'None'], [...path, 'sessionAffinity']);
  yield* validateClusterIP(spec.clusterIP);
  yield* validateTrafficPolicies(spec);
  yield* validateStickiness(spec);
}

function isKnown(...values: readonly (Value | undefined)[]): boolean {
  return values.every((value) => typeof value !== 'symbol');
}

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

function* validateType({ type, clusterIP, externalName, ports }: Fields): FieldErrors {
  yield* requiredOneOf(type, types, [...path, 'type']);
  if (type === 'ExternalName') {
    yield* isRequired(externalName, [...path, 'externalName']);
    if (typeof externalName === 'string' && externalName !== '') {
      yield* hasForm(externalName.replace(/\.$/, ''), dns1123Subdomain, [...path, 'externalName']);
    }
  }
  if ((type === 'LoadBalancer' || type === 'NodePort') && clusterIP === 'None') {
    yield invalid([...path, 'clusterIP'], clusterIP, `may not be set to 'None' for ${type} services`);
  }
  if (type !== 'LoadBalancer') return;
  for (const [index, { port }] of fieldsIn(ports)) {
    if (port !== 10_250) continue;
    const why = 'may not expose port 10250 externally since it is used by kubelet';
    yield invalid([...path, 'ports', index], port, why);
  }
}

function* validatePorts({ ports, type }: Fields): FieldErrors {
  const names = new Set<string>();
  const numbers = new Set<string>();
  const nodePorts = new Set<string>();
  for (const [index, port] of fieldsIn(ports)) {
    const at = [...path, 'ports', index];
    yield* validatePortName(port.name, listOf(ports).length > 1, [...at, 'name'], names);
    yield* portInRange(port.port, [...at, 'port']);
    yield* requiredOneOf(port.protocol, ['SCTP', 'TCP', 'UDP'], [...at, 'protocol']);
    yield* portNumberOrName(port.targetPort, [...at, 'targetPort']);
    if (type === 'ClusterIP' && !isZero(port.nodePort)) {
      yield* absent(port.nodePort, [...at, 'nodePort'], "may not be used when `type` is 'ClusterIP'");
    }
    if (!isZero(port.nodePort)) yield* unique(port, port.nodePort, [...at, 'nodePort'], nodePorts);
    yield* unique(port, port.port, at, numbers);
  }
}

function* validatePortName(name: Value | undefined, isNeeded: boolean, at: Path, names: Set<string>): FieldErrors {
  if (isZero(name)) {
    if (isNeeded) yield required(at);
    return;
  }
  yield* hasForm(name, dns1123Label, at);
  if (typeof name !== 'string') return;
  if (names.has(name)) yield duplicate(at, name);
  names.add(name);
}

function* unique({ protocol }: Fields, number: Value | undefined, at: Path, taken: Set<string>): FieldErrors {
  if (typeof number !== 'number' || typeof protocol !== 'string') return;
  const key = `${protocol}/${number}`;
  if (taken.has(key)) yield duplicate(at, number);
  taken.add(key);
}

function* validateClusterIP(clusterIP: Value | undefined): FieldErrors {
  if (typeof clusterIP !== 'string' || clusterIP === '' || clusterIP === 'None') return;
  if (!isIp(clusterIP)) {
    yield invalid(
      [...path, 'clusterIPs', 0],
      clusterIP,
      'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    );
  }
}

/** Of IPv6 only the characters are looked at. */
function isIp(text: string): boolean {
  const octets = text.split('.');
  if (text.includes(':')) return /^[0-9a-fA-F:.]+$/.test(text);
  return octets.length === 4 && octets.every((octet) => /^[0-9]{1,3}$/.test(octet) && Number(octet) <= 255);
}

/** Without stickiness what is written of it is taken out in silence. */
function* validateStickiness({ sessionAffinity, sessionAffinityConfig }: Fields): FieldErrors {
  const { timeoutSeconds } = fieldsOf(fieldsOf(sessionAffinityConfig).clientIP);
  if (sessionAffinity !== 'ClientIP' || typeof timeoutSeconds !== 'number') return;
  if (timeoutSeconds > 0 && timeoutSeconds <= 86_400) return;
  const at = [...path, 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'];
  yield invalid(at, timeoutSeconds, 'must be greater than 0 and less than 86400');
}

function* validateTrafficPolicies(spec: Fields): FieldErrors {
  const { externalTrafficPolicy, internalTrafficPolicy, trafficDistribution, type, externalIPs } = spec;
  const distributions = ['PreferClose', 'PreferSameNode', 'PreferSameZone'];
  yield* oneOf(trafficDistribution, distributions, [...path, 'trafficDistribution']);
  yield* oneOf(
    spec.ipFamilyPolicy,
    ['PreferDualStack', 'RequireDualStack', 'SingleStack'],
    [...path, 'ipFamilyPolicy'],
  );
  yield* oneOf(internalTrafficPolicy, ['Cluster', 'Local'], [...path, 'internalTrafficPolicy']);
  if (isZero(externalTrafficPolicy)) return;
  const at = [...path, 'externalTrafficPolicy'];
  const isInternal = type === 'ExternalName' || (type === 'ClusterIP' && isEmpty(externalIPs));
  if (isInternal) yield invalid(at, externalTrafficPolicy, 'may only be set for externally-accessible services');
  else yield* oneOf(externalTrafficPolicy, ['Cluster', 'Local'], at);
}
