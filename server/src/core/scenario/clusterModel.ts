// The bridge between a whole application and the engine: workloads, budgets and the nodes that they stand on become a
// model, in the best and in the worst case.
import type { Localized } from '../base/localized.ts';
import type { Sourced } from '../base/origin.ts';
import type { BudgetModel, ClusterModel, PlacedPod, PodTemplate } from '../lifecycle/cluster/models.ts';
import { countsScales } from '../lifecycle/disruptionsAllowed.ts';
import type { Scenario } from '../lifecycle/models.ts';
import type { PersistentVolumeClaim, PodDisruptionBudget, Workload } from '../manifest/manifest.ts';
import { matches } from '../manifest/labelSelector.ts';
import type { AssumptionUse } from './assumptions.ts';
import { readBudget } from './budgetAllowance.ts';
import { scaleOf } from './desiredPods.ts';
import { namespaceOf, ownerModel } from './ownerModel.ts';
import { placePods, type NodeRequest, type PlacedPodName } from './placement.ts';
import { podScenario, type PodRequest } from './podScenario.ts';
import type { Range } from './range.ts';

/** A workload and what it is connected with. */
export interface StagedWorkload {
  readonly workload: Workload;
  readonly services: PodRequest['services'];
  readonly budgets: readonly PodDisruptionBudget[];
  readonly claims: readonly PersistentVolumeClaim[];
  readonly configOf: PodRequest['configOf'];
  /** How many pods there are, where that is not what the manifest says. */
  readonly replicas?: Sourced<number>;
}

export interface ClusterRequest extends Omit<PodRequest, 'workload' | 'services' | 'configOf' | 'trigger'> {
  readonly workloads: readonly StagedWorkload[];
  readonly nodes: readonly NodeRequest[];
}

export type ClusterScenario =
  | {
      readonly type: 'cluster';
      readonly model: Range<ClusterModel>;
      readonly assumptions: readonly AssumptionUse[];
    }
  | { readonly type: 'unknown'; readonly why: Localized };

interface Staged extends StagedWorkload {
  readonly scenario: Range<Scenario>;
}

export function clusterScenario(request: ClusterRequest): ClusterScenario {
  const staged: Staged[] = [];
  const assumptions = new Map<string, AssumptionUse>();
  for (const one of request.workloads) {
    const pod = podScenario({ ...request, ...one, trigger: 'deletion' });
    if (pod.type === 'unknown') return pod;
    for (const use of pod.assumptions) assumptions.set(use.key, use);
    staged.push({ ...one, scenario: pod.scenario });
  }
  const placement = placePods(
    staged.map(({ workload }) => workload),
    request.nodes,
    (workload) => staged.find((one) => one.workload === workload)?.replicas ?? scaleOf(workload),
  );
  if (placement.type === 'unknown') return placement;
  const budgets = budgetModels(staged);
  const model = (luck: 'best' | 'worst'): ClusterModel => clusterModel(staged, placement.pods, budgets, request, luck);
  return {
    type: 'cluster',
    model: { best: model('best'), worst: model('worst') },
    assumptions: [...assumptions.values()],
  };
}

function clusterModel(
  staged: readonly Staged[],
  placed: readonly PlacedPodName[],
  budgets: readonly BudgetModel[],
  { nodes }: ClusterRequest,
  luck: 'best' | 'worst',
): ClusterModel {
  const templates = new Map(staged.map((one) => [one.workload, podTemplate(one, luck)]));
  const templateOf = (workload: Workload): PodTemplate => {
    const template = templates.get(workload);
    if (!template) throw new Error('a pod was placed whose workload is not on stage');
    return template;
  };
  return {
    nodes: nodes.map(({ name, maxPods }) => ({ name, maxPods, cordoned: false })),
    owners: staged.flatMap((one) => ownerModel(one, templateOf(one.workload), placed, luck) ?? []),
    pods: placed.map(({ pod, node, workload }): PlacedPod => {
      const { kind, name } = workload.ref;
      const owner = kind === 'Pod' ? undefined : { kind, name, namespace: namespaceOf(workload) };
      return { name: pod, node, owner, template: templateOf(workload) };
    }),
    budgets,
  };
}

function podTemplate({ workload, scenario, budgets, claims }: Staged, luck: 'best' | 'worst'): PodTemplate {
  const { spec, annotations } = workload.pod;
  const cost = Number(annotations.get('controller.kubernetes.io/pod-deletion-cost') ?? 0);
  return {
    namespace: namespaceOf(workload),
    scenario: scenario[luck],
    budgets: budgets.map(({ ref }) => ref.name),
    hostPorts: spec.containers.flatMap(({ ports }) =>
      ports.flatMap(({ hostPort, containerPort }) => {
        const port = spec.hostNetwork.value === true ? (containerPort ?? hostPort) : hostPort;
        return port?.value ?? [];
      }),
    ),
    oneANode: keepsApart(workload),
    claims: claimModels(claims),
    hasEmptyDir: spec.volumes.some(({ type }) => type === 'emptyDir'),
    minReadySeconds: minReadySecondsOf(workload),
    deletionCost: Number.isFinite(cost) ? cost : 0,
  };
}

/** Required podAntiAffinity that its own pods fall under, node by node. */
function keepsApart({ pod }: Workload): boolean {
  return pod.spec.affinity.podAntiAffinity.required.some(
    ({ topologyKey, labelSelector }) =>
      topologyKey?.value === 'kubernetes.io/hostname' &&
      labelSelector !== undefined &&
      matches(labelSelector, pod.labels),
  );
}

function claimModels(claims: readonly PersistentVolumeClaim[]): PodTemplate['claims'] {
  return claims.flatMap(({ ref, claim }) => {
    const [mode, other] = claim.accessModes?.value ?? [];
    if (other !== undefined || (mode !== 'ReadWriteOnce' && mode !== 'ReadWriteOncePod')) return [];
    return [{ name: ref.name, accessMode: mode }];
  });
}

function minReadySecondsOf(workload: Workload): number {
  return 'minReadySeconds' in workload ? (workload.minReadySeconds.value ?? 0) : 0;
}

function budgetModels(staged: readonly Staged[]): readonly BudgetModel[] {
  const models = new Map<string, BudgetModel>();
  for (const { workload, budgets } of staged) {
    for (const manifest of budgets) {
      const budget = readBudget(manifest);
      if (!budget) continue;
      const key = `${namespaceOf(workload)}/${manifest.ref.name}`;
      const unscaled = workload.kind !== 'Pod' && scaleOf(workload) === undefined && countsScales(budget);
      models.set(key, {
        name: manifest.ref.name,
        namespace: namespaceOf(workload),
        budget,
        unhealthyPodEvictionPolicy:
          manifest.unhealthyPodEvictionPolicy.value === 'AlwaysAllow' ? 'AlwaysAllow' : 'IfHealthyBudget',
        failsSync: unscaled || models.get(key)?.failsSync === true,
      });
    }
  }
  return [...models.values()];
}
