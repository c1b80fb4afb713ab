import type { PodDisruptionBudget, Workload } from '../../manifest/manifest.ts';
import type { UnitView } from '../unitView.ts';
import { selecting } from './selecting.ts';

/** The PodDisruptionBudgets that cover the pods of a workload. */
export function budgetsCovering(unit: UnitView, workload: Workload): readonly PodDisruptionBudget[] {
  return selecting(unit, 'PodDisruptionBudget', workload);
}
