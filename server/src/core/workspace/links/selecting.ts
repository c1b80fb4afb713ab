// Who selects whom. Selectors reach pods by the labels of the pod template, within one namespace (R85).
import { matches } from '../../manifest/labelSelector.ts';
import { isOfKind, isWorkload, type ManifestOf, type Workload } from '../../manifest/manifest.ts';
import { firstPair, scopeOf, selectingKey, workloadKey } from '../graphKeys.ts';
import { byOrder, type ObjectNode } from '../objectNode.ts';
import { summarise } from '../summary.ts';
import type { UnitView } from '../unitView.ts';

/** The kinds that select pods. */
export type SelectingKind = 'Service' | 'PodDisruptionBudget';

/** Those of a kind whose selector matches the pods of a workload, by file. */
export function selecting<K extends SelectingKind>(
  unit: UnitView,
  kind: K,
  { pod, ref }: Workload,
): readonly ManifestOf<K>[] {
  const found = [undefined, ...pod.labels]
    .flatMap((pair) => unit.bucket(selectingKey(kind, scopeOf(ref), pair)))
    .filter(({ summary: { selector } }) => selector && matches(selector, pod.labels))
    .sort(byOrder);
  return unit.manifests(found).filter(isOfKind(kind));
}

/** The workloads whose pods an object selects, by file. */
export function workloadsSelectedBy(unit: UnitView, manifest: ManifestOf<SelectingKind>): readonly Workload[] {
  const { selector } = summarise(manifest);
  if (!selector) return [];
  const isSelected = ({ summary: { podLabels } }: ObjectNode): boolean =>
    podLabels !== undefined && matches(selector, podLabels);
  const candidates = unit.bucket(workloadKey(scopeOf(manifest.ref), firstPair(selector)));
  return unit.manifests(candidates.filter(isSelected)).filter(isWorkload);
}
