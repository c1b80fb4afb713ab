// Who selects whom. Selectors reach pods by the labels of the pod template, within one namespace (R85).
import { matches } from '../../manifest/labelSelector.ts';
import { isOfKind, isWorkload, type LabelSelector, type ManifestOf, type Workload } from '../../manifest/manifest.ts';
import { firstPair, scopeOf, selectingKey, workloadKey } from '../graphKeys.ts';
import { byOrder } from '../objectNode.ts';
import { summarise, type ObjectSummary } from '../summary.ts';
import type { UnitView } from '../unitView.ts';

/** The kinds that select pods. */
export type SelectingKind = 'Service' | 'PodDisruptionBudget' | 'NetworkPolicy';

/** Those of a kind whose selector matches the pods of a workload, by file. */
export function selecting<K extends SelectingKind>(
  unit: UnitView,
  kind: K,
  workload: Workload,
): readonly ManifestOf<K>[] {
  const summary = summarise(workload);
  const found = [undefined, ...workload.pod.labels]
    .flatMap((pair) => unit.bucket(selectingKey(kind, scopeOf(summary), pair)))
    .filter((node) => reaches(node.summary.selector, summary))
    .sort(byOrder);
  return unit.manifests(found).filter(isOfKind(kind));
}

/** The workloads whose pods an object selects, by file. */
export function workloadsSelectedBy(unit: UnitView, manifest: ManifestOf<SelectingKind>): readonly Workload[] {
  const { selector, namespace } = summarise(manifest);
  if (!selector) return [];
  const candidates = unit.bucket(workloadKey(scopeOf({ namespace }), firstPair(selector)));
  return unit.manifests(candidates.filter(({ summary }) => reaches(selector, summary))).filter(isWorkload);
}

/** Whether the pods of a workload are surely selected. Those that a template or a patch adds labels to may not be. */
export function reaches(selector: LabelSelector | undefined, { podLabels, unsure }: ObjectSummary): boolean {
  if (!selector || !podLabels || !matches(selector, podLabels)) return false;
  return !unsure || selector.matchExpressions.every(({ operator }) => operator === 'In' || operator === 'Exists');
}
