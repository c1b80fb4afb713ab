// What `kubectl delete` makes of its options, letter for letter (R8).

export interface KubectlDelete {
  readonly force: boolean;
  readonly now: boolean;
  /** `--grace-period`; undefined where it is not given. */
  readonly gracePeriodSeconds: number | undefined;
}

export type KubectlDeleteRequest =
  | {
      readonly type: 'request';
      /** Grace of the DELETE; undefined: the pod's own. */
      readonly gracePeriodSeconds: number | undefined;
      /** What kubectl warns of before it sends the request. */
      readonly warning: string | undefined;
    }
  | { readonly type: 'error'; readonly message: string };

const immediate =
  'Immediate deletion does not wait for confirmation that the running resource has been terminated. ' +
  'The resource may continue to run on the cluster indefinitely.';

export function kubectlDelete({ force, now, gracePeriodSeconds }: KubectlDelete): KubectlDeleteRequest {
  const given = gracePeriodSeconds === -1 ? undefined : gracePeriodSeconds;
  if (now && given !== undefined) return error('--now and --grace-period cannot be specified together');
  const grace = now ? 1 : given;
  if (!force) return { type: 'request', gracePeriodSeconds: grace === 0 ? 1 : positive(grace), warning: undefined };
  if (grace !== undefined && grace > 0) {
    return error('--force and --grace-period greater than 0 cannot be specified together');
  }
  return { type: 'request', gracePeriodSeconds: 0, warning: immediate };
}

/** A negative grace period is the pod's own. */
function positive(gracePeriodSeconds: number | undefined): number | undefined {
  return gracePeriodSeconds !== undefined && gracePeriodSeconds < 0 ? undefined : gracePeriodSeconds;
}

function error(message: string): KubectlDeleteRequest {
  return { type: 'error', message };
}
