// Pods that are themselves the targets of a load balancer of AWS, and how a rollout of them goes.
import { isReadable, type Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import type { Ingress, Namespace, Service, TargetGroupBinding, Workload } from '../manifest/manifest.ts';
import { rollingUpdateOf } from '../scenario/rollingUpdate.ts';
import { ipTargets } from '../scenario/routes.ts';
import { manifestsOfKind } from '../workspace/links/kinds.ts';
import { backendsOf } from '../workspace/links/routes.ts';
import { workloadsSelectedBy } from '../workspace/links/selecting.ts';
import { runsOn } from './preStopDelay.ts';
import { leastReplicas } from './replicas.ts';
import type { RuleContext } from './rule.ts';

type Entrance = Ingress | Service | TargetGroupBinding;

export interface Target {
  readonly entrance: Entrance;
  /** What makes pods the targets. */
  readonly at: Place;
  readonly loadBalancer: string;
  /** A rollout may be short of pods, and does not wait. */
  readonly isHasty: boolean;
}

export function targetsIn({ ref }: Namespace, context: RuleContext): readonly Target[] {
  const { unit } = context;
  const entrances: readonly Entrance[] = [
    ...manifestsOfKind(unit, 'Ingress', ref.name),
    ...manifestsOfKind(unit, 'Service', ref.name),
    ...manifestsOfKind(unit, 'TargetGroupBinding', ref.name),
  ];
  return entrances.flatMap((one) => targetsOf(one, context));
}

/** Only of workloads that are here is it known that they roll, and that they have no gate of their own. */
export function targetsOf(entrance: Entrance, context: RuleContext): readonly Target[] {
  const field = entrance.kind === 'TargetGroupBinding' ? ofBinding(entrance) : ipTargets(entrance);
  if (field?.origin.type !== 'written') return [];
  const { at } = field.origin;
  const services = entrance.kind === 'Service' ? [entrance] : backendsOf(context.unit, entrance);
  const loadBalancer = { Ingress: 'ALB', Service: 'NLB', TargetGroupBinding: 'Target group' }[entrance.kind];
  return services
    .flatMap((service) => workloadsSelectedBy(context.unit, service))
    .filter((workload) => runsOn(workload) && !hasGate(workload))
    .map((workload) => ({ entrance, at, loadBalancer, isHasty: rollsHastily(workload, context) }));
}

function ofBinding({ targetType }: TargetGroupBinding): Field<string> | undefined {
  return targetType?.value === 'ip' ? targetType : undefined;
}

/** Written by hand, as it was before the controller put it in. */
function hasGate({ pod }: Workload): boolean {
  return pod.spec.readinessGates.some((type) => type.startsWith('target-health.'));
}

function rollsHastily(workload: Workload, { unit }: RuleContext): boolean {
  if (workload.kind !== 'Deployment' || workload.minReadySeconds.value !== 0) return false;
  const replicas = leastReplicas(unit, workload);
  const bounds = replicas && isReadable(replicas) ? rollingUpdateOf(workload, replicas) : undefined;
  return bounds !== undefined && bounds.unavailable > 0;
}
