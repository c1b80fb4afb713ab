// How many pods there are, and who decides.
import type { Localized } from '../../base/localized.ts';
import type { Field } from '../../base/origin.ts';
import { isWorkload } from '../../manifest/manifest.ts';
import { scaleOf } from '../../scenario/desiredPods.ts';
import { autoscalersOf, scaleTargetOf, type Autoscaler } from '../../workspace/links/autoscalers.ts';
import { unitOf } from '../snapshot.ts';
import { objectLink, originsOf, type Said } from './said.ts';
import type { Spot } from './spot.ts';

const page = 'tasks/run-application/horizontal-pod-autoscale/';

export function autoscaler(spot: Spot): Said | undefined {
  const { manifest, field, explain } = spot;
  if (manifest.kind !== 'HorizontalPodAutoscaler' && manifest.kind !== 'ScaledObject') return undefined;
  if (field.startsWith('spec.behavior')) return behavior(spot, manifest);
  if (!/^spec\.(?:min|max)Replica(?:s|Count)$|^spec\.scaleTargetRef(?:\.|$)/.test(field)) return undefined;
  const target = scaleTargetOf(unitOf(spot.snapshot, spot.document), manifest);
  const named = target && objectLink(spot, target);
  const between = bounds(manifest)[explain.locale];
  const headline = named ? `**${between}**: ${named}` : `**${between}**`;
  return { paragraphs: [headline, slowness(manifest)[explain.locale]], page };
}

function bounds(manifest: Autoscaler): Localized {
  const { least, most } = boundsOf(manifest);
  const from = String(least?.value ?? '?');
  const to = String(most?.value ?? '?');
  return { en: `Keeps between ${from} and ${to} pods`, ko: `파드를 ${from}개와 ${to}개 사이로 유지` };
}

function boundsOf(manifest: Autoscaler): {
  readonly least: Field<number> | undefined;
  readonly most: Field<number> | undefined;
} {
  return manifest.kind === 'ScaledObject'
    ? { least: manifest.minReplicaCount, most: manifest.maxReplicaCount }
    : { least: manifest.minReplicas, most: manifest.maxReplicas };
}

/** R132. */
function slowness({ behavior: { scaleDown, scaleUp } }: Autoscaler): Localized {
  const down = scaleDown.stabilizationWindowSeconds.value ?? '?';
  const up = scaleUp.stabilizationWindowSeconds.value ?? '?';
  return {
    en: `It adds pods after ${up} s of higher need and removes them after ${down} s of lower need; it looks every 15 s. A budget does not hold it back.`,
    ko: `필요가 ${up} s 늘면 늘리고 ${down} s 줄면 줄이며, 15 s마다 확인합니다. PodDisruptionBudget은 이를 막지 않습니다.`,
  };
}

function behavior({ explain }: Spot, manifest: Autoscaler): Said {
  const { scaleDown, scaleUp } = manifest.behavior;
  const windows = originsOf(
    [
      ['scaleUp.stabilizationWindowSeconds', scaleUp.stabilizationWindowSeconds],
      ['scaleDown.stabilizationWindowSeconds', scaleDown.stabilizationWindowSeconds],
    ],
    explain,
  );
  return { paragraphs: [`**${slowness(manifest)[explain.locale]}**`, windows], page };
}

/** The number counts only until an autoscaler has its say, and again at every apply. */
export function replicas(spot: Spot): Said | undefined {
  const { manifest, field, explain } = spot;
  if (field !== 'spec.replicas' || !isWorkload(manifest)) return undefined;
  const [scaler] = autoscalersOf(unitOf(spot.snapshot, spot.document), manifest);
  const own = scaleOf(manifest)?.value;
  if (!scaler || own === undefined) return undefined;
  const headline = `**${bounds(scaler)[explain.locale]}**: ${objectLink(spot, scaler)}`;
  const apply: Localized = {
    en: `Every apply of this file sets ${own} again, until the autoscaler looks next.`,
    ko: `이 파일을 적용할 때마다 ${own}(으)로 돌아갔다가 오토스케일러가 다시 조정합니다.`,
  };
  return { paragraphs: [headline, apply[explain.locale]], page };
}
