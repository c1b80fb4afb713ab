// A whole application on its nodes: what a drain or a rollout does to it.
import type { Localized } from '../base/localized.ts';
import type { FileUri } from '../base/place.ts';
import { clusterTimeline, type ClusterTimeline } from '../lifecycle/cluster/clusterTimeline.ts';
import { syncPeriod } from '../lifecycle/cluster/controllers/autoscalerScaleIn.ts';
import type { DrainModel } from '../lifecycle/cluster/drain.ts';
import type { ClusterAct } from '../lifecycle/cluster/simulateCluster.ts';
import { isWorkload, type PersistentVolumeClaim, type Workload } from '../manifest/manifest.ts';
import type { AssumptionUse } from '../scenario/assumptions.ts';
import { clusterScenario, type StagedWorkload } from '../scenario/clusterModel.ts';
import { namespaceOf } from '../scenario/ownerModel.ts';
import type { NodeRequest } from '../scenario/placement.ts';
import { scaleInOf, type ScaleIn } from '../scenario/scaleIn.ts';
import { autoscalersOf } from '../workspace/links/autoscalers.ts';
import { budgetsCovering } from '../workspace/links/budgets.ts';
import { claimOf } from '../workspace/links/claims.ts';
import { configSourcesOf } from '../workspace/links/configSources.ts';
import { servicesSelecting } from '../workspace/links/services.ts';
import { unitView, type UnitView } from '../workspace/unitView.ts';
import { manifestsOf } from '../workspace/workspace.ts';
import type { Snapshot } from './snapshot.ts';
import { workloadOf, type TimelineTarget } from './targets.ts';

export type StageAct =
  /** The pod template of the workload is changed. */
  | { readonly type: 'rollout'; readonly target: TimelineTarget }
  /** The load of the workload falls from what its autoscaler has at most. */
  | { readonly type: 'scaleIn'; readonly target: TimelineTarget }
  | { readonly type: 'drain'; readonly drains: readonly DrainModel[] };

export interface StageRequest {
  /** Whose pods are there. */
  readonly targets: readonly TimelineTarget[];
  readonly nodes: readonly NodeRequest[];
  readonly act: StageAct;
}

export type StageAnswer =
  | {
      readonly type: 'timeline';
      readonly timeline: ClusterTimeline;
      readonly assumptions: readonly AssumptionUse[];
    }
  | { readonly type: 'unknown'; readonly why: Localized };

export function stage(snapshot: Snapshot, { targets, nodes, act }: StageRequest): StageAnswer {
  const why = act.type === 'rollout' ? whyNoRollout(act.target) : undefined;
  if (why) return { type: 'unknown', why };
  const falls = act.type === 'scaleIn' ? fallingLoad(snapshot, act.target) : undefined;
  if (falls?.type === 'unknown') return falls;
  const staged = targets.flatMap((target) => {
    const one = stagedWorkload(snapshot, target);
    return one ? [falls ? { ...one, replicas: falls.replicas } : one] : [];
  });
  const cluster = clusterScenario({
    workloads: staged,
    nodes,
    requestedGraceSeconds: undefined,
    assumptions: snapshot.config.assumptions,
    kubernetesMinor: snapshot.config.kubernetesMinor,
    featureGates: snapshot.config.featureGates,
  });
  if (cluster.type === 'unknown') return cluster;
  const [best, worst] = clusterActs(snapshot, act, falls);
  const timeline = clusterTimeline(cluster.model, best, worst);
  return { type: 'timeline', timeline, assumptions: cluster.assumptions };
}

/** Of the kinds that are not played some have no rollouts, and some have controllers of their own. */
function whyNoRollout({ object: { kind } }: TimelineTarget): Localized | undefined {
  switch (kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Rollout':
      return undefined;
    case 'Pod':
    case 'Job':
    case 'CronJob':
    case 'ReplicaSet':
    case 'ReplicationController':
      return {
        en: `a ${kind} has no rollout: a change of the template replaces none of its pods`,
        ko: `${kind}에는 롤아웃이 없습니다. 템플릿을 바꿔도 파드가 교체되지 않습니다`,
      };
    default:
      return {
        en: `the rollout of a ${kind} is up to a controller of its own, which is not played here`,
        ko: `${kind}의 롤아웃은 별도의 컨트롤러가 맡으며, 여기서는 재현하지 않습니다`,
      };
  }
}

type FallingLoad = Extract<ScaleIn, { readonly type: 'scaleIn' }>;

function fallingLoad(snapshot: Snapshot, target: TimelineTarget): ScaleIn {
  const workload = workloadOf(snapshot, target);
  return scaleInOf(workload && autoscalersOf(unitView(snapshot.workspace, target.uri), workload)[0]);
}

/** In the best and in the worst case: the autoscaler looks at once, or has just looked. */
function clusterActs(
  snapshot: Snapshot,
  act: StageAct,
  falls: FallingLoad | undefined,
): readonly [best: ClusterAct, worst: ClusterAct] {
  if (act.type === 'drain') return [act, act];
  const workload = workloadOf(snapshot, act.target);
  const owner = { owner: act.target.object.name, namespace: workload ? namespaceOf(workload) : 'default' };
  if (!falls)
    return [
      { type: 'rollout', ...owner },
      { type: 'rollout', ...owner },
    ];
  const scaleIn = { type: 'scaleIn', ...owner, autoscaler: falls.autoscaler } as const;
  return [
    { ...scaleIn, firstSync: 0 },
    { ...scaleIn, firstSync: syncPeriod },
  ];
}

function stagedWorkload(snapshot: Snapshot, target: TimelineTarget): StagedWorkload | undefined {
  const workload = workloadOf(snapshot, target);
  return workload && stagedIn(unitView(snapshot.workspace, target.uri), workload);
}

export function stagedIn(unit: UnitView, workload: Workload): StagedWorkload {
  return {
    workload,
    services: servicesSelecting(unit, workload),
    budgets: budgetsCovering(unit, workload),
    claims: claimsOf(unit, workload),
    configOf: (container) => configSourcesOf(unit, workload, container),
  };
}

function claimsOf(unit: UnitView, { pod, ref }: Workload): readonly PersistentVolumeClaim[] {
  return pod.spec.volumes.flatMap(({ persistentVolumeClaim }) => {
    const name = persistentVolumeClaim?.claimName?.value;
    return (name === undefined ? undefined : claimOf(unit, ref.namespace, name)) ?? [];
  });
}

/** Every workload of some files, each name once. */
export function workloadsIn({ workspace }: Snapshot, uris: readonly FileUri[]): readonly TimelineTarget[] {
  const found = new Map<string, TimelineTarget>();
  for (const uri of uris) {
    for (const { ref } of manifestsOf(workspace, uri).filter(isWorkload)) {
      const key = JSON.stringify([ref.kind, ref.namespace, ref.name]);
      if (!found.has(key)) found.set(key, { uri, object: ref });
    }
  }
  return [...found.values()];
}
