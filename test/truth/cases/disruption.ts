// How many pods may be missing: budgets, and the bounds of rolling updates.
import * as v from 'valibot';
import { disruptionsAllowed } from '../../../server/src/core/lifecycle/disruptionsAllowed.ts';
import {
  daemonSetBounds,
  deploymentBounds,
  statefulSetUnavailable,
} from '../../../server/src/core/lifecycle/rollingUpdateBounds.ts';
import { is, notApplicable, oneOf, shape, type Area } from './evaluate.ts';

const intOrPercent = v.nullish(v.union([v.number(), v.string()]));

const budget: Area = shape(
  v.strictObject({
    pdb: v.strictObject({
      minAvailable: intOrPercent,
      maxUnavailable: intOrPercent,
      selector: v.optional(v.unknown()),
    }),
    controllerScales: v.array(v.number()),
    matchingPods: v.number(),
    healthyPods: v.number(),
    unmanagedPods: v.number(),
  }),
  ({ pdb, controllerScales, matchingPods, healthyPods }) => {
    const { minAvailable, maxUnavailable } = pdb;
    const answer = disruptionsAllowed(
      { minAvailable: minAvailable ?? undefined, maxUnavailable: maxUnavailable ?? undefined },
      { scales: controllerScales, matching: matchingPods, healthy: healthyPods },
    );
    return {
      disruptionsAllowed: is(answer?.allowed),
      currentHealthy: is(healthyPods),
      desiredHealthy: is(answer?.desiredHealthy),
      expectedPods: is(answer?.expectedPods),
    };
  },
);

const fenceposts: Area = shape(
  v.strictObject({ maxSurge: intOrPercent, maxUnavailable: intOrPercent, desired: v.number() }),
  ({ maxSurge, maxUnavailable, desired }) => {
    const bounds = deploymentBounds(
      { maxSurge: maxSurge ?? undefined, maxUnavailable: maxUnavailable ?? undefined },
      desired,
    );
    return {
      error: is(bounds === undefined),
      surge: is(bounds?.surge ?? 0),
      unavailable: is(bounds?.unavailable ?? 0),
    };
  },
);

const deploymentUnavailable: Area = shape(
  v.strictObject({
    strategy: v.literal('RollingUpdate'),
    replicas: v.number(),
    maxSurge: intOrPercent,
    maxUnavailable: intOrPercent,
  }),
  ({ replicas, maxSurge, maxUnavailable }) => {
    const bounds = deploymentBounds(
      { maxSurge: maxSurge ?? undefined, maxUnavailable: maxUnavailable ?? undefined },
      replicas,
    );
    return { maxUnavailable: is(bounds && replicas - bounds.leastAvailable) };
  },
);

const daemonSet: Area = shape(
  v.strictObject({ maxSurge: intOrPercent, maxUnavailable: intOrPercent, desiredNumberScheduled: v.number() }),
  ({ maxSurge, maxUnavailable, desiredNumberScheduled }) => {
    const bounds = daemonSetBounds(
      { maxSurge: maxSurge ?? undefined, maxUnavailable: maxUnavailable ?? undefined },
      desiredNumberScheduled,
    );
    return { maxSurge: is(bounds?.surge), maxUnavailable: is(bounds?.unavailable) };
  },
);

const statefulSet: Area = shape(
  v.strictObject({ maxUnavailable: intOrPercent, replicas: v.number(), featureGates: v.unknown() }),
  ({ maxUnavailable, replicas }) => ({
    maxUnavailable: is(statefulSetUnavailable(maxUnavailable ?? undefined, replicas)),
  }),
);

export const disruptionAreas: Readonly<Record<string, Area>> = {
  'pdb-math': oneOf(budget, notApplicable('which evictions a live budget remembers is no part of a manifest')),
  'deployment-fenceposts': oneOf(
    fenceposts,
    deploymentUnavailable,
    notApplicable('a Recreate has no bounds: the product does not ask for them'),
  ),
  'daemonset-counts': daemonSet,
  'statefulset-maxunavailable': statefulSet,
};
