import { isOfKind, type ManifestKind, type ManifestOf } from '../../manifest/manifest.ts';
import { kindKey } from '../graphKeys.ts';
import type { UnitView } from '../unitView.ts';

/** Every object of a kind, by file; or those of them in which a namespace is written. */
export function manifestsOfKind<K extends ManifestKind>(
  unit: UnitView,
  kind: K,
  namespace?: string,
): readonly ManifestOf<K>[] {
  return unit.manifests(unit.bucket(kindKey(kind, namespace))).filter(isOfKind(kind));
}
