import type { NetworkPolicy, Workload } from '../../manifest/manifest.ts';
import type { UnitView } from '../unitView.ts';
import { selecting } from './selecting.ts';

/** The NetworkPolicies that hold for the pods of a workload. */
export function networkPoliciesSelecting(unit: UnitView, workload: Workload): readonly NetworkPolicy[] {
  return selecting(unit, 'NetworkPolicy', workload);
}
