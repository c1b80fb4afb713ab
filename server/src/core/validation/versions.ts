// Which API versions of which kinds a Kubernetes version serves.

interface Served {
  readonly apiVersion: string;
  /** First and first-no-longer minor version. */
  readonly since: number;
  readonly until: number;
}

const always = Number.POSITIVE_INFINITY;

function served(apiVersion: string, since = 0, until = always): Served {
  return { apiVersion, since, until };
}

/** https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const versions: Readonly<Record<string, readonly Served[]>> = {
  Pod: [served('v1')],
  Service: [served('v1')],
  ReplicationController: [served('v1')],
  /** Once the body of the `ephemeralcontainers` subresource; a Pod since 1.22. */
  EphemeralContainers: [served('v1', 16, 22)],
  Deployment: [
    served('apps/v1', 9),
    served('apps/v1beta2', 8, 16),
    served('apps/v1beta1', 6, 16),
    served('extensions/v1beta1', 0, 16),
  ],
  ReplicaSet: [served('apps/v1', 9), served('apps/v1beta2', 8, 16), served('extensions/v1beta1', 0, 16)],
  DaemonSet: [served('apps/v1', 9), served('apps/v1beta2', 8, 16), served('extensions/v1beta1', 0, 16)],
  StatefulSet: [served('apps/v1', 9), served('apps/v1beta2', 8, 16), served('apps/v1beta1', 5, 16)],
  Job: [served('batch/v1')],
  CronJob: [served('batch/v1', 21), served('batch/v1beta1', 8, 25), served('batch/v2alpha1', 5, 21)],
  PodDisruptionBudget: [served('policy/v1', 21), served('policy/v1beta1', 5, 25)],
  HorizontalPodAutoscaler: [
    served('autoscaling/v1'),
    served('autoscaling/v2', 23),
    served('autoscaling/v2beta2', 12, 26),
    served('autoscaling/v2beta1', 8, 25),
  ],
};

/** Whether objects of this kind can be refused at all. */
export function isJudged(kind: string): boolean {
  return Object.hasOwn(versions, kind);
}

/** Groups that Kubernetes keeps for itself: nobody else can serve our kinds in them. */
const ownGroups: ReadonlySet<string> = new Set(['', 'apps', 'autoscaling', 'batch', 'extensions', 'policy']);

/** `foreign`: a kind that is none of ours, or one of somebody else who uses its name. */
export type Availability = 'served' | 'notServed' | 'foreign';

export function availability(apiVersion: string, kind: string, kubernetesMinor: number): Availability {
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  if (!isJudged(kind) || !ownGroups.has(group)) return 'foreign';
  return servedVersions(kind, kubernetesMinor).includes(apiVersion) ? 'served' : 'notServed';
}

/** What to write as `apiVersion` of one of our kinds. */
export function servedVersions(kind: string, kubernetesMinor: number): readonly string[] {
  const known = isJudged(kind) ? versions[kind] : undefined;
  return (known ?? [])
    .filter(({ since, until }) => since <= kubernetesMinor && kubernetesMinor < until)
    .map(({ apiVersion }) => apiVersion);
}
