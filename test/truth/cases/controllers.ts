// How controllers move pods: Deployments, ReplicaSets, StatefulSets, DaemonSets and autoscalers.
import * as v from 'valibot';
import {
  daemonSetStep,
  type DaemonNode,
} from '../../../server/src/core/lifecycle/cluster/controllers/daemonSetUpdate.ts';
import {
  grownNewReplicaSet,
  oldPodsRunning,
  scaledDown,
  shrunkOldReplicaSets,
  withoutUnhealthy,
} from '../../../server/src/core/lifecycle/cluster/controllers/deploymentRolling.ts';
import { scaledDeployment } from '../../../server/src/core/lifecycle/cluster/controllers/deploymentScale.ts';
import { stabilized } from '../../../server/src/core/lifecycle/cluster/controllers/hpaStabilization.ts';
import { deploymentBounds } from '../../../server/src/core/lifecycle/rollingUpdateBounds.ts';
import { is, notApplicable, oneOf, shape, Uncovered, type Area } from './evaluate.ts';
import { statefulSetRolling } from './statefulSets.ts';

const count = v.number();
const intOrPercent = v.union([v.number(), v.string()]);

function boundsOf(maxSurge: number | string, maxUnavailable: number | string, replicas: number) {
  const bounds = deploymentBounds({ maxSurge, maxUnavailable }, replicas);
  if (!bounds) throw new Uncovered('a bound that is no number');
  return bounds;
}

const reconcileNew: Area = shape(
  v.strictObject({
    replicas: count,
    maxSurge: intOrPercent,
    maxUnavailable: intOrPercent,
    oldReplicas: count,
    newReplicas: count,
  }),
  ({ replicas, maxSurge, maxUnavailable, oldReplicas, newReplicas }) => {
    const { surge } = boundsOf(maxSurge, maxUnavailable, replicas);
    const grown = grownNewReplicaSet({ replicas, surge }, newReplicas, oldReplicas + newReplicas);
    return { scaled: is(grown !== newReplicas), newReplicas: is(grown) };
  },
);

const reconcileOld: Area = shape(
  v.strictObject({
    replicas: count,
    maxSurge: intOrPercent,
    maxUnavailable: intOrPercent,
    oldReplicas: count,
    newReplicas: count,
    availableOld: count,
    availableNew: count,
  }),
  ({ replicas, maxSurge, maxUnavailable, oldReplicas, newReplicas, availableOld, availableNew }) => {
    const { surge, unavailable } = boundsOf(maxSurge, maxUnavailable, replicas);
    const [left] = shrunkOldReplicaSets(
      { replicas, surge, unavailable },
      [{ replicas: oldReplicas, available: availableOld }],
      { replicas: newReplicas, available: availableNew },
    );
    return { scaled: is(left !== oldReplicas), oldReplicas: is(left) };
  },
);

const cleanup: Area = shape(
  v.strictObject({ oldReplicas: count, availableOld: count, maxCleanupCount: count }),
  ({ oldReplicas, availableOld, maxCleanupCount }) => {
    const [left = 0] = withoutUnhealthy([{ replicas: oldReplicas, available: availableOld }], maxCleanupCount);
    return { cleaned: is(oldReplicas - left) };
  },
);

const scaleDownOld: Area = shape(
  v.strictObject({
    replicas: count,
    maxSurge: intOrPercent,
    maxUnavailable: intOrPercent,
    oldReplicas: count,
    availableOld: count,
  }),
  ({ replicas, maxSurge, maxUnavailable, oldReplicas, availableOld }) => {
    const { unavailable } = boundsOf(maxSurge, maxUnavailable, replicas);
    const [left] = scaledDown([oldReplicas], availableOld - (replicas - unavailable));
    return { scaled: is(left !== oldReplicas), oldReplicas: is(left) };
  },
);

const newReplicas: Area = shape(
  v.strictObject({
    strategy: v.picklist(['RollingUpdate', 'Recreate']),
    replicas: count,
    newRSReplicas: count,
    maxSurge: intOrPercent,
    allReplicaSetsTotal: v.optional(count),
  }),
  ({ strategy, replicas, newRSReplicas, maxSurge, allReplicaSetsTotal = newRSReplicas }) => {
    if (strategy === 'Recreate') return { newRSReplicas: is(replicas) };
    const { surge } = boundsOf(maxSurge, 0, replicas);
    // The restated function is asked only where the new one is too small: a sync has looked at that before.
    const grown =
      newRSReplicas > replicas
        ? newRSReplicas
        : grownNewReplicaSet({ replicas, surge }, newRSReplicas, allReplicaSetsTotal);
    return { newRSReplicas: is(grown) };
  },
);

const phase = v.picklist(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']);

const recreate: Area = shape(
  v.strictObject({ oldRSStatusReplicas: count, oldPodPhases: v.array(phase) }),
  ({ oldRSStatusReplicas, oldPodPhases }) => ({
    oldPodsRunning: is(oldPodsRunning(oldRSStatusReplicas, oldPodPhases)),
  }),
);

const scale: Area = shape(
  v.strictObject({
    replicas: count,
    previousReplicas: count,
    maxSurge: intOrPercent,
    previousMaxSurge: intOrPercent,
    maxUnavailable: intOrPercent,
    newRS: v.nullable(count),
    oldRSs: v.array(count),
  }),
  ({ replicas, previousReplicas, maxSurge, previousMaxSurge, newRS, oldRSs }) => {
    const { surge } = boundsOf(maxSurge, 0, replicas);
    const maxReplicas = previousReplicas + boundsOf(previousMaxSurge, 0, previousReplicas).surge;
    const scaled = scaledDeployment({
      replicas,
      surge,
      newReplicaSet: newRS === null ? undefined : { replicas: newRS, maxReplicas },
      oldReplicaSets: oldRSs.map((size) => ({ replicas: size, maxReplicas })),
    });
    return { newRS: is(scaled.newReplicaSet), oldRSs: is(scaled.oldReplicaSets) };
  },
);

const surging: Area = shape(
  v.strictObject({
    nodes: count,
    maxUnavailable: count,
    maxSurge: count,
    readyAfterEverySecondSync: v.literal(true),
  }),
  ({ nodes, maxUnavailable, maxSurge }, expected) => {
    const { syncs } = v.parse(v.looseObject({ syncs: v.array(v.unknown()) }), expected);
    let state: readonly DaemonNode[] = Array.from({ length: nodes }, (_, index) => ({
      name: `node-${String(index)}`,
      pods: [{ revision: 'old', available: true, terminating: false }],
    }));
    return {
      syncs: is(
        syncs.map((_, index) => {
          const spec = { surge: maxSurge, unavailable: maxUnavailable, onDelete: false };
          const step = daemonSetStep(spec, state);
          state = state.map(({ name, pods }) => ({
            name,
            pods: [
              ...pods.filter(({ revision }) => revision === 'new' || !step.delete.includes(name)),
              ...(step.create.includes(name)
                ? [{ revision: 'new' as const, available: false, terminating: false }]
                : []),
            ],
          }));
          if (index % 2 === 1)
            state = state.map(({ name, pods }) => ({ name, pods: pods.map((pod) => ({ ...pod, available: true })) }));
          return { create: step.create.length, delete: step.delete.length };
        }),
      ),
    };
  },
);

const hpa: Area = shape(
  v.strictObject({
    windowSeconds: count,
    'recommendations[value,ageSeconds]': v.array(v.tuple([count, count])),
    desired: count,
  }),
  ({ windowSeconds, 'recommendations[value,ageSeconds]': recommendations, desired }) => ({
    replicas: is(
      stabilized(
        desired,
        recommendations.map(([replicas, ageSeconds]) => ({ replicas, ageSeconds })),
        windowSeconds,
      ),
    ),
  }),
);

export const controllerAreas: Readonly<Record<string, Area>> = {
  'deployment-rolling': oneOf(reconcileOld, reconcileNew, cleanup, scaleDownOld),
  'deployment-newrs': oneOf(newReplicas),
  'deployment-recreate': oneOf(
    recreate,
    notApplicable('which objects a Deployment lists is no part of the story of its pods'),
  ),
  'deployment-scale': oneOf(scale),
  'statefulset-rolling': statefulSetRolling,
  'daemonset-rolling': oneOf(surging),
  'hpa-stabilization': oneOf(hpa),
};
