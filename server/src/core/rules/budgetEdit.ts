// The PodDisruptionBudget that a workload has not.
import type { Workload } from '../manifest/manifest.ts';
import { appendDocument, type Edit } from '../syntax/edits.ts';
import type { RuleContext } from './rule.ts';

/** Since which minor version of Kubernetes a budget may say what holds for pods that are not ready. */
const policySince = 27;

/** A new document behind the others, with a policy that somebody has thought of: see `pdb-unhealthy-pods-block-drain`. */
export function newBudget({ kind, ref, pod }: Workload, { document, kubernetesMinor }: RuleContext): Edit | undefined {
  if (ref.name === '' || pod.labels.size === 0) return undefined;
  const policy = kind === 'StatefulSet' ? 'IfHealthyBudget' : 'AlwaysAllow';
  return appendDocument(document, {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: ref.name, ...(ref.namespace !== undefined && { namespace: ref.namespace }) },
    spec: {
      maxUnavailable: 1,
      ...((kubernetesMinor ?? policySince) >= policySince && { unhealthyPodEvictionPolicy: policy }),
      selector: { matchLabels: Object.fromEntries(pod.labels) },
    },
  });
}
