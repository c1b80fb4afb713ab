// How long the nodes of a pod wait for it at most, as far as the pod or somebody else says which nodes they are.
import type { Localized } from '../base/localized.ts';
import { isReadable, type Field } from '../base/origin.ts';
import type { Place } from '../base/place.ts';
import { nodeProfiles, type NodeProfile } from '../knowledge/nodeProfiles.ts';
import type { PodSpec, Workload } from '../manifest/manifest.ts';
import { AssumptionReader } from '../scenario/assumptions.ts';
import { shutdownPeriod } from '../scenario/nodeGrace.ts';
import type { RuleContext } from './rule.ts';

export interface NodeCap extends Pick<NodeProfile, 'what' | 'event' | 'capSeconds'> {
  /** Where the pod asks for such nodes. */
  readonly namedAt?: Place | undefined;
  readonly assumes: readonly Localized[];
}

/** The shortest first. */
export function nodeCaps(workload: Workload, context: RuleContext): readonly NodeCap[] {
  const caps = [...profilesOf(workload, context), ...kubeletCap(workload, context)];
  return caps.sort((a, b) => a.capSeconds - b.capSeconds);
}

function profilesOf({ pod }: Workload, context: RuleContext): readonly NodeCap[] {
  return nodeProfiles.flatMap((profile) => {
    const namedAt = nodeAskedFor(pod.spec, profile);
    if (!namedAt && !context.nodeProfiles.includes(profile.name)) return [];
    const { unlessAnnotated: kept } = profile;
    if (kept && pod.annotations.get(kept.name) === kept.value) return [];
    return [{ ...profile, namedAt, assumes: [] }];
  });
}

/** A pod that tolerates such nodes may run on them too. */
function nodeAskedFor(spec: PodSpec, { nodeLabels = {} }: NodeProfile): Place | undefined {
  const { required, preferred } = spec.affinity.nodeAffinity;
  const asked = [
    ...[...spec.nodeSelector].map(([key, field]) => ({ key, values: [field.value], at: placeOf(field) })),
    ...[...required, ...preferred]
      .filter(({ operator }) => operator?.value === 'In' || operator?.value === 'Exists')
      .map(({ key, operator, values, at }) => ({
        key: key?.value,
        values: operator?.value === 'In' ? (values?.value ?? []) : undefined,
        at,
      })),
    ...spec.tolerations.map(({ key, value, operator, at }) => ({
      key: key?.value,
      values: operator.value === 'Exists' ? undefined : [value?.value],
      at,
    })),
  ];
  return asked.find(({ key, values }) => {
    const wanted = key !== undefined && Object.hasOwn(nodeLabels, key) ? nodeLabels[key] : undefined;
    return (
      wanted !== undefined &&
      (values === undefined || values.some((value) => value !== undefined && wanted.includes(value)))
    );
  })?.at;
}

function placeOf(field: Field<string>): Place | undefined {
  return isReadable(field) && field.origin.type === 'written' ? field.origin.at : undefined;
}

/** Only where somebody says how long the kubelet waits. */
function kubeletCap({ pod, ref }: Workload, { assumptions }: RuleContext): readonly NodeCap[] {
  const reader = new AssumptionReader(assumptions, ref);
  if (reader.statedPodDuration('shutdownGracePeriod') === undefined) return [];
  const capSeconds = shutdownPeriod(pod.spec, reader).value;
  const key = `shutdownGracePeriod = ${assumptions.get('shutdownGracePeriod') ?? ''}`;
  const what = {
    en: 'what the kubelet leaves the pod when its node shuts down',
    ko: '노드가 종료될 때 kubelet이 파드에 남기는 시간',
  };
  return [{ what, event: { en: 'a node shutdown', ko: '노드 종료' }, capSeconds, assumes: [{ en: key, ko: key }] }];
}
