// Evictions, and what kubectl drain makes of a node's pods.
import * as v from 'valibot';
import {
  drainVerdict,
  skipsDeleted,
  type DrainedPod,
} from '../../../server/src/core/lifecycle/cluster/drainFilters.ts';
import { answerEviction, type BudgetStatus } from '../../../server/src/core/lifecycle/cluster/eviction.ts';
import { disruptionsAllowed } from '../../../server/src/core/lifecycle/disruptionsAllowed.ts';
import { mergedStatus, phaseWhenOver, statusesWhenOver } from '../../../server/src/core/lifecycle/terminatedPod.ts';
import { is, notApplicable, oneOf, shape, type Area } from './evaluate.ts';

const count = v.number();
const phase = v.picklist(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']);
const policy = v.nullable(v.picklist(['IfHealthyBudget', 'AlwaysAllow']));

const request: Area = shape(
  v.strictObject({
    pod: v.strictObject({
      phase: v.nullable(phase),
      readyCondition: v.nullable(v.picklist(['True', 'False', 'Unknown'])),
      terminating: v.boolean(),
    }),
    pdb: v.strictObject({
      name: v.string(),
      selector: v.picklist(['match', 'empty', 'no-match']),
      unhealthyPodEvictionPolicy: policy,
      status: v.strictObject({
        disruptionsAllowed: count,
        currentHealthy: count,
        desiredHealthy: count,
        conditions: v.optional(
          v.array(v.strictObject({ type: v.string(), status: v.string(), reason: v.string(), message: v.string() })),
        ),
      }),
    }),
    deleteOptions: v.unknown(),
  }),
  ({ pod, pdb }) => {
    const condition = pdb.status.conditions?.find((one) => one.type === 'DisruptionAllowed' && one.status === 'False');
    const budget: BudgetStatus = {
      ...pdb.status,
      name: pdb.name,
      expectedPods: 0,
      unhealthyPodEvictionPolicy: pdb.unhealthyPodEvictionPolicy ?? 'IfHealthyBudget',
      condition,
    };
    const answer = answerEviction(
      { phase: pod.phase ?? undefined, ready: pod.readyCondition === 'True', terminating: pod.terminating },
      pdb.selector === 'no-match' ? [] : [budget],
    );
    const refused = answer.type === 'refused' ? answer : undefined;
    return {
      error: is(refused && `${refused.message}: TooManyRequests: ${refused.cause ?? ''}`),
      httpStatus: is(refused?.status),
      deleted: is(answer.type === 'accepted'),
    };
  },
);

const charged: Area = shape(
  v.strictObject({
    pdb: v.strictObject({ status: v.strictObject({ disruptionsAllowed: count, conditionReason: v.string() }) }),
    evict: count,
  }),
  ({ pdb, evict }) => {
    const left = pdb.status.disruptionsAllowed - evict;
    return { disruptionsAllowed: is(left), conditionReason: is(left > 0 ? 'SufficientPods' : 'InsufficientPods') };
  },
);

const intOrPercent = v.nullable(v.union([v.number(), v.string()]));

const live: Area = shape(
  v.strictObject({
    minAvailable: intOrPercent,
    maxUnavailable: intOrPercent,
    nakedPods: count,
    replicaSetReplicas: count,
    allReplicasSchedulable: v.boolean(),
  }),
  ({ minAvailable, maxUnavailable, nakedPods, replicaSetReplicas, allReplicasSchedulable }) => {
    const scheduled = allReplicasSchedulable ? replicaSetReplicas : Math.min(1, replicaSetReplicas);
    const allowance = disruptionsAllowed(
      { minAvailable: minAvailable ?? undefined, maxUnavailable: maxUnavailable ?? undefined },
      {
        scales: replicaSetReplicas > 0 ? [replicaSetReplicas] : [],
        matching: nakedPods + replicaSetReplicas,
        healthy: nakedPods + scheduled,
      },
    );
    const guarded = minAvailable !== null || maxUnavailable !== null;
    const denied = guarded && allowance?.allowed === 0;
    return { denied: is(denied), cause: is(denied ? 'DisruptionBudget' : null) };
  },
);

const drained = v.strictObject({
  metadata: v.strictObject({ name: v.string(), namespace: v.string(), controller: v.nullable(v.string()) }),
  spec: v.strictObject({ nodeName: v.string(), volumes: v.array(v.string()) }),
  status: v.strictObject({ phase: v.nullable(phase) }),
});

function drainedPod({ metadata, spec, status }: v.InferOutput<typeof drained>): DrainedPod {
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    controller: metadata.controller ?? undefined,
    orphaned: false,
    mirror: false,
    hasEmptyDir: spec.volumes.includes('emptyDir'),
    finished: status.phase === 'Succeeded' || status.phase === 'Failed',
  };
}

const filter: Area = shape(
  v.strictObject({ pods: v.array(drained), flags: v.array(v.string()) }),
  ({ pods, flags }, expected) => {
    const has = (name: string): boolean => flags.some((flag) => flag === name || flag === `${name}=true`);
    const chosen = {
      force: has('--force'),
      ignoreDaemonSets: has('--ignore-daemonsets'),
      deleteEmptyDirData: has('--delete-emptydir-data'),
    };
    const verdicts = pods.map((one) => ({ pod: drainedPod(one), verdict: drainVerdict(drainedPod(one), chosen) }));
    const fatal = verdicts.some(({ verdict }) => verdict.type === 'error');
    const warned = verdicts.flatMap(({ pod, verdict }) =>
      verdict.type !== 'error' && verdict.warning !== undefined
        ? [`Warning: ${verdict.warning}: ${pod.namespace}/${pod.name}`]
        : [],
    );
    return {
      fatal: is(fatal),
      podRemoved: is(!fatal && verdicts.some(({ verdict }) => verdict.type === 'delete')),
      nodeCordoned: is(true),
      // Null says only that nobody looked.
      warning: is(expected.warning === null ? null : warned.join('; ')),
    };
  },
);

const skipDeleted: Area = shape(
  v.strictObject({ secondsSinceDeletionTimestamp: count, skipWaitForDeleteTimeoutSeconds: count }),
  ({ secondsSinceDeletionTimestamp, skipWaitForDeleteTimeoutSeconds }) => ({
    delete: is(!skipsDeleted(secondsSinceDeletionTimestamp, skipWaitForDeleteTimeoutSeconds)),
  }),
);

const waiting: Area = shape(
  v.strictObject({
    getPod: v.string(),
    timeoutSeconds: count,
    contextEndsAfterSeconds: v.optional(count),
    skipWaitForDeleteTimeoutSeconds: v.optional(count),
  }),
  ({ getPod, timeoutSeconds, contextEndsAfterSeconds, skipWaitForDeleteTimeoutSeconds = 0 }) => {
    const since = Number(/deletionTimestamp (\d+) s ago/.exec(getPod)?.[1] ?? 0);
    const gone = /NotFound|different UID/.test(getPod) || skipsDeleted(since, skipWaitForDeleteTimeoutSeconds);
    const early = contextEndsAfterSeconds !== undefined && contextEndsAfterSeconds < timeoutSeconds;
    return {
      pendingPods: is(!gone),
      error: is(gone ? null : early ? 'context ends early' : 'context deadline exceeded'),
    };
  },
);

const over: Area = shape(v.strictObject({ phaseBeforeTerminatePod: v.string() }), ({ phaseBeforeTerminatePod }) => ({
  phase: is(phaseWhenOver(phaseBeforeTerminatePod)),
}));

const status = v.strictObject({
  name: v.string(),
  state: v.picklist(['waiting', 'running', 'terminated']),
  exitCode: v.exactOptional(count),
  lastTerminatedExitCode: v.exactOptional(count),
});

const statuses: Area = shape(
  v.strictObject({ initStatuses: v.optional(v.array(status), []), statuses: v.array(status) }),
  ({ initStatuses, statuses: ordinary }) => ({
    statuses: is(Object.fromEntries(statusesWhenOver(initStatuses, ordinary).map(({ name, state }) => [name, state]))),
  }),
);

const merged: Area = shape(
  v.strictObject({
    oldPhase: v.picklist(['Pending', 'Running', 'Succeeded', 'Failed']),
    newPhase: v.picklist(['Pending', 'Running', 'Succeeded', 'Failed']),
    newReason: v.nullish(v.string()),
    oldReason: v.nullish(v.string()),
    couldHaveRunningContainers: v.boolean(),
    Ready: v.picklist(['True', 'False']),
  }),
  ({ oldPhase, newPhase, newReason, oldReason, couldHaveRunningContainers, Ready }) => {
    const told = mergedStatus(
      { phase: oldPhase, reason: oldReason ?? undefined },
      { phase: newPhase, reason: newReason ?? undefined },
      couldHaveRunningContainers,
    );
    const ready = told.notReadyBecause ? 'False' : Ready;
    return {
      phase: is(told.phase),
      reason: is(told.reason),
      Ready: is(ready),
      ContainersReady: is(ready),
      conditionReason: is(told.notReadyBecause),
      DisruptionTarget: is(told.disruptionTarget),
    };
  },
);

export const drainAreas: Readonly<Record<string, Area>> = {
  eviction: oneOf(request, charged, live),
  'drain-filter': oneOf(filter, skipDeleted, notApplicable('kubectl itself adds no filters of others')),
  'drain-wait': oneOf(
    waiting,
    notApplicable('clusters without the Eviction API, and namespaces that are deleted meanwhile, are not played'),
  ),
  'terminal-phase': oneOf(over, statuses, merged),
};
