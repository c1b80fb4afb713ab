import type { Service, Workload } from '../../manifest/manifest.ts';
import type { UnitView } from '../unitView.ts';
import { ViewMemo } from '../viewMemo.ts';
import { selecting } from './selecting.ts';

/** The Services whose selector matches the pods of a workload (R85). */
export function servicesSelecting(unit: UnitView, workload: Workload): readonly Service[] {
  return services.get(unit, workload, () => selecting(unit, 'Service', workload));
}

const services = new ViewMemo<Workload, readonly Service[]>();
