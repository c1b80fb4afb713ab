import type { Field } from '../../base/origin.ts';
import { replicas } from '../defaults.ts';
import { defaulted, readInteger } from '../fieldReader.ts';
import { defineWorkload, type Kind, type WorkloadBase } from '../kind.ts';

/** Custom resources whose controllers make pods of a whole pod template, and as many as `replicas` says. */
export interface ScaledCustomWorkload<K extends string> extends WorkloadBase<K> {
  readonly replicas: Field<number>;
}

export type CloneSet = ScaledCustomWorkload<'CloneSet'>;
export type AdvancedStatefulSet = ScaledCustomWorkload<'StatefulSet.apps.kruise.io'>;
export type AdvancedDaemonSet = WorkloadBase<'DaemonSet.apps.kruise.io'>;
export type BroadcastJob = WorkloadBase<'BroadcastJob'>;
export type ScaledJob = WorkloadBase<'ScaledJob'>;
export type GameServer = WorkloadBase<'GameServer'>;
export type Fleet = ScaledCustomWorkload<'Fleet'>;

const kruise = ['apps.kruise.io'];
const agones = ['agones.dev'];

/** Where an operator completes a template itself, as ECK and Strimzi do, its defaults are not Kubernetes', and it is none of these. */
export const customWorkloads = [
  scaled<CloneSet>('CloneSet', kruise, replicas),
  scaled<AdvancedStatefulSet>('StatefulSet.apps.kruise.io', kruise, replicas),
  plain<AdvancedDaemonSet>('DaemonSet.apps.kruise.io', kruise),
  plain<BroadcastJob>('BroadcastJob', kruise),
  plain<ScaledJob>('ScaledJob', ['keda.sh'], ['spec', 'jobTargetRef', 'template']),
  plain<GameServer>('GameServer', agones),
  scaled<Fleet>('Fleet', agones, 0, ['spec', 'template', 'spec', 'template']),
] as const;

function plain<W extends WorkloadBase>(
  kind: W['kind'],
  groups: readonly string[],
  podTemplate?: readonly string[],
): Kind<W> {
  return defineWorkload<WorkloadBase>({ kind, groups, ...(podTemplate && { podTemplate }), fields: {} }) as Kind<W>;
}

/** `absent`: how many there are where nobody says. */
function scaled<W extends ScaledCustomWorkload<string>>(
  kind: W['kind'],
  groups: readonly string[],
  absent: number,
  podTemplate?: readonly string[],
): Kind<W> {
  return defineWorkload<ScaledCustomWorkload<string>>({
    kind,
    groups,
    ...(podTemplate && { podTemplate }),
    fields: { replicas: ({ spec }) => readInteger(spec, 'replicas') ?? defaulted(spec, 'replicas', absent) },
  }) as Kind<W>;
}
