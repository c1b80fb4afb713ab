// Claims that one node, or one pod, has at a time.
import type { Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { ClaimSpec } from '../manifest/claim.ts';
import type { Workload } from '../manifest/manifest.ts';
import { claimOf } from '../workspace/links/claims.ts';
import type { UnitView } from '../workspace/unitView.ts';

export interface ExclusiveClaim {
  readonly name: string;
  /** Where the pod names it. */
  readonly at: Place;
  readonly accessMode: 'ReadWriteOnce' | 'ReadWriteOncePod';
  readonly accessModesAt: Place;
}

/**
 * The first claim of the pods, among those of the unit, that a pod on another node cannot have beside them. Where all of
 * them run on one node anyhow, there is no such pod.
 */
export function exclusiveClaimOf(unit: UnitView, { pod: { spec }, ref }: Workload): ExclusiveClaim | undefined {
  const isPinned = spec.nodeName !== undefined || spec.nodeSelector.has('kubernetes.io/hostname');
  for (const { persistentVolumeClaim } of spec.volumes) {
    const name = persistentVolumeClaim?.claimName;
    const claim = name?.value === undefined ? undefined : claimOf(unit, ref.namespace, name.value)?.claim;
    const found = name && claim && exclusive(name, claim, isPinned);
    if (found) return found;
  }
  return undefined;
}

function exclusive(name: Field<string>, claim: ClaimSpec, isPinned: boolean): ExclusiveClaim | undefined {
  const accessMode = exclusiveMode(claim, isPinned);
  const modes = claim.accessModes?.origin;
  if (!accessMode || modes?.type !== 'written' || name.origin.type !== 'written' || !name.value) return undefined;
  return { name: name.value, at: name.origin.at, accessMode, accessModesAt: modes.at };
}

function exclusiveMode(
  { accessModes, storageClassName }: ClaimSpec,
  isPinned: boolean,
): ExclusiveClaim['accessMode'] | undefined {
  const modes = accessModes?.value ?? [];
  if (modes.length === 0) return undefined;
  if (modes.every((mode) => mode === 'ReadWriteOncePod')) return 'ReadWriteOncePod';
  const followsVolume = isPinned || onNodeOfVolume.has(storageClassName?.value ?? '');
  return !followsVolume && modes.every((mode) => oneNode.has(mode)) ? 'ReadWriteOnce' : undefined;
}

const oneNode: ReadonlySet<string> = new Set(['ReadWriteOnce', 'ReadWriteOncePod']);

/** Storage classes whose volumes are folders of a node, which the scheduler then takes for every pod. */
const onNodeOfVolume: ReadonlySet<string> = new Set([
  'hostpath',
  'local-path',
  'local-storage',
  'microk8s-hostpath',
  'openebs-hostpath',
]);
