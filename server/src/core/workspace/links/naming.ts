// Who names whom.
import { isOfKind, type Manifest, type ManifestKind, type ManifestOf } from '../../manifest/manifest.ts';
import { nameKey, referringKey, scopeOf } from '../graphKeys.ts';
import type { UnitView } from '../unitView.ts';

/**
 * The object of a name. A patch stands aside for the whole one; of several, as in a folder of variants, none can be meant.
 * @param namespace as written
 */
export function objectNamed<K extends ManifestKind>(
  unit: UnitView,
  kind: K,
  namespace: string | undefined,
  name: string,
): ManifestOf<K> | undefined {
  const nodes = unit.bucket(nameKey(kind, scopeOf({ namespace }), name));
  const whole = nodes.filter(({ summary }) => !summary.unsure);
  const [node, another] = whole.length > 0 ? whole : nodes;
  return node && !another ? unit.manifests([node]).find(isOfKind(kind)) : undefined;
}

/** Every object that names this one, by file. */
export function referring(unit: UnitView, { kind, ref }: Manifest): readonly Manifest[] {
  return unit.manifests(unit.bucket(referringKey(kind, scopeOf(ref), ref.name)));
}
