import { isOfKind, type ManifestKind, type ManifestOf } from '../../manifest/manifest.ts';
import { kindKey } from '../graphKeys.ts';
import type { UnitView } from '../unitView.ts';

/** Every object of a kind, by file. */
export function manifestsOfKind<K extends ManifestKind>(unit: UnitView, kind: K): readonly ManifestOf<K>[] {
  return unit.manifests(unit.bucket(kindKey(kind))).filter(isOfKind(kind));
}
