import { isWorkload, type PersistentVolumeClaim, type Workload } from '../../manifest/manifest.ts';
import type { UnitView } from '../unitView.ts';
import { objectNamed, referring } from './naming.ts';

/** @param namespace as written in what names it */
export function claimOf(
  unit: UnitView,
  namespace: string | undefined,
  name: string,
): PersistentVolumeClaim | undefined {
  return objectNamed(unit, 'PersistentVolumeClaim', namespace, name);
}

/** The workloads that mount a claim. */
export function claimUsers(unit: UnitView, claim: PersistentVolumeClaim): readonly Workload[] {
  return referring(unit, claim).filter(isWorkload);
}
