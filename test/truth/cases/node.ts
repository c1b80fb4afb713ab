// What a node does to its pods by itself.
import * as v from 'valibot';
import { assumed } from '../../../server/src/core/base/origin.ts';
import { nodePressureGrace } from '../../../server/src/core/lifecycle/nodePressure.ts';
import {
  shutdownGrace,
  shutdownGroupOf,
  shutdownGroups,
  type ShutdownGroup,
} from '../../../server/src/core/lifecycle/nodeShutdown.ts';
import { sourced } from './deletion.ts';
import { is, notApplicable, oneOf, shape, Uncovered, type Area } from './evaluate.ts';
import { event, timelineOf } from './pod.ts';

const pressure: Area = shape(
  v.strictObject({
    threshold: v.picklist(['hard', 'soft']),
    evictionMaxPodGracePeriod: v.number(),
    'spec.terminationGracePeriodSeconds': v.nullish(v.number()),
  }),
  ({ threshold, evictionMaxPodGracePeriod, 'spec.terminationGracePeriodSeconds': podGrace }) => {
    const longest = assumed('evictionMaxPodGracePeriod', evictionMaxPodGracePeriod);
    return { gracePeriodOverride: is(nodePressureGrace(threshold, longest, sourced(podGrace)).value) };
  },
);

const periods = { shutdownGracePeriod: v.number(), shutdownGracePeriodCriticalPods: v.number() };
const groupsKey = 'groups[priority,seconds]';
const groupCase = v.array(v.tuple([v.number(), v.number()]));

function groupsOf(pairs: v.InferOutput<typeof groupCase>) {
  return pairs.map(([priority, shutdownGracePeriodSeconds]) => ({ priority, shutdownGracePeriodSeconds }));
}

const groups: Area = shape(v.strictObject(periods), ({ shutdownGracePeriod, shutdownGracePeriodCriticalPods }) => {
  const found = shutdownGroups(shutdownGracePeriod, shutdownGracePeriodCriticalPods);
  const pairs = found.map(({ priority, shutdownGracePeriodSeconds }) => [priority, shutdownGracePeriodSeconds]);
  return { [groupsKey]: is(pairs.length === 0 ? null : pairs) };
});

const assignment: Area = shape(
  v.strictObject({ [groupsKey]: groupCase, podPriorities: v.record(v.string(), v.number()) }),
  ({ [groupsKey]: pairs, podPriorities }) => {
    const of = (priority: number) => shutdownGroupOf(groupsOf(pairs), priority)?.priority ?? null;
    return {
      assignment: is(Object.fromEntries(Object.entries(podPriorities).map(([pod, priority]) => [pod, of(priority)]))),
    };
  },
);

const pods = v.record(
  v.string(),
  v.strictObject({ priority: v.number(), terminationGracePeriodSeconds: v.nullish(v.number()) }),
);

function overridesOf(
  found: readonly ShutdownGroup[],
  given: v.InferOutput<typeof pods>,
): Readonly<Record<string, number>> {
  const overrides = Object.entries(given).flatMap(([name, { priority, terminationGracePeriodSeconds }]) => {
    const group = shutdownGroupOf(found, priority);
    if (!group) return [];
    const period = assumed('shutdownGracePeriod', group.shutdownGracePeriodSeconds);
    return [[name, shutdownGrace(period, sourced(terminationGracePeriodSeconds)).value] as const];
  });
  return Object.fromEntries(overrides);
}

const overrides: Area = shape(
  v.strictObject({
    ...periods,
    logindInhibitDelay: v.optional(v.number()),
    logindInhibitDelayAfterOverride: v.optional(v.number()),
    pods,
  }),
  ({ shutdownGracePeriod, shutdownGracePeriodCriticalPods, logindInhibitDelayAfterOverride, pods: given }) => {
    if (logindInhibitDelayAfterOverride !== undefined && logindInhibitDelayAfterOverride < shutdownGracePeriod) {
      throw new Uncovered('not applicable: the product knows no logind, which may refuse the kubelet its time');
    }
    const found = shutdownGroups(shutdownGracePeriod, shutdownGracePeriodCriticalPods);
    return { gracePeriodOverride: is(overridesOf(found, given)) };
  },
);

const groupOverrides: Area = shape(
  v.strictObject({ [groupsKey]: groupCase, pods }),
  ({ [groupsKey]: pairs, pods: given }) => ({ gracePeriodOverride: is(overridesOf(groupsOf(pairs), given)) }),
);

const elsewhere = 'the product tells the phase, and no texts of a status';

const phases: Area = shape(
  v.strictObject({ podPhases: v.record(v.string(), v.picklist(['Running', 'Failed', 'Succeeded'])) }),
  ({ podPhases }) => ({
    phases: is(Object.fromEntries(Object.entries(podPhases).map(([pod, phase]) => [pod, phaseAfterShutdown(phase)]))),
    reason: elsewhere,
    message: elsewhere,
    condition: elsewhere,
  }),
);

/** A pod that has come to its end before the node goes down keeps the phase that it has. */
function phaseAfterShutdown(before: 'Running' | 'Failed' | 'Succeeded'): string {
  // A pod that never gets ready is acted upon after a minute, when this one has ended.
  const ended = [
    ['app.runsFor', '1s'],
    ['app.readyAfter', 'never'],
    ['app.exitCode', before === 'Failed' ? '1' : '0'],
  ] as const;
  const timeline = timelineOf({
    spec: { restartPolicy: 'Never', containers: [{ name: 'app', readinessProbe: { exec: { command: ['ready'] } } }] },
    assumptions: new Map([['app.exitsAfterStopSignal', '0s'], ...(before === 'Running' ? [] : ended)]),
    trigger: 'nodeShutdown',
  });
  return event(timeline, 'podFinished')?.detail.phase ?? before;
}

export const nodeAreas: Readonly<Record<string, Area>> = {
  'node-pressure': oneOf(pressure),
  'node-shutdown': oneOf(groups, assignment, overrides, groupOverrides, phases),
  taint: notApplicable(
    'taints are no trigger of the product: it computes neither how long one is tolerated nor what admission adds',
  ),
};
