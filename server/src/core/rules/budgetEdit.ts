// The PodDisruptionBudget that a workload has not, and one that allows nothing made to allow something.
import type { PodDisruptionBudget, Workload } from '../manifest/manifest.ts';
import { appendDocument, renameKey, setField, type Edit } from '../syntax/edits.ts';
import { valueAt } from '../syntax/navigate.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import type { RuleContext, RuleFix } from './rule.ts';

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

export function allowOne(document: SyntaxDocument, { root, minAvailable }: PodDisruptionBudget): readonly RuleFix[] {
  const spec = valueAt(root, ['spec']);
  const title = { en: 'Write maxUnavailable: 1', ko: 'maxUnavailable: 1로 쓰기' };
  const edits = minAvailable
    ? [
        spec && renameKey(document, spec.span, 'minAvailable', 'maxUnavailable'),
        setField(document, root, 'spec.minAvailable', 1),
      ]
    : [setField(document, root, 'spec.maxUnavailable', 1)];
  return edits.every((edit) => edit !== undefined) ? [{ title, safe: false, edits }] : [];
}
