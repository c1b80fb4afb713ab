// Which pods of a node `kubectl drain` takes away, which it leaves, and for which it refuses to begin (R114, R115).
export interface DrainFlags {
  readonly force: boolean;
  readonly ignoreDaemonSets: boolean;
  readonly deleteEmptyDirData: boolean;
}

export interface DrainedPod {
  readonly namespace: string;
  readonly name: string;
  /** The kind of its controller; undefined for a pod that nobody will make again. */
  readonly controller: string | undefined;
  /** The controller that it names is no more. */
  readonly orphaned: boolean;
  /** The kubelet made it of a file of its own. */
  readonly mirror: boolean;
  readonly hasEmptyDir: boolean;
  /** Succeeded or Failed. */
  readonly finished: boolean;
}

export type DrainVerdict =
  | { readonly type: 'delete'; readonly warning: string | undefined }
  | { readonly type: 'skip'; readonly warning: string | undefined }
  | { readonly type: 'error'; readonly message: string; readonly flag: string };

const daemonSetManaged = 'DaemonSet-managed Pods';
const localStorage = 'Pods with local storage';
const noController = 'Pods that declare no controller';

/** The first filter that says no decides; of those that say yes, the last one that warns is heard. */
export function drainVerdict(pod: DrainedPod, flags: DrainFlags): DrainVerdict {
  if (pod.controller === 'DaemonSet' && !pod.finished) return daemonSetVerdict(pod, flags);
  if (pod.mirror) return { type: 'skip', warning: undefined };
  const storage = localStorageVerdict(pod, flags);
  if (storage.type === 'error') return storage;
  const unreplicated = unreplicatedVerdict(pod, flags);
  return unreplicated.type === 'delete' && unreplicated.warning === undefined ? storage : unreplicated;
}

function daemonSetVerdict({ orphaned }: DrainedPod, flags: DrainFlags): DrainVerdict {
  if (orphaned && flags.force) return { type: 'delete', warning: 'deleting Pods that declare no controller' };
  if (flags.ignoreDaemonSets) return { type: 'skip', warning: `ignoring ${daemonSetManaged}` };
  const flag = '--ignore-daemonsets';
  return { type: 'error', message: `${daemonSetManaged} (use ${flag} to ignore)`, flag };
}

function localStorageVerdict({ hasEmptyDir, finished }: DrainedPod, flags: DrainFlags): DrainVerdict {
  if (!hasEmptyDir || finished) return { type: 'delete', warning: undefined };
  if (flags.deleteEmptyDirData) return { type: 'delete', warning: `deleting ${localStorage}` };
  const flag = '--delete-emptydir-data';
  return { type: 'error', message: `${localStorage} (use ${flag} to override)`, flag };
}

function unreplicatedVerdict({ controller, finished }: DrainedPod, flags: DrainFlags): DrainVerdict {
  if (controller !== undefined || finished) return { type: 'delete', warning: undefined };
  if (flags.force) return { type: 'delete', warning: `deleting ${noController}` };
  const flag = '--force';
  return { type: 'error', message: `${noController} (use ${flag} to override)`, flag };
}

/** As kubectl lists them: one clause for each reason, in the order of the reasons, then the pods that it holds for. */
export function drainErrors(
  verdicts: readonly { readonly pod: DrainedPod; readonly verdict: DrainVerdict }[],
): string | undefined {
  const byReason = new Map<string, string[]>();
  for (const { pod, verdict } of verdicts) {
    if (verdict.type !== 'error') continue;
    const pods = byReason.get(verdict.message) ?? [];
    byReason.set(verdict.message, [...pods, `${pod.namespace}/${pod.name}`]);
  }
  if (byReason.size === 0) return undefined;
  const clauses = Array.from(byReason, ([reason, pods]) => `cannot delete ${reason}: ${pods.join(', ')}`);
  return clauses.sort().join(', ');
}

/** Whether kubectl does not wait for a pod that has been terminating for long (R114 a). Both in seconds. */
export function skipsDeleted(secondsSinceDeletionTimestamp: number, skipWaitForDeleteTimeoutSeconds: number): boolean {
  return skipWaitForDeleteTimeoutSeconds > 0 && secondsSinceDeletionTimestamp > skipWaitForDeleteTimeoutSeconds;
}
