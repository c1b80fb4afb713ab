// The PodDisruptionBudget that a workload has not, one too many, and one that allows nothing made to allow something.
import type { PodDisruptionBudget, Workload } from '../manifest/manifest.ts';
import { allowanceOf, readBudget, type BudgetAllowance } from '../scenario/budgetAllowance.ts';
import { appendDocument, renameKey, setField, setKey, type Edit } from '../syntax/edits.ts';
import { valueAt } from '../syntax/navigate.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import type { UnitView } from '../workspace/unitView.ts';
import { leastReplicas } from './replicas.ts';
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

/** One at a time may go; a single pod may instead get a second one, or do without a budget. */
export function letGo(
  budget: PodDisruptionBudget,
  workloads: readonly Workload[],
  found: BudgetAllowance,
  { document, unit }: RuleContext,
): readonly RuleFix[] {
  const [only, another] = workloads;
  const isSingle = only && !another && found.type === 'allowed' && found.allowance.expectedPods === 1;
  const ofSingle = isSingle ? [...runTwo(unit, budget, only), ...deleteBudget(document, budget)] : [];
  return [...allowOne(document, budget), ...ofSingle];
}

function allowOne(document: SyntaxDocument, { root, minAvailable }: PodDisruptionBudget): readonly RuleFix[] {
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

/** With its document; none where it shares that with something, or a template may stand around it. */
export function deleteBudget(document: SyntaxDocument, { root, ref }: PodDisruptionBudget): readonly RuleFix[] {
  if (document.root !== root || document.template) return [];
  const title = { en: `Delete PodDisruptionBudget ${ref.name}`, ko: `PodDisruptionBudget ${ref.name} 삭제` };
  const span = { start: document.text.startsWith('\uFEFF') ? 1 : 0, end: document.text.length };
  return [{ title, safe: false, edits: [{ at: { document, span }, newText: '' }] }];
}

/**
 * Makes the selector ask for one more label, which all of those have that the budget is to keep, and none of the others; an
 * `app` or a name before all else.
 */
export function narrowSelector(
  document: SyntaxDocument,
  { root }: PodDisruptionBudget,
  kept: readonly Workload[],
  others: readonly Workload[],
): readonly RuleFix[] {
  const has = ({ pod }: Workload, [key, value]: readonly [string, string]): boolean => pod.labels.get(key) === value;
  const [pair] = [...(kept[0]?.pod.labels ?? [])]
    .filter((one) => kept.every((workload) => has(workload, one)) && !others.some((workload) => has(workload, one)))
    .toSorted(([a], [b]) => Number(b === 'app' || b.endsWith('/name')) - Number(a === 'app' || a.endsWith('/name')));
  const selector = valueAt(root, ['spec', 'selector']);
  if (!pair || !selector) return [];
  const [key, value] = pair;
  const labels = valueAt(root, ['spec', 'selector', 'matchLabels']);
  const edit = labels
    ? setKey(document, labels.span, key, value)
    : setKey(document, selector.span, 'matchLabels', { [key]: value });
  const title = { en: `Select only pods with ${key}: ${value}`, ko: `${key}: ${value} 파드만 선택` };
  return edit ? [{ title, safe: false, edits: [edit] }] : [];
}

/** A second pod, where one is written and the budget then lets one of the two go. */
function runTwo(unit: UnitView, budget: PodDisruptionBudget, workload: Workload): readonly RuleFix[] {
  const asked = readBudget(budget);
  const replicas = leastReplicas(unit, workload);
  if (!asked || replicas?.value !== 1 || replicas.origin.type !== 'written' || !runsSideBySide(workload)) return [];
  const { at, field } = replicas.origin;
  const found = allowanceOf(asked, [workload], () => ({ ...replicas, value: 2 }));
  if (found.type !== 'allowed' || found.allowance.allowed < 1 || at.span.end - at.span.start !== 1) return [];
  const set = `${field.slice(field.lastIndexOf('.') + 1)}: 2`;
  return [{ title: { en: `Set ${set}`, ko: `${set} 설정` }, safe: false, edits: [{ at, newText: '2' }] }];
}

/** Pods of a Deployment share their claims, which another node may not mount. */
function runsSideBySide(workload: Workload): boolean {
  if (workload.kind !== 'Deployment') return true;
  const { strategy, pod } = workload;
  return strategy.type.value !== 'Recreate' && !pod.spec.volumes.some((volume) => volume.persistentVolumeClaim);
}
