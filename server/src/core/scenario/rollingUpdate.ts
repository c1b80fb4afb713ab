// What the rolling update of a workload comes to, as far as its manifest can be read.
import { isReadable, type Field } from '../base/origin.ts';
import type { Deployment } from '../manifest/manifest.ts';
import { deploymentBounds, type RollingUpdateBounds } from '../lifecycle/rollingUpdateBounds.ts';

/** Undefined where it does not roll, or where one of its numbers cannot be read. */
export function rollingUpdateOf(
  { strategy: { type, maxSurge, maxUnavailable } }: Pick<Deployment, 'strategy'>,
  replicas: Field<number>,
): RollingUpdateBounds | undefined {
  if (type.value !== 'RollingUpdate' || !isReadable(maxSurge) || !isReadable(maxUnavailable)) return undefined;
  if (!isReadable(replicas)) return undefined;
  return deploymentBounds({ maxSurge: maxSurge.value, maxUnavailable: maxUnavailable.value }, replicas.value);
}
