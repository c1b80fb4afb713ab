// Whether what is not found may exist all the same. What may is not reported as missing.
import type { ManifestOf, Workload } from '../../manifest/manifest.ts';
import type { UnitView } from '../unitView.ts';
import type { SelectingKind } from './selecting.ts';

export type Question =
  /** Workloads whose pods an object selects. */
  | { readonly type: 'selectedBy'; readonly manifest: ManifestOf<SelectingKind> }
  /** Objects of a kind that select the pods of a workload. */
  | { readonly type: 'selecting'; readonly kind: SelectingKind; readonly workload: Workload };

/** True where a matching object may stand outside of the unit. */
export function mayLiveElsewhere(unit: UnitView, question: Question): boolean {
  switch (question.type) {
    case 'selectedBy':
    case 'selecting':
      return !unit.complete;
  }
}
