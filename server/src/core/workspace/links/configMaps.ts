import { isOfKind, type ConfigMap } from '../../manifest/manifest.ts';
import { nameKey, scopeOf } from '../graphKeys.ts';
import type { UnitView } from '../unitView.ts';

/** The ConfigMap of a name; of several, as in a folder of variants, none can be meant. */
export function configMapOf(unit: UnitView, namespace: string | undefined, name: string): ConfigMap | undefined {
  const found = unit.manifests(unit.bucket(nameKey('ConfigMap', scopeOf({ namespace }), name)));
  const [map, another] = found.filter(isOfKind('ConfigMap'));
  return another ? undefined : map;
}
