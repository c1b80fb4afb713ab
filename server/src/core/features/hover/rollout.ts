// How a Rollout of Argo Rollouts replaces its pods.
// https://argo-rollouts.readthedocs.io/en/stable/features/specification/
import { formatSeconds, seconds, type Millis } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import type { Field } from '../../base/origin.ts';
import { deploymentBounds } from '../../lifecycle/rollingUpdateBounds.ts';
import { pauseDuration, type CanaryStep } from '../../manifest/canarySteps.ts';
import type { BlueGreenStrategy, CanaryStrategy, Rollout } from '../../manifest/manifest.ts';
import { originsOf, originWords, plain, readable, type Said } from './said.ts';
import type { Spot } from './spot.ts';

const site = 'https://argo-rollouts.readthedocs.io/en/stable/features/';

export function rolloutStrategy(spot: Spot): Said | undefined {
  const { manifest, field, explain } = spot;
  if (manifest.kind !== 'Rollout' || !manifest.strategy || !field.startsWith('spec.strategy.')) return undefined;
  const { strategy } = manifest;
  const rest = field.slice(`spec.strategy.${strategy.type}`.length);
  const told =
    delay(rest, strategy) ??
    (strategy.type === 'canary' ? canary(spot, manifest, strategy, rest) : blueGreen(manifest, strategy, rest));
  if (!told) return undefined;
  const [headline = '', ...more] = told.paragraphs.map((text) => text[explain.locale]);
  const origin = readable(told.from)?.origin;
  const numbers = told.numbers ? [originsOf(told.numbers, explain)] : [];
  return {
    paragraphs: [origin ? `${headline} — ${originWords(origin, explain)}` : headline, ...more, ...numbers],
    page: `${site}${strategy.type === 'canary' ? 'canary' : 'bluegreen'}/`,
  };
}

interface Told {
  readonly paragraphs: readonly Localized[];
  readonly from?: Field<unknown> | undefined;
  readonly numbers?: Parameters<typeof originsOf>[0];
}

/** From the switch of the traffic until the old pods are deleted; or, after an abort, the new ones. */
function delay(rest: string, strategy: CanaryStrategy | BlueGreenStrategy): Told | undefined {
  const after = rest === '.scaleDownDelaySeconds' ? readable(strategy.scaleDownDelaySeconds) : undefined;
  if (after) {
    const wait = formatSeconds(seconds(after.value));
    const told: Localized = {
      en: `**scaleDownDelaySeconds: old pods are deleted ${wait} after the traffic has switched**`,
      ko: `**scaleDownDelaySeconds: 트래픽이 전환되고 ${wait} 뒤에 이전 파드 삭제**`,
    };
    return { paragraphs: [told, graceFollows], from: after };
  }
  const abort = rest === '.abortScaleDownDelaySeconds' ? readable(strategy.abortScaleDownDelaySeconds) : undefined;
  if (!abort) return undefined;
  const wait = formatSeconds(seconds(abort.value));
  const told: Localized =
    abort.value === 0
      ? {
          en: '**abortScaleDownDelaySeconds 0: after an abort the new pods stay**',
          ko: '**abortScaleDownDelaySeconds 0: 중단해도 새 파드가 남음**',
        }
      : {
          en: `**abortScaleDownDelaySeconds: after an abort the new pods are deleted ${wait} later**`,
          ko: `**abortScaleDownDelaySeconds: 중단하고 ${wait} 뒤에 새 파드 삭제**`,
        };
  return { paragraphs: [told], from: abort };
}

const graceFollows: Localized = {
  en: 'Whoever routes the traffic has that long to follow; preStop and the grace period come after it.',
  ko: '트래픽을 나르는 쪽은 그 안에 따라와야 합니다. preStop과 유예 기간은 그 뒤입니다.',
};

function canary(spot: Spot, rollout: Rollout, strategy: CanaryStrategy, rest: string): Told | undefined {
  if (rest === '' || rest === '.steps') return { paragraphs: overview(strategy) };
  if (rest === '.maxSurge' || rest === '.maxUnavailable') return bounds(rollout, strategy);
  const { index, key } = /^\.steps\[(?<index>\d+)\]\.(?<key>setWeight|pause(?:\.duration)?)$/.exec(rest)?.groups ?? {};
  if (key === 'setWeight') return typeof spot.value === 'number' ? weight(rollout, strategy, spot.value) : undefined;
  const { steps } = strategy;
  return index === undefined ? undefined : pause(pauseOf(steps[Number(index)]), steps);
}

/** With a router pods are as many as carry the weight, beside all of the old ones; without one the pods are the weight. */
function weight({ replicas }: Rollout, { trafficRouting }: CanaryStrategy, percent: number): Told {
  const total = replicas.value;
  const count = total === undefined ? undefined : Math.min(total, Math.ceil((total * percent) / 100));
  const sum = `${percent} % × ${total ?? '?'}`;
  const told: Localized = trafficRouting
    ? {
        en: `**setWeight: ${percent} % of the requests to ${count ?? '?'} new pods** = ${sum}, rounded up; all old pods stay`,
        ko: `**setWeight: 요청의 ${percent} %를 새 파드 ${count ?? '?'}개로** = ${sum}, 올림. 이전 파드는 모두 남음`,
      }
    : {
        en: `**setWeight: about ${count ?? '?'} of ${total ?? '?'} pods are new** ≈ ${sum}`,
        ko: `**setWeight: 파드 ${total ?? '?'}개 중 약 ${count ?? '?'}개가 새 파드** ≈ ${sum}`,
      };
  const how: Localized = trafficRouting
    ? {
        en: 'The router splits the requests, whatever the number of pods.',
        ko: '요청은 파드 수와 관계없이 라우터가 나눕니다.',
      }
    : {
        en: 'Without trafficRouting the Service splits by pods: the old ones stop as their share falls.',
        ko: 'trafficRouting이 없으면 Service가 파드 수로 나눕니다. 몫이 줄어드는 만큼 이전 파드가 종료됩니다.',
      };
  return { paragraphs: [told, how], numbers: [['replicas', replicas]] };
}

/** `forever`: until somebody promotes it. */
type Pause = Millis | 'forever' | undefined;

function pauseOf(step: CanaryStep | undefined): Pause {
  if (step?.type !== 'pause') return undefined;
  return step.duration ? pauseDuration(step.duration) : 'forever';
}

function pause(own: Pause, steps: readonly CanaryStep[]): Told | undefined {
  if (own === undefined) return undefined;
  const headline: Localized =
    own === 'forever'
      ? {
          en: '**pause: until somebody promotes it**, old and new pods serve together',
          ko: '**pause: 누군가 promote할 때까지**, 이전 파드와 새 파드가 함께 서비스',
        }
      : {
          en: `**pause: ${formatSeconds(own)}**, old and new pods serve together`,
          ko: `**pause: ${formatSeconds(own)}**, 이전 파드와 새 파드가 함께 서비스`,
        };
  return { paragraphs: [headline, ...allPauses(steps)] };
}

function allPauses(steps: readonly CanaryStep[]): readonly Localized[] {
  const pauses = steps.map(pauseOf).filter((one) => one !== undefined);
  const timed = pauses.filter((one) => one !== 'forever');
  const waits = pauses.length - timed.length;
  if (pauses.length === 0) return [];
  const total = formatSeconds(timed.reduce((sum, one) => sum + one, 0));
  return [
    {
      en: `All pauses of this rollout: ${total}${waits > 0 ? `, and ${waits} that somebody has to end` : ''}. The starts of the pods come on top.`,
      ko: `이 롤아웃의 pause 합계: ${total}${waits > 0 ? `, 그리고 사람이 끝내야 하는 것 ${waits}개` : ''}. 파드 시작 시간은 별도입니다.`,
    },
  ];
}

function overview({ steps, trafficRouting }: CanaryStrategy): readonly Localized[] {
  const routed = trafficRouting?.providers.map(plain).join(', ');
  const by: Localized = routed
    ? { en: `split by ${routed}`, ko: `${routed} 분배` }
    : { en: 'split by the number of pods', ko: '파드 수로 분배' };
  return [
    {
      en: `**canary in ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}**, requests ${by.en}`,
      ko: `**${steps.length}단계 canary**, 요청은 ${by.ko}`,
    },
    ...allPauses(steps),
  ];
}

function bounds({ replicas }: Rollout, { maxSurge, maxUnavailable }: CanaryStrategy): Told | undefined {
  const [surge, unavailable, total] = [maxSurge.value, maxUnavailable.value, replicas.value];
  if (surge === undefined || unavailable === undefined || total === undefined) return undefined;
  const found = deploymentBounds({ maxSurge: surge, maxUnavailable: unavailable }, total);
  if (!found) return undefined;
  const told: Localized = {
    en: `**canary of ${total}: at least ${found.leastAvailable} available, at most ${found.mostPods} at a time**`,
    ko: `**${total}개의 canary: 최소 ${found.leastAvailable}개 가용, 최대 ${found.mostPods}개**`,
  };
  return {
    paragraphs: [told],
    numbers: [
      ['replicas', replicas],
      ['maxSurge', maxSurge],
      ['maxUnavailable', maxUnavailable],
    ],
  };
}

function blueGreen({ replicas }: Rollout, strategy: BlueGreenStrategy, rest: string): Told | undefined {
  if (rest === '.autoPromotionEnabled') return promotion(strategy);
  if (!['', '.activeService', '.previewService'].includes(rest)) return undefined;
  const total = replicas.value ?? '?';
  const delaySeconds = readable(strategy.scaleDownDelaySeconds)?.value;
  const wait = delaySeconds === undefined ? '?' : formatSeconds(seconds(delaySeconds));
  const active = plain(strategy.activeService?.value ?? 'activeService');
  const told: Localized = {
    en: `**blueGreen: ${total} new pods beside ${total} old ones**, then ${active} switches to the new ones at once`,
    ko: `**blueGreen: 이전 파드 ${total}개 옆에 새 파드 ${total}개**, 그 뒤 ${active}가 한 번에 전환`,
  };
  const then: Localized = {
    en: `The old ones are deleted ${wait} after that (scaleDownDelaySeconds).`,
    ko: `이전 파드는 그로부터 ${wait} 뒤에 삭제됩니다(scaleDownDelaySeconds).`,
  };
  return {
    paragraphs: [told, then],
    numbers: [
      ['replicas', replicas],
      ['scaleDownDelaySeconds', strategy.scaleDownDelaySeconds],
    ],
  };
}

function promotion({ autoPromotionEnabled }: BlueGreenStrategy): Told | undefined {
  const told: Localized = autoPromotionEnabled.value
    ? {
        en: '**The traffic switches as soon as all new pods are available**',
        ko: '**새 파드가 모두 가용해지면 바로 트래픽 전환**',
      }
    : {
        en: '**The traffic switches when somebody promotes the rollout**; until then all pods run twice',
        ko: '**누군가 promote해야 트래픽 전환**, 그때까지 파드가 두 벌 실행됨',
      };
  return autoPromotionEnabled.value === undefined ? undefined : { paragraphs: [told], from: autoPromotionEnabled };
}
