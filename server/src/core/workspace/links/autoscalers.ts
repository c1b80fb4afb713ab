import { isWorkload, type HorizontalPodAutoscaler, type ScaledObject, type Workload } from '../../manifest/manifest.ts';
import { kindOf } from '../../manifest/readManifests.ts';
import type { UnitView } from '../unitView.ts';
import { objectNamed, referring } from './naming.ts';

export type Autoscaler = HorizontalPodAutoscaler | ScaledObject;

/** What changes the replicas of a workload. */
export function autoscalersOf(unit: UnitView, workload: Workload): readonly Autoscaler[] {
  return referring(unit, workload).filter(
    (manifest) => manifest.kind === 'HorizontalPodAutoscaler' || manifest.kind === 'ScaledObject',
  );
}

/** The workload that an autoscaler names. */
export function scaleTargetOf(unit: UnitView, { scaleTargetRef, ref }: Autoscaler): Workload | undefined {
  const { apiVersion, kind, name } = scaleTargetRef;
  const known = kind?.value === undefined ? undefined : kindOf(apiVersion?.value, kind.value);
  if (!known || name?.value === undefined) return undefined;
  const target = objectNamed(unit, known, ref.namespace, name.value);
  return target && isWorkload(target) ? target : undefined;
}
