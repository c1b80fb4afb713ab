// Who selects whom. Selectors reach pods by the labels of the pod template, within one namespace (R85).
import { matches } from '../../manifest/labelSelector.ts';
import type { FileUri } from '../../base/place.ts';
import { isOfKind, isWorkload, type LabelSelector, type ManifestOf, type Workload } from '../../manifest/manifest.ts';
import { firstPair, scopeOf, selectingKey, workloadKey } from '../graphKeys.ts';
import { byOrder, type ObjectNode } from '../objectNode.ts';
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
  return unit.manifests(ofOneFile(found, workload.at.document.uri)).filter(isOfKind(kind));
}

/** The workloads whose pods an object selects, by file. */
export function workloadsSelectedBy(unit: UnitView, manifest: ManifestOf<SelectingKind>): readonly Workload[] {
  const { selector, namespace } = summarise(manifest);
  if (!selector) return [];
  const candidates = unit.bucket(workloadKey(scopeOf({ namespace }), firstPair(selector)));
  const found = candidates.filter(({ summary }) => reaches(selector, summary));
  const own = found.filter(({ uri }) => uri === manifest.at.document.uri).map(nameOf);
  // Which of several in other files it will meet, nobody can tell: they stay, and whoever asks sees that they are many.
  const met = found.filter(
    (node) => node.summary.unsure || node.uri === manifest.at.document.uri || !own.includes(nameOf(node)),
  );
  return unit.manifests(met).filter(isWorkload);
}

/**
 * A cluster has one object of a name. Where several files of a folder define it, as `dev.yaml` and `prod.yaml` do, it is
 * the one of the file in question, else that of the first. Names that something else will complete are as good as many.
 */
function ofOneFile(nodes: readonly ObjectNode[], uri: FileUri): readonly ObjectNode[] {
  if (nodes.length < 2) return nodes;
  const chosen = new Map<string, FileUri>();
  for (const node of nodes) {
    if (node.uri === uri || !chosen.has(nameOf(node))) chosen.set(nameOf(node), node.uri);
  }
  return nodes.filter((node) => node.summary.unsure || node.uri === chosen.get(nameOf(node)));
}

function nameOf({ summary }: ObjectNode): string {
  return `${summary.kind}/${summary.name}`;
}

/** Whether the pods of a workload are surely selected. Those that a template or a patch adds labels to may not be. */
export function reaches(selector: LabelSelector | undefined, { podLabels, unsure }: ObjectSummary): boolean {
  if (!selector || !podLabels || !matches(selector, podLabels)) return false;
  return !unsure || selector.matchExpressions.every(({ operator }) => operator === 'In' || operator === 'Exists');
}
