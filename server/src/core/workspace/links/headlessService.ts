import type { Service, StatefulSet } from '../../manifest/manifest.ts';
import type { UnitView } from '../unitView.ts';
import { objectNamed } from './naming.ts';

/** The Service that gives the pods of a StatefulSet their names; it should be headless, and nothing checks that it is. */
export function headlessServiceOf(unit: UnitView, { serviceName, ref }: StatefulSet): Service | undefined {
  return serviceName?.value === undefined ? undefined : objectNamed(unit, 'Service', ref.namespace, serviceName.value);
}
