// Whether what is not found may exist all the same. What may is not reported as missing.
import { isRendered } from '../../builds/build.ts';
import type { Manifest, ManifestKind, ManifestOf, Workload } from '../../manifest/manifest.ts';
import { anyNamespace, firstPair, nameKey, referringKey, selectingKey, unsureKey, workloadKey } from '../graphKeys.ts';
import { summarise, type ObjectSummary } from '../summary.ts';
import type { UnitView } from '../unitView.ts';
import { reaches, type SelectingKind } from './selecting.ts';

export type Question =
  /** Workloads whose pods an object selects. */
  | { readonly type: 'selectedBy'; readonly manifest: ManifestOf<SelectingKind> }
  /** Objects of a kind that select the pods of a workload. */
  | { readonly type: 'selecting'; readonly kind: SelectingKind; readonly workload: Workload }
  /** Objects of some kinds that name an object. */
  | { readonly type: 'referring'; readonly kinds: readonly ManifestKind[]; readonly manifest: Manifest }
  /** An object by its name. */
  | {
      readonly type: 'named';
      readonly kind: ManifestKind;
      readonly namespace: string | undefined;
      readonly name: string;
    };

/**
 * True where a matching object may stand outside of the unit, or inside in a form that is not its last: files are still
 * to come, a template or a patch has its say, another folder holds a match, or a namespace is chosen later.
 */
export function mayLiveElsewhere(unit: UnitView, question: Question): boolean {
  if (!unit.complete) return true;
  switch (question.type) {
    case 'selectedBy': {
      const asking = summarise(question.manifest);
      const { selector } = asking;
      if (asking.unsure || unit.first(unsureKey('workload')) !== undefined) return true;
      const pods = selector ? unit.everywhere(workloadKey(anyNamespace, firstPair(selector))) : [];
      return pods.some(({ summary }) => mayMeet(asking, summary) && reaches(selector, summary));
    }
    case 'selecting': {
      const { kind, workload } = question;
      const asking = summarise(workload);
      if (asking.unsure || unit.first(unsureKey(kind)) !== undefined) return true;
      return [undefined, ...workload.pod.labels]
        .flatMap((pair) => unit.everywhere(selectingKey(kind, anyNamespace, pair)))
        .some(({ summary }) => mayMeet(asking, summary) && reaches(summary.selector, asking));
    }
    case 'referring': {
      const { kinds, manifest } = question;
      const asking = summarise(manifest);
      if (asking.unsure || kinds.some((kind) => unit.first(unsureKey(kind)) !== undefined)) return true;
      return unit
        .everywhere(referringKey(asking.kind, anyNamespace, asking.name))
        .some(({ summary }) => kinds.includes(summary.kind) && mayMeet(asking, summary));
    }
    case 'named': {
      const { kind, name } = question;
      if (unit.first(unsureKey(kind)) !== undefined) return true;
      return unit.everywhere(nameKey(kind, anyNamespace, name)).some(({ summary }) => mayMeet(question, summary));
    }
  }
}

type InNamespace = Pick<ObjectSummary, 'namespace'>;

/** Whether the two may be in one namespace: what names none goes where kubectl is told to. */
function mayMeet({ namespace: one }: InNamespace, { namespace: other }: InNamespace): boolean {
  return one === undefined || other === undefined || one === other;
}

/** Whether a patch somewhere may give an object what it lacks. What was built has had its patches. */
export function mayBePatched(unit: UnitView, { kind, ref, at }: Manifest): boolean {
  if (isRendered(at.document.uri)) return false;
  return unit
    .everywhere(nameKey(kind, anyNamespace, ref.name))
    .some(({ summary }) => summary.unsure && mayMeet(ref, summary));
}
