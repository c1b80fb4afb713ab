import type { PersistentVolumeClaim } from '../../manifest/manifest.ts';
import type { UnitView } from '../unitView.ts';
import { objectNamed } from './naming.ts';

/** @param namespace as written in what names it */
export function claimOf(
  unit: UnitView,
  namespace: string | undefined,
  name: string,
): PersistentVolumeClaim | undefined {
  return objectNamed(unit, 'PersistentVolumeClaim', namespace, name);
}
