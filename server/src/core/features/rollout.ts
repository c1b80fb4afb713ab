// What becomes of a workload when its template is changed, for whoever only wants to say it in a line.
import type { ClusterTimeline } from '../lifecycle/cluster/clusterTimeline.ts';
import { clusterTimeline } from '../lifecycle/cluster/clusterTimeline.ts';
import type { Workload } from '../manifest/manifest.ts';
import { clusterScenario } from '../scenario/clusterModel.ts';
import { scaleOf } from '../scenario/desiredPods.ts';
import { namespaceOf } from '../scenario/ownerModel.ts';
import { threeNodes } from '../scenario/placement.ts';
import { TracedMemo } from '../workspace/tracedMemo.ts';
import type { UnitView } from '../workspace/unitView.ts';
import type { Snapshot } from './snapshot.ts';
import { stagedIn } from './stage.ts';

const rollouts = new TracedMemo<Workload, ClusterTimeline | undefined>();

/** More than these take long to play, and nobody reads their lens for the second. */
const mostPods = 50;

function isRolledOut({ kind }: Workload): boolean {
  return kind === 'Deployment' || kind === 'StatefulSet' || kind === 'Rollout';
}

/**
 * On nodes enough for two of each pod, so that only what no cluster helps against is in its way. Undefined for workloads
 * whose rollouts we do not play, or of which something cannot be known.
 * @param whole what it becomes a part of
 */
export function workloadRollout(
  { workspace, config }: Snapshot,
  workload: Workload,
  whole?: UnitView,
): ClusterTimeline | undefined {
  const replicas = scaleOf(workload)?.value ?? 0;
  if (!isRolledOut(workload)) return undefined;
  if (replicas < 1 || replicas > mostPods) return undefined;
  const { assumptions, kubernetesMinor, featureGates } = config;
  const inputs = [assumptions, kubernetesMinor, featureGates];
  const play = (unit: UnitView): ClusterTimeline | undefined => {
    const cluster = clusterScenario({
      workloads: [stagedIn(unit, workload)],
      nodes: threeNodes(Math.max(3, 2 * replicas)),
      requestedGraceSeconds: undefined,
      assumptions,
      kubernetesMinor,
      featureGates,
    });
    if (cluster.type === 'unknown') return undefined;
    const act = { type: 'rollout', owner: workload.ref.name, namespace: namespaceOf(workload) } as const;
    return clusterTimeline(cluster.model, act);
  };
  return rollouts.get(workload, inputs, workspace, workload.at.document.uri, play, whole);
}
