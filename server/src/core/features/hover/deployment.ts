// How a Deployment replaces its pods.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import { isReadable, type Field } from '../../base/origin.ts';
import type { Deployment } from '../../manifest/manifest.ts';
import type { RollingUpdateBounds } from '../../lifecycle/rollingUpdateBounds.ts';
import { slowestStart } from '../../scenario/slowestStart.ts';
import { rollingUpdateOf } from '../../scenario/rollingUpdate.ts';
import { originsOf, plain, readable, type Said } from './said.ts';
import type { Spot } from './spot.ts';

const page = 'concepts/workloads/controllers/deployment/';

export function deploymentStrategy({ manifest, field, explain }: Spot): Said | undefined {
  if (manifest.kind !== 'Deployment' || !strategyFields.has(field)) return undefined;
  const { strategy, replicas } = manifest;
  const told = strategy.type.value === 'Recreate' ? recreate(manifest) : rolling(manifest);
  const numbers = originsOf(
    [
      ['replicas', replicas],
      ['maxSurge', strategy.maxSurge],
      ['maxUnavailable', strategy.maxUnavailable],
    ],
    explain,
  );
  const [headline = '', ...rest] = told.map((text) => text[explain.locale]);
  const shown = strategy.type.value === 'Recreate' ? [] : [numbers];
  return { paragraphs: [headline, ...rest, ...shown], page: `${page}#strategy` };
}

const strategyFields: ReadonlySet<string> = new Set([
  'spec.strategy',
  'spec.strategy.type',
  'spec.strategy.rollingUpdate',
  'spec.strategy.rollingUpdate.maxSurge',
  'spec.strategy.rollingUpdate.maxUnavailable',
]);

function rolling(deployment: Deployment): readonly Localized[] {
  const bounds = rollingUpdateOf(deployment, deployment.replicas);
  const total = deployment.replicas.value;
  if (!bounds || total === undefined) {
    return [
      {
        en: '**RollingUpdate**: how many pods may be missing is not known here',
        ko: '**RollingUpdate**: 몇 개까지 없어도 되는지 여기서는 알 수 없습니다',
      },
    ];
  }
  const { mostPods, leastAvailable } = bounds;
  return [
    {
      en: `**RollingUpdate of ${total}: at least ${leastAvailable} available, at most ${mostPods} at a time**`,
      ko: `**${total}개의 RollingUpdate: 최소 ${leastAvailable}개 가용, 최대 ${mostPods}개**`,
    },
    resolved(deployment, total, bounds),
    {
      en: 'Pods that terminate are not counted. A PodDisruptionBudget does not limit a rollout.',
      ko: '종료 중인 파드는 세지 않습니다. PodDisruptionBudget은 롤아웃을 제한하지 않습니다.',
    },
  ];
}

/** Percentages round up for the surge and down for the unavailable (R122). */
function resolved({ strategy }: Deployment, total: number, bounds: RollingUpdateBounds): Localized {
  const { surge, unavailable, bothZero } = bounds;
  const up = resolution('maxSurge', strategy.maxSurge, total, surge);
  const down = resolution('maxUnavailable', strategy.maxUnavailable, total, bothZero ? 0 : unavailable);
  return bothZero
    ? {
        en: `${up('rounded up')} · ${down('rounded down')}: nothing could move, so the controller takes 1 unavailable`,
        ko: `${up('올림')} · ${down('내림')}: 둘 다 0이면 컨트롤러가 maxUnavailable을 1로 봅니다`,
      }
    : { en: `${up('rounded up')} · ${down('rounded down')}`, ko: `${up('올림')} · ${down('내림')}` };
}

function resolution(name: string, { value }: Field<number | string>, total: number, count: number) {
  return (rounded: string): string =>
    typeof value === 'string' ? `${name} ${plain(value)} × ${total} = ${count} (${rounded})` : `${name} ${count}`;
}

/** The new pods come only when the last old one has gone (R125). */
function recreate({ pod }: Deployment): readonly Localized[] {
  const grace = readable(pod.spec.terminationGracePeriodSeconds);
  const upTo = grace ? formatSeconds(seconds(grace.value)) : '?';
  return [
    {
      en: '**Recreate: no pod serves from t+0 s until a new one is ready**',
      ko: '**Recreate: t+0 s부터 새 파드가 ready가 될 때까지 서비스하는 파드가 없음**',
    },
    {
      en: `All old pods stop first, which takes up to the grace period of ${upTo}; only when the last has ended are new ones created.`,
      ko: `이전 파드가 모두 먼저 종료되고(유예 기간 최대 ${upTo}), 마지막 파드가 끝난 뒤에야 새 파드가 만들어집니다.`,
    },
  ];
}

/** The deadline only reports (R126). */
export function progressDeadline({ manifest, field, explain }: Spot): Said | undefined {
  if (field !== 'spec.progressDeadlineSeconds') return undefined;
  if (manifest.kind !== 'Deployment' && manifest.kind !== 'Rollout') return undefined;
  const { progressDeadlineSeconds: deadline, minReadySeconds } = manifest;
  const value = isReadable(deadline) ? formatSeconds(seconds(deadline.value)) : '?';
  const slowest = slowestStart(manifest.pod.spec);
  const told: Localized = {
    en: `**progressDeadlineSeconds: after ${value} without progress the rollout is reported as failed**`,
    ko: `**progressDeadlineSeconds: ${value} 동안 진척이 없으면 롤아웃 실패로 보고**`,
  };
  const consequence: Localized = {
    en: 'It stays as it is: nothing is stopped or rolled back. Each pod that gets available counts as progress.',
    ko: '중단되거나 되돌려지지는 않습니다. 파드가 하나씩 가용해질 때마다 진척으로 칩니다.',
  };
  const start: Localized | undefined = slowest && {
    en: `A pod may take ${formatSeconds(seconds(slowest.seconds))} to start (startupProbe of ${plain(slowest.container)}) and minReadySeconds ${minReadySeconds.value ?? '?'} more.`,
    ko: `파드 시작에 최대 ${formatSeconds(seconds(slowest.seconds))}(${plain(slowest.container)}의 startupProbe), 그 뒤 minReadySeconds ${minReadySeconds.value ?? '?'}만큼 더 걸릴 수 있습니다.`,
  };
  const paragraphs = [told, consequence, ...(start ? [start] : [])].map((text) => text[explain.locale]);
  return { paragraphs, page: `${page}#progress-deadline-seconds` };
}
