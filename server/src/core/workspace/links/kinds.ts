import { isOfKind, type ManifestKind, type ManifestOf } from '../../manifest/manifest.ts';
import { graphKey } from '../graph.ts';
import type { UnitView } from '../unitView.ts';

/** Every object of a kind, by file and in the order of the file. */
export function manifestsOfKind<K extends ManifestKind>(unit: UnitView, kind: K): readonly ManifestOf<K>[] {
  return unit.manifests(unit.bucket(graphKey.ofKind(kind))).filter(isOfKind(kind));
}
