// `kubectl drain` at work (R112–R119): it cordons, asks for the eviction of every pod at once, and waits for each.
import type { Millis } from '../../base/duration.ts';
import type { Sourced } from '../../base/origin.ts';
import type { LifecycleEvent } from '../events.ts';
import type { Process } from '../kernel.ts';
import { because } from '../recorder.ts';
import type { ClusterPod } from './clusterPod.ts';
import { allOf, type ClusterRun } from './clusterRun.ts';
import { drainErrors, drainVerdict, type DrainFlags } from './drainFilters.ts';
import { deletePod, evictPod, pause, type Evicted, type GiveUp } from './evictPod.ts';

export interface DrainModel extends DrainFlags {
  /** In the order in which they are drained. */
  readonly nodes: readonly string[];
  /** `--disable-eviction`: pods are deleted, and no budget is asked (R118). */
  readonly disableEviction: boolean;
  /** `--grace-period`; undefined: that of each pod. */
  readonly gracePeriodSeconds: Sourced<number> | undefined;
  /** Each node has so long; undefined: for ever. */
  readonly timeout: Millis | undefined;
}

/** `kubectl drain` without options (R113). */
export const kubectlDrain: Omit<DrainModel, 'nodes'> = {
  force: false,
  ignoreDaemonSets: false,
  deleteEmptyDirData: false,
  disableEviction: false,
  gracePeriodSeconds: undefined,
  timeout: undefined,
};

/** kubectl starts, reads its configuration and finds the node. Measured. */
const kubectlStarts: Millis = 100;
/** Whoever drains one node after the other looks that often whether all is well again. */
const lookAround: Millis = 1000;
/** From the cordon to the first Eviction. Measured. */
const podsAreListed: Millis = 10;
/**
 * One command after the other, each when the one before is through and its pods are ready elsewhere. Of each, all nodes are cordoned
 * first and then emptied one after another; what fails on one does not keep it from the next (R112).
 *
 * @param finished all of them have ended well
 */
export function* drainNodes(run: ClusterRun, drains: readonly DrainModel[], finished: () => void): Process {
  for (const drain of drains) {
    while (!run.settled) yield* run.kernel.wait(run.kernel.after(lookAround));
    const result = yield* drainOnce(run, drain);
    if (result !== 'drained') return;
  }
  finished();
}

type Drained = 'drained' | 'failed' | 'blocked';

function* drainOnce(run: ClusterRun, drain: DrainModel): Process<Drained> {
  const { kernel } = run;
  yield* kernel.wait(pause(run, kubectlStarts));
  const cordons = drain.nodes.map((node) => {
    run.cordoned.add(node);
    return run.record('nodeCordoned', undefined, { node }, []);
  });
  let failed = false;
  for (const [index, node] of drain.nodes.entries()) {
    yield* kernel.wait(pause(run, podsAreListed));
    const result = yield* drainNode(run, drain, node, cordons[index]);
    if (result === 'blocked') return result;
    failed ||= result === 'failed';
  }
  return failed ? 'failed' : 'drained';
}

function* drainNode(
  run: ClusterRun,
  drain: DrainModel,
  node: string,
  cordon: LifecycleEvent | undefined,
): Process<Drained> {
  const causes = cordon ? [because(cordon)] : [];
  const verdicts = Array.from(run.pods.ofNode(node), (pod) => {
    const drained = drainedPod(pod);
    return { of: pod, pod: drained, verdict: drainVerdict(drained, drain) };
  });
  const errors = drainErrors(verdicts);
  if (errors !== undefined) {
    run.record('drainFailed', undefined, { node, message: errors }, causes);
    return 'failed';
  }
  const began = run.kernel.now;
  const giveUp: GiveUp | undefined =
    drain.timeout === undefined ? undefined : { at: began + drain.timeout, after: drain.timeout };
  const pods = verdicts.filter(({ verdict }) => verdict.type === 'delete').map(({ of }) => of);
  const remove = drain.disableEviction ? deletePod : evictPod;
  const request = { node, giveUp, causes, gracePeriodSeconds: drain.gracePeriodSeconds };
  const evictions = pods.map((pod) => run.kernel.spawn(remove(run, pod, request)));
  return concluded(run, node, yield* run.kernel.wait(allOf(evictions)), pods);
}

function concluded(run: ClusterRun, node: string, results: readonly Evicted[], pods: readonly ClusterPod[]): Drained {
  const causes = results.flatMap((result) => (result.because ? [because(result.because)] : []));
  const blocked = pods.filter((_, index) => results[index]?.type === 'blocked').map(({ name }) => name);
  if (blocked.length > 0) {
    const budgets = [...new Set(results.flatMap((result) => (result.type === 'blocked' ? result.budgets : [])))];
    run.record('drainBlocked', undefined, { node, pods: blocked, budgets }, causes);
    return 'blocked';
  }
  const failed = results.flatMap((result) => (result.type === 'failed' ? [result.message] : []));
  if (failed.length > 0) {
    run.record('drainFailed', undefined, { node, message: failed.join(', ') }, causes);
    return 'failed';
  }
  run.record('nodeDrained', undefined, { node }, causes);
  return 'drained';
}

function drainedPod({ name, owner, template, finished }: ClusterPod) {
  return {
    namespace: template.namespace,
    name,
    controller: owner?.kind,
    orphaned: false,
    mirror: false,
    hasEmptyDir: template.hasEmptyDir,
    finished,
  };
}
