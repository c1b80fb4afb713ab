// How a StatefulSet creates, replaces and names its pods.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import type { StatefulSet } from '../../manifest/manifest.ts';
import { statefulSetUnavailable } from '../../lifecycle/rollingUpdateBounds.ts';
import { originWords, plain, readable, type Said } from './said.ts';
import type { Spot } from './spot.ts';

const page = 'concepts/workloads/controllers/statefulset/';

export function statefulSet(spot: Spot): Said | undefined {
  const { manifest, field, explain } = spot;
  if (manifest.kind !== 'StatefulSet' || !Object.hasOwn(tell, field)) return undefined;
  const told = tell[field]?.(manifest, spot);
  if (!told) return undefined;
  const { origin } = told;
  const [headline = '', ...rest] = told.paragraphs.map((text) => text[explain.locale]);
  const first = origin ? `${headline} — ${originWords(origin, explain)}` : headline;
  return { paragraphs: [first, ...rest], page: page + told.anchor };
}

interface Told {
  readonly paragraphs: readonly Localized[];
  readonly origin?: Parameters<typeof originWords>[0] | undefined;
  readonly anchor: string;
}

const tell: Readonly<Record<string, (statefulSet: StatefulSet, spot: Spot) => Told | undefined>> = {
  'spec.podManagementPolicy': podManagementPolicy,
  'spec.updateStrategy': updateStrategy,
  'spec.updateStrategy.type': updateStrategy,
  'spec.updateStrategy.rollingUpdate': updateStrategy,
  'spec.updateStrategy.rollingUpdate.partition': partition,
  'spec.updateStrategy.rollingUpdate.maxUnavailable': maxUnavailable,
};

function podManagementPolicy({ podManagementPolicy: policy, ref }: StatefulSet): Told | undefined {
  const name = plain(ref.name);
  const told: Readonly<Record<string, readonly Localized[]>> = {
    OrderedReady: [
      {
        en: `**OrderedReady: ${name}-1 is created when ${name}-0 is ready**, and pods go one by one from the last`,
        ko: `**OrderedReady: ${name}-0이 ready가 되어야 ${name}-1을 만듦**, 줄일 때는 마지막 파드부터 하나씩`,
      },
      rollbackTrap,
    ],
    Parallel: [
      {
        en: '**Parallel: all pods are created and deleted at once**',
        ko: '**Parallel: 모든 파드를 한꺼번에 만들고 삭제**',
      },
      { en: 'A rolling update still goes one by one.', ko: '롤링 업데이트는 그래도 하나씩 진행됩니다.' },
    ],
  };
  const paragraphs = told[policy.value ?? ''];
  return paragraphs && { paragraphs, origin: readable(policy)?.origin, anchor: '#pod-management-policies' };
}

/** https://github.com/kubernetes/kubernetes/issues/67250 */
const rollbackTrap: Localized = {
  en: 'If an update breaks a pod, correcting the template is not enough: delete that pod by hand, or it is waited for for ever.',
  ko: '업데이트로 파드가 고장 나면 템플릿을 고쳐도 풀리지 않습니다. 그 파드를 직접 삭제해야 합니다.',
};

/** A replacement has the same name, so that it is created only when the old object has gone (R129). */
function updateStrategy({
  updateStrategy: { type },
  pod,
  ref,
  replicas,
  podManagementPolicy: policy,
}: StatefulSet): Told {
  const grace = readable(pod.spec.terminationGracePeriodSeconds);
  const upTo = grace ? formatSeconds(seconds(grace.value)) : '?';
  const last = `${plain(ref.name)}-${replicas.value === undefined ? 'N' : Math.max(0, replicas.value - 1)}`;
  if (type.value === 'OnDelete') {
    const onDelete: Localized = {
      en: '**OnDelete: a pod is updated when somebody deletes it**',
      ko: '**OnDelete: 누군가 파드를 삭제해야 업데이트됨**',
    };
    return { paragraphs: [onDelete], origin: readable(type)?.origin, anchor: '#update-strategies' };
  }
  const paragraphs: Localized[] = [
    {
      en: `**RollingUpdate: one pod at a time, ${last} first**`,
      ko: `**RollingUpdate: ${last}부터 하나씩**`,
    },
    {
      en: `Each replacement is created when the old pod has gone (up to its grace period of ${upTo}), and the next waits until it is ready.`,
      ko: `이전 파드가 사라진 뒤(유예 기간 최대 ${upTo}) 새 파드를 만들고, ready가 되어야 다음으로 넘어갑니다.`,
    },
  ];
  if (policy.value === 'OrderedReady') paragraphs.push(rollbackTrap);
  return { paragraphs, origin: readable(type)?.origin, anchor: '#rolling-updates' };
}

function partition({ updateStrategy: strategy, replicas, ref }: StatefulSet): Told | undefined {
  const first = readable(strategy.partition);
  const total = replicas.value;
  if (!first || total === undefined) return undefined;
  const name = plain(ref.name);
  const from = Math.max(0, first.value);
  const told: Localized =
    from >= total
      ? {
          en: `**partition ${from}: no pod is updated**, there are only ${total}`,
          ko: `**partition ${from}: 업데이트되는 파드 없음**, 파드는 ${total}개뿐`,
        }
      : {
          en: `**partition ${from}: ${name}-${from} … ${name}-${total - 1} are updated**, ${from === 0 ? 'which is all of them' : `the ${from} below keep the old template`}`,
          ko: `**partition ${from}: ${name}-${from} … ${name}-${total - 1} 업데이트**, ${from === 0 ? '전체' : `그보다 작은 ${from}개는 이전 템플릿 유지`}`,
        };
  return { paragraphs: [told], origin: first.origin, anchor: '#partitions' };
}

/** Heeded only with its gate, which is off in 1.36 (R130). */
function maxUnavailable({ updateStrategy, replicas }: StatefulSet, { snapshot }: Spot): Told | undefined {
  const value = readable(updateStrategy.maxUnavailable);
  if (!value) return undefined;
  const heeded = snapshot.config.featureGates.get('MaxUnavailableStatefulSet') === true;
  const count = heeded ? statefulSetUnavailable(value.value, replicas.value ?? 0) : undefined;
  if (count !== undefined) {
    const paragraphs: Localized[] = [
      {
        en: `**maxUnavailable ${plain(String(value.value))}: ${count} ${count === 1 ? 'pod' : 'pods'} at a time** (rounded down, at least 1)`,
        ko: `**maxUnavailable ${plain(String(value.value))}: 한 번에 ${count}개** (내림, 최소 1)`,
      },
    ];
    return { paragraphs, origin: value.origin, anchor: '#maximum-unavailable-pods' };
  }
  const told: Localized = {
    en: `**maxUnavailable ${plain(String(value.value))}: has no effect without the feature gate MaxUnavailableStatefulSet** (off by default): pods are updated one at a time`,
    ko: `**maxUnavailable ${plain(String(value.value))}: 기능 게이트 MaxUnavailableStatefulSet(기본 꺼짐) 없이는 효과 없음**: 파드를 하나씩 업데이트`,
  };
  return { paragraphs: [told], origin: value.origin, anchor: '#maximum-unavailable-pods' };
}
