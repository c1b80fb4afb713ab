// An application of one file on some nodes, and what a drain or a rollout does to it.
import { fileUri } from '../../server/src/core/base/place.ts';
import { clusterTimeline, type ClusterTimeline } from '../../server/src/core/lifecycle/cluster/clusterTimeline.ts';
import { kubectlDrain, type DrainModel } from '../../server/src/core/lifecycle/cluster/drain.ts';
import type { ClusterModel } from '../../server/src/core/lifecycle/cluster/models.ts';
import type { ClusterAct } from '../../server/src/core/lifecycle/cluster/simulateCluster.ts';
import { isWorkload } from '../../server/src/core/manifest/manifest.ts';
import { clusterScenario } from '../../server/src/core/scenario/clusterModel.ts';
import { threeNodes, type NodeRequest } from '../../server/src/core/scenario/placement.ts';
import type { Range } from '../../server/src/core/scenario/range.ts';
import { budgetsCovering } from '../../server/src/core/workspace/links/budgets.ts';
import { claimOf } from '../../server/src/core/workspace/links/claims.ts';
import { servicesSelecting } from '../../server/src/core/workspace/links/services.ts';
import { unitView } from '../../server/src/core/workspace/unitView.ts';
import { applyChanges, emptyWorkspace, manifestsOf } from '../../server/src/core/workspace/workspace.ts';
import { configAlone } from '../support/configAlone.ts';

export function staged(
  text: string,
  nodes: readonly NodeRequest[],
  assumptions: ReadonlyMap<string, string> = new Map(),
): Range<ClusterModel> {
  const uri = fileUri('file:///application.yaml');
  const workspace = applyChanges(emptyWorkspace, [{ uri, text }]);
  const unit = unitView(workspace, uri);
  const answer = clusterScenario({
    workloads: manifestsOf(workspace, uri)
      .filter(isWorkload)
      .map((workload) => ({
        workload,
        services: servicesSelecting(unit, workload),
        budgets: budgetsCovering(unit, workload),
        claims: workload.pod.spec.volumes.flatMap(
          ({ persistentVolumeClaim }) =>
            claimOf(unit, workload.ref.namespace, persistentVolumeClaim?.claimName?.value ?? '') ?? [],
        ),
        configOf: configAlone,
      })),
    nodes,
    requestedGraceSeconds: undefined,
    assumptions,
    kubernetesMinor: 36,
    featureGates: new Map(),
  });
  if (answer.type === 'unknown') throw new Error(answer.why.en);
  return answer.model;
}

export function played(
  text: string,
  act: ClusterAct,
  nodes: readonly NodeRequest[] = threeNodes(),
  assume: Readonly<Record<string, string>> = {},
): ClusterTimeline {
  return clusterTimeline(staged(text, nodes, new Map(Object.entries(assume))), act);
}

/** Nodes by name, each with the pods on it. */
export function nodesWith(pods: Readonly<Record<string, readonly string[]>>, maxPods?: number): readonly NodeRequest[] {
  return Object.entries(pods).map(([name, named]) => ({ name, pods: named, maxPods }));
}

/** One `kubectl drain --ignore-daemonsets` for each list of nodes. */
export function drainOf(nodes: readonly (readonly string[])[], change: Partial<DrainModel> = {}): ClusterAct {
  return {
    type: 'drain',
    drains: nodes.map((one) => ({ ...kubectlDrain, ignoreDaemonSets: true, nodes: one, ...change })),
  };
}

export function rolloutOf(owner: string): ClusterAct {
  return { type: 'rollout', owner, namespace: 'default' };
}

/** Seconds of each event of a type, in the best case. */
export function secondsOf({ events }: ClusterTimeline, type: string): readonly number[] {
  return events.filter((event) => event.type === type).map(({ at }) => at / 1000);
}

/** The names of the pods that an event of a type is about, in order. */
export function podsOf({ events }: ClusterTimeline, type: string): readonly string[] {
  return events.filter((event) => event.type === type).map(({ pod }) => pod ?? '');
}
