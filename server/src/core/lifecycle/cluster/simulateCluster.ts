// One run of the engine over a whole application: a drain or a rollout begins, and time passes until nothing changes.
import { seconds, type Millis } from '../../base/duration.ts';
import type { LifecycleEvent } from '../events.ts';
import { because, since } from '../recorder.ts';
import { ClusterRun, type ReadyEndpoints, type ServingDeletion } from './clusterRun.ts';
import { scaleIn } from './controllers/autoscalerScaleIn.ts';
import { reconcilerOf } from './controllers/reconcile.ts';
import { drainNodes, type DrainModel } from './drain.ts';
import type { AutoscalerModel, ClusterModel } from './models.ts';
import { OwnerRun } from './ownerRun.ts';

export type ClusterAct =
  /** One command after the other. */
  | { readonly type: 'drain'; readonly drains: readonly DrainModel[] }
  /** The template of one owner is changed. */
  | { readonly type: 'rollout'; readonly owner: string; readonly namespace: string }
  /** The load of one owner falls, and its autoscaler finds that out at its first sync. */
  | {
      readonly type: 'scaleIn';
      readonly owner: string;
      readonly namespace: string;
      readonly autoscaler: AutoscalerModel;
      readonly firstSync: Millis;
    };

export interface ClusterEvents {
  readonly events: readonly LifecycleEvent[];
  readonly readyEndpoints: readonly ReadyEndpoints[];
  /** Before anything happens. */
  readonly placed: readonly { readonly name: string; readonly node: string; readonly ready: boolean }[];
  /** Pods that were serving when they were deleted. */
  readonly deletions: readonly ServingDeletion[];
  /** When the drain or the rollout was through; null where it never is. */
  readonly completedAt: Millis | null;
}

/** A drain may wait for pods whose grace period is as long as somebody likes. */
const horizon = seconds(10 * 365 * 24 * 3600);
const maxSteps = 5_000_000;

/** Pure: equal models, equal events. */
export function simulateCluster(model: ClusterModel, act: ClusterAct): ClusterEvents {
  const run = new ClusterRun(model);
  const placed = Array.from(run.pods.all, ({ name, node, serves }) => ({ name, node: node ?? '', ready: serves }));
  const owners = model.owners.map((owner) => new OwnerRun(run, owner, reconcilerOf(owner)));
  let completedAt: Millis | null = null;
  if (act.type === 'drain') {
    run.kernel.spawn(
      drainNodes(run, act.drains, () => {
        completedAt = run.kernel.now;
      }),
    );
  } else {
    const owner = owners.find(({ model: { name, namespace } }) => name === act.owner && namespace === act.namespace);
    if (owner && act.type === 'scaleIn') {
      run.kernel.spawn(scaleIn(owner, act.autoscaler, act.firstSync));
    } else if (owner) {
      owner.rolling = 'begun';
      owner.wake(undefined);
      watchProgress(run, owner);
    }
  }
  if (!run.kernel.run(horizon, maxSteps)) throw new Error('a controller never rests');
  if (act.type === 'rollout') completedAt = rolloutEnd(run, owners);
  if (act.type === 'scaleIn') completedAt = run.events.findLast(({ type }) => type === 'podRemoved')?.at ?? null;
  return { events: run.events, placed, readyEndpoints: run.curve, deletions: run.deletions, completedAt };
}

/** Where nothing moves any more and it is not through, it never will be: the last pods that wait say why. */
function rolloutEnd(run: ClusterRun, owners: readonly OwnerRun[]): Millis | null {
  const owner = owners.find(({ rolling }) => rolling !== undefined);
  if (!owner) return null;
  if (owner.completed) return owner.completed.at;
  if (owner.standsStill) return null;
  const waiting = owner.pods.filter((pod) => pod.active && !owner.available(pod));
  const said = run.events.filter(
    ({ type, pod }) => type === 'podUnschedulable' && waiting.some(({ name }) => name === pod),
  );
  run.record(
    'rolloutBlocked',
    undefined,
    { owner: owner.title, pods: waiting.map(({ name }) => name) },
    said.map(because),
  );
  return null;
}

/** The Deployment says so when nothing has become better for progressDeadlineSeconds; nothing is undone (R126). */
function watchProgress(run: ClusterRun, owner: OwnerRun): void {
  const deadline = owner.model.kind === 'Deployment' ? owner.model.progressDeadlineSeconds : undefined;
  if (!deadline) return;
  let progressed = run.kernel.now;
  const look = (): void => {
    if (owner.completed) return;
    const due = progressed + seconds(deadline.value);
    if (run.kernel.now < due) run.kernel.at(due, look);
    else run.record('progressDeadlineExceeded', undefined, { owner: owner.title }, [since(deadline)]);
  };
  run.watch(owner.key, (_, cause) => {
    if (cause?.type === 'podReady' || cause?.type === 'podRemoved') progressed = run.kernel.now;
  });
  run.kernel.at(progressed + seconds(deadline.value), look);
}
