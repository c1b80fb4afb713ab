// What the kubelet reports of containers and pods, and what Services make of it.
import * as v from 'valibot';
import { seconds } from '../../../server/src/core/base/duration.ts';
import { belongsInEndpoints, endpointConditions } from '../../../server/src/core/lifecycle/endpointConditions.ts';
import { isReady, isStarted, whyNotReady } from '../../../server/src/core/lifecycle/podStatus.ts';
import { categorizeEndpoints } from '../../../server/src/core/lifecycle/proxyEndpoints.ts';
import { findPort } from '../../../server/src/core/scenario/servicePort.ts';
import { is, notApplicable, oneOf, satisfies, shape, type Area } from './evaluate.ts';
import { behaviour, readPod, readService } from './pod.ts';

const result = v.nullish(v.picklist(['Success', 'Failure', 'Unknown']));
const roles = { main: 'ordinary', init: 'init', sidecar: 'sidecar' } as const;

const containerReady: Area = shape(
  v.strictObject({
    kind: v.optional(v.picklist(['main', 'init', 'sidecar']), 'main'),
    state: v.picklist(['running', 'terminated', 'waiting']),
    exitCode: v.nullish(v.number()),
    startupProbe: v.optional(v.boolean(), false),
    startupResult: result,
    readinessProbe: v.optional(v.boolean(), false),
    readinessResult: result,
  }),
  ({ kind, state, exitCode, startupProbe, startupResult, readinessProbe, readinessResult }) => {
    const container = {
      role: roles[kind],
      running: state === 'running',
      exitCode: exitCode ?? undefined,
      startupPassed: startupProbe ? startupResult === 'Success' : undefined,
      readinessPassed: readinessProbe ? readinessResult === 'Success' : undefined,
    };
    return { started: is(isStarted(container)), ready: is(isReady(container)) };
  },
);

const podReady: Area = shape(
  v.strictObject({
    sidecars: v.optional(v.array(v.string()), []),
    containers: v.array(v.string()),
    readinessGates: v.optional(v.array(v.string()), []),
    conditions: v.optional(v.record(v.string(), v.string()), {}),
    containerReady: v.record(v.string(), v.boolean()),
    phase: v.picklist(['Pending', 'Running', 'Succeeded', 'Failed']),
  }),
  ({ sidecars, containers, containerReady: ready, readinessGates, conditions, phase }) => {
    const why = whyNotReady({
      phase,
      containersReady: [...sidecars, ...containers].map((name) => ready[name]),
      gates: readinessGates.map((gate) => conditions[gate] === 'True'),
    });
    return { status: is(why === undefined ? 'True' : 'False'), reason: is(why ?? '') };
  },
);

const unreported: Area = shape(v.looseObject({ containerReady: v.null() }), (_, expected) =>
  Object.fromEntries(
    Object.keys(expected).map((key) => [key, 'the engine follows pods that the kubelet has reported of']),
  ),
);

const backOff: Area = shape(
  v.strictObject({
    featureGates: v.optional(v.record(v.string(), v.boolean()), {}),
    'crashLoopBackOff.maxContainerRestartPeriodSeconds': v.nullish(v.number()),
  }),
  ({ featureGates, 'crashLoopBackOff.maxContainerRestartPeriodSeconds': nodeMax }) => {
    const longest = nodeMax === null || nodeMax === undefined ? undefined : seconds(nodeMax);
    const { crashLoopBackOff } = behaviour(featureGates, longest);
    return { initialSeconds: is(crashLoopBackOff.initial / 1000), maxSeconds: is(crashLoopBackOff.longest / 1000) };
  },
);

const elsewhere = 'the timeline has no addresses, zones or host names';

const conditions: Area = shape(
  v.strictObject({
    podReady: v.boolean(),
    deletionTimestamp: v.optional(v.boolean(), false),
    publishNotReadyAddresses: v.optional(v.boolean(), false),
    podIPs: v.optional(v.array(v.string())),
    addressType: v.optional(v.string()),
    nodeZone: v.optional(v.string()),
    nodeName: v.optional(v.string()),
    spec: v.optional(v.looseObject({})),
  }),
  ({ podReady: ready, deletionTimestamp, publishNotReadyAddresses }) => {
    const endpoint = endpointConditions({ podReady: ready, deleted: deletionTimestamp }, publishNotReadyAddresses);
    return {
      ready: is(endpoint.ready),
      serving: is(endpoint.serving),
      terminating: is(endpoint.terminating),
      addresses: elsewhere,
      zone: elsewhere,
      hostname: elsewhere,
      nodeName: elsewhere,
    };
  },
);

const membership: Area = shape(
  v.strictObject({
    phase: v.picklist(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']),
    restartPolicy: v.nullish(v.string()),
    podIPCount: v.number(),
    deletionTimestamp: v.boolean(),
    includeTerminating: v.boolean(),
  }),
  ({ phase, podIPCount, deletionTimestamp, includeTerminating }) => ({
    inEndpoints: is(
      belongsInEndpoints({ phase, hasIp: podIPCount > 0, deleted: deletionTimestamp }, includeTerminating),
    ),
  }),
);

const container = v.looseObject({ ports: v.optional(v.array(v.looseObject({}))) });

const port: Area = shape(
  v.strictObject({
    containers: v.array(container),
    initContainers: v.optional(v.array(container), []),
    servicePort: v.looseObject({}),
  }),
  ({ servicePort, ...spec }) => {
    const [first] = readService({ ports: [servicePort] }).ports;
    const found = first && findPort(readPod(spec).pod.spec.containers, first);
    return { port: is(found?.number) };
  },
);

const endpoint = v.strictObject({
  endpoint: v.string(),
  ready: v.nullish(v.boolean()),
  serving: v.nullish(v.boolean()),
  terminating: v.nullish(v.boolean()),
  isLocal: v.optional(v.boolean(), false),
  zoneHints: v.nullish(v.array(v.string())),
  nodeHints: v.nullish(v.array(v.string())),
});
const addresses = v.nullable(v.array(v.string()));

const proxied: Area = shape(
  v.strictObject({
    preferSameTrafficDistribution: v.optional(v.boolean(), false),
    nodeName: v.optional(v.string(), ''),
    nodeZone: v.nullish(v.string()),
    service: v.strictObject({
      internalTrafficPolicyLocal: v.optional(v.boolean(), false),
      externalTrafficPolicyLocal: v.optional(v.boolean(), false),
      nodePort: v.nullish(v.number()),
    }),
    endpoints: v.array(endpoint),
  }),
  ({ preferSameTrafficDistribution, nodeName, nodeZone, service, endpoints }) => {
    const { nodePort, ...policies } = service;
    const sets = categorizeEndpoints(
      endpoints.map(({ endpoint: address, isLocal, ready, serving, terminating, zoneHints, nodeHints }) => ({
        address,
        ready: ready ?? undefined,
        serving: serving ?? undefined,
        terminating: terminating ?? false,
        local: isLocal,
        zoneHints: zoneHints ?? [],
        nodeHints: nodeHints ?? [],
      })),
      { ...policies, externallyAccessible: (nodePort ?? 0) !== 0 },
      { name: nodeName, zone: nodeZone ?? undefined, readsNodeHints: preferSameTrafficDistribution },
    );
    const set = (found: readonly { readonly address: string }[]) => {
      const shown = found.map(({ address }) => address).sort();
      return satisfies(shown, addresses, (expected) => [...(expected ?? [])].sort().join() === shown.join());
    };
    return {
      cluster: set(sets.cluster),
      local: set(sets.local),
      all: set(sets.reachable),
      hasAnyEndpoints: is(sets.any),
    };
  },
);

export const statusAreas: Readonly<Record<string, Area>> = {
  'container-ready': oneOf(containerReady),
  'pod-ready': oneOf(podReady, unreported),
  'crashloop-backoff': oneOf(backOff),
  'endpoint-conditions': oneOf(conditions),
  'endpoint-membership': oneOf(membership),
  'endpoint-port': oneOf(port),
  'proxy-endpoints': oneOf(proxied),
  // Three areas that restate what other programs print or keep for themselves.
  'pod-phase': notApplicable('the engine tells phases by the events of a pod and computes a terminal one only'),
  'kubectl-status': notApplicable('the product does not print what kubectl get prints'),
  'podworker-requeue': notApplicable('the engine tells how late a pod worker may come, and has no queue'),
};
