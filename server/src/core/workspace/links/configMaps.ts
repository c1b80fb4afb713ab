import { isWorkload, type ConfigMap, type Workload } from '../../manifest/manifest.ts';
import type { UnitView } from '../unitView.ts';
import { objectNamed, referring } from './naming.ts';

/** @param namespace as written in what names it */
export function configMapOf(unit: UnitView, namespace: string | undefined, name: string): ConfigMap | undefined {
  return objectNamed(unit, 'ConfigMap', namespace, name);
}

/** The workloads that take variables or files from a ConfigMap. */
export function configMapUsers(unit: UnitView, configMap: ConfigMap): readonly Workload[] {
  return referring(unit, configMap).filter(isWorkload);
}
