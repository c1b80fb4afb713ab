// How many pods a workload has at the least: what its autoscaler keeps, else what it asks for itself.
import type { Field } from '../base/origin.ts';
import { isReadable } from '../base/origin.ts';
import type { Workload } from '../manifest/manifest.ts';
import { scaleOf } from '../scenario/desiredPods.ts';
import { autoscalersOf } from '../workspace/links/autoscalers.ts';
import type { UnitView } from '../workspace/unitView.ts';
import type { Related } from './rule.ts';

/** Undefined for the kinds that have no scale. */
export function leastReplicas(unit: UnitView, workload: Workload): Field<number> | undefined {
  const own = scaleOf(workload);
  const [autoscaler] = own ? autoscalersOf(unit, workload) : [];
  if (!autoscaler) return own;
  return autoscaler.kind === 'ScaledObject' ? autoscaler.minReplicaCount : autoscaler.minReplicas;
}

/** The line that says so. */
export function relatedReplicas(replicas: Field<number>): readonly Related[] {
  const { origin } = replicas;
  if (!isReadable(replicas)) return [];
  const count = String(replicas.value);
  if (origin.type === 'written') {
    const name = origin.field.slice(origin.field.lastIndexOf('.') + 1);
    return [{ at: origin.at, message: { en: `${name}: ${count}`, ko: `${name}: ${count}` } }];
  }
  if (origin.type !== 'defaulted') return [];
  return [
    {
      at: origin.insertAt,
      message: {
        en: `no replicas here: Kubernetes' default ${count}`,
        ko: `replicas가 없어 Kubernetes 기본값 ${count}`,
      },
    },
  ];
}
