// Who makes the pods of a workload again, and how it goes about a change of their template.
import { isReadable, type Field, type Sourced } from '../base/origin.ts';
import type { OwnerBase, OwnerModel, PodTemplate } from '../lifecycle/cluster/models.ts';
import type { Workload } from '../manifest/manifest.ts';
import { scaleOf } from './desiredPods.ts';
import { rolloutStrategyModel } from './argoRollout.ts';
import type { PlacedPodName } from './placement.ts';
import { rollingUpdateOf } from './rollingUpdate.ts';

/** Undefined for a bare Pod, which nobody makes again, and for a CronJob, whose Jobs make as many as are left to do. */
export function ownerModel(
  { workload, replicas: given }: { readonly workload: Workload; readonly replicas?: Sourced<number> },
  template: PodTemplate,
  placed: readonly PlacedPodName[],
  luck: 'best' | 'worst',
): OwnerModel | undefined {
  const base = { name: workload.ref.name, namespace: namespaceOf(workload), template, newTemplate: template };
  const replicas = given ?? scale(workload, placed);
  switch (workload.kind) {
    case 'Pod':
    case 'CronJob':
      return undefined;
    case 'Deployment':
      return {
        ...base,
        kind: 'Deployment',
        replicas,
        strategy: deploymentStrategy(workload, replicas),
        progressDeadlineSeconds: readable(workload.progressDeadlineSeconds),
      };
    case 'StatefulSet':
      return { ...base, kind: 'StatefulSet', replicas, ...statefulSet(workload) };
    case 'DaemonSet':
      return { ...base, kind: 'DaemonSet', ...daemonSet(workload) };
    case 'Rollout':
      return workload.strategy
        ? {
            ...base,
            kind: 'Rollout',
            replicas,
            strategy: rolloutStrategyModel(workload.strategy, replicas.value, luck),
          }
        : { ...base, kind: 'other', ownerKind: workload.kind, replicas };
    default:
      return { ...base, kind: 'other', ownerKind: workload.kind, replicas };
  }
}

function deploymentStrategy(
  workload: Extract<Workload, { readonly kind: 'Deployment' }>,
  replicas: Sourced<number>,
): Extract<OwnerModel, { readonly kind: 'Deployment' }>['strategy'] {
  if (workload.strategy.type.value === 'Recreate') return { type: 'Recreate' };
  const bounds = rollingUpdateOf(workload, replicas);
  return { type: 'RollingUpdate', surge: bounds?.surge ?? 1, unavailable: bounds?.unavailable ?? 0 };
}

/** As many pods as somebody has placed count as many as are asked for. */
function scale(workload: Workload, placed: readonly PlacedPodName[]): Sourced<number> {
  const written = scaleOf(workload);
  if (written && isReadable(written)) return written;
  const value = placed.filter((one) => one.workload === workload).length;
  return { value, origin: { type: 'assumed', key: `${workload.ref.name}.replicas` } };
}

function readable<T>(field: Field<T> | undefined): Sourced<T> | undefined {
  return field && isReadable(field) ? field : undefined;
}

type StatefulSetOwn = Omit<
  Extract<OwnerModel, { readonly kind: 'StatefulSet' }>,
  keyof OwnerBase | 'kind' | 'replicas'
>;

function statefulSet({
  firstOrdinal,
  podManagementPolicy,
  updateStrategy: { type, partition },
}: Extract<Workload, { readonly kind: 'StatefulSet' }>): StatefulSetOwn {
  return {
    ordinalsStart: firstOrdinal.value ?? 0,
    podManagementPolicy: podManagementPolicy.value === 'Parallel' ? 'Parallel' : 'OrderedReady',
    partition: type.value === 'OnDelete' ? undefined : (partition.value ?? 0),
    // Heeded only with a gate that is off (R130).
    maxUnavailable: undefined,
  };
}

type DaemonSetOwn = Omit<Extract<OwnerModel, { readonly kind: 'DaemonSet' }>, keyof OwnerBase | 'kind'>;

function daemonSet({
  updateStrategy: { type, maxSurge, maxUnavailable },
}: Extract<Workload, { readonly kind: 'DaemonSet' }>): DaemonSetOwn {
  return { surge: maxSurge.value, unavailable: maxUnavailable.value, onDelete: type.value === 'OnDelete' };
}

export function namespaceOf({ ref }: Workload): string {
  return ref.namespace ?? 'default';
}
