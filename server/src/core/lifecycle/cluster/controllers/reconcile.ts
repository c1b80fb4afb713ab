// The controllers of the kinds that make pods: what each does when something has changed.
import { daemonSetBounds, statefulSetUnavailable } from '../../rollingUpdateBounds.ts';
import type { ClusterPod } from '../clusterPod.ts';
import type { OwnerModel } from '../models.ts';
import type { OwnerRun, Reconcile } from '../ownerRun.ts';
import { daemonSetStep, type DaemonPod, type DaemonSetSpec } from './daemonSetUpdate.ts';
import { blueGreenController } from './argoBlueGreen.ts';
import { canaryController } from './argoCanary.ts';
import { grownNewReplicaSet, shrunkOldReplicaSets, type RollingDeployment } from './deploymentRolling.ts';
import { countsOf, fillReplicaSet } from './replicaSets.ts';
import { statefulSetStep } from './statefulSetUpdate.ts';

export function reconcilerOf(model: OwnerModel): Reconcile {
  switch (model.kind) {
    case 'Deployment':
      return (owner) => {
        reconcileDeployment(owner, model);
      };
    case 'StatefulSet':
      return (owner) => {
        reconcileStatefulSet(owner, model);
      };
    case 'DaemonSet':
      return (owner) => {
        reconcileDaemonSet(owner, model);
      };
    case 'Rollout':
      return model.strategy.type === 'canary'
        ? canaryController(model.strategy, model.replicas.value)
        : blueGreenController(model.strategy, model.replicas.value);
    case 'other':
      return (owner) => {
        fillReplicaSet(owner, 'old');
      };
  }
}

type ModelOf<K extends OwnerModel['kind']> = Extract<OwnerModel, { readonly kind: K }>;

/** One sync: it scales one ReplicaSet, and comes back for the next (R123). */
function reconcileDeployment(owner: OwnerRun, { replicas, strategy }: ModelOf<'Deployment'>): void {
  const { scale } = owner;
  if (owner.rolling) {
    const before = { ...scale };
    if (strategy.type === 'Recreate') recreate(owner, replicas.value);
    else roll(owner, { replicas: replicas.value, ...strategy });
    if (scale.old !== before.old || scale.new !== before.new) owner.wake(undefined);
  }
  fillReplicaSet(owner, 'old');
  if (owner.rolling) fillReplicaSet(owner, 'new');
  if (owner.rolling && isRolledOut(owner, replicas.value)) owner.complete();
}

function recreate(owner: OwnerRun, replicas: number): void {
  owner.scale.old = 0;
  const oldLeft = owner.pods.some(({ revision, finished }) => revision === 'old' && !finished);
  if (!oldLeft) owner.scale.new = replicas;
}

function roll(owner: OwnerRun, deployment: RollingDeployment): void {
  const { scale } = owner;
  const grown = grownNewReplicaSet(deployment, scale.new, scale.old + scale.new);
  if (grown !== scale.new) scale.new = grown;
  else [scale.old = 0] = shrunkOldReplicaSets(deployment, [countsOf(owner, 'old')], countsOf(owner, 'new'));
}

/** What `kubectl rollout status` waits for; pods that terminate do not count. */
function isRolledOut(owner: OwnerRun, replicas: number): boolean {
  const active = owner.pods.filter((pod) => pod.active);
  return (
    active.every(({ revision }) => revision === 'new') &&
    active.length === replicas &&
    active.every((pod) => owner.available(pod))
  );
}

function reconcileStatefulSet(owner: OwnerRun, model: ModelOf<'StatefulSet'>): void {
  const pods = owner.pods.map((pod) => ({ pod, ordinal: ordinalOf(pod) }));
  const step = statefulSetStep(
    {
      replicas: owner.scale.old,
      ordinalsStart: model.ordinalsStart,
      podManagementPolicy: model.podManagementPolicy,
      partition: owner.rolling ? model.partition : undefined,
      maxUnavailable: statefulSetUnavailable(model.maxUnavailable, model.replicas.value) ?? 1,
    },
    pods.map(({ pod, ordinal }) => ({
      ordinal,
      revision: pod.revision,
      available: owner.available(pod),
      terminating: pod.deletedAt !== undefined,
      finished: pod.finished,
    })),
  );
  for (const { ordinal, revision } of step.create) owner.create(revision, `${model.name}-${String(ordinal)}`);
  for (const { pod, ordinal } of pods) if (step.delete.includes(ordinal)) owner.delete(pod);
  if (step.create.length > 0 || step.delete.length > 0) owner.wake(undefined);
  const updated = model.ordinalsStart + (model.partition ?? 0);
  const done = pods.every(({ pod, ordinal }) => owner.available(pod) && (ordinal < updated || pod.revision === 'new'));
  if (owner.rolling && done && pods.length === model.replicas.value) owner.complete();
}

function ordinalOf({ name }: ClusterPod): number {
  return Number(name.slice(name.lastIndexOf('-') + 1));
}

function reconcileDaemonSet(owner: OwnerRun, model: ModelOf<'DaemonSet'>): void {
  const { nodes } = owner.run.model;
  const byNode = nodes.map(({ name }) => ({ name, pods: owner.pods.filter(({ node }) => node === name) }));
  const step = daemonSetStep(
    daemonSetSpec(owner, model),
    byNode.map(({ name, pods }) => ({ name, pods: pods.map((pod) => daemonPod(pod, owner)) })),
  );
  const revision = owner.rolling ? 'new' : 'old';
  for (const node of step.create) owner.create(revision, `${model.name}-${node}`, node);
  for (const { name, pods } of byNode) {
    if (!step.delete.includes(name)) continue;
    const old = pods.find((pod) => pod.revision === 'old' && pod.deletedAt === undefined);
    if (old) owner.delete(old);
  }
  const isUpdated = (pod: ClusterPod): boolean => pod.revision === 'new' && owner.available(pod);
  if (owner.rolling && byNode.every(({ pods }) => pods.length === 1 && pods.every(isUpdated))) owner.complete();
}

function daemonSetSpec(owner: OwnerRun, { surge, unavailable, onDelete }: ModelOf<'DaemonSet'>): DaemonSetSpec {
  const bounds = daemonSetBounds({ maxSurge: surge, maxUnavailable: unavailable }, owner.run.model.nodes.length);
  return {
    surge: bounds?.surge ?? 0,
    unavailable: bounds?.unavailable ?? 1,
    onDelete: onDelete || !owner.rolling,
  };
}

function daemonPod(pod: ClusterPod, owner: OwnerRun): DaemonPod {
  return { revision: pod.revision, available: owner.available(pod), terminating: pod.deletedAt !== undefined };
}
