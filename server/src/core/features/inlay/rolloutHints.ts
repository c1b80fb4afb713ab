// What the percentages of a rollout come to.
import type { Workload } from '../../manifest/manifest.ts';
import { rollingUpdateOf } from '../../scenario/rollingUpdate.ts';
import type { Hint } from '../inlayHints.ts';
import { behindValue } from './place.ts';

export function rolloutHints(workload: Workload): readonly Hint[] {
  if (workload.kind !== 'Deployment') return [];
  const { strategy, replicas } = workload;
  const bounds = rollingUpdateOf(workload, replicas);
  const total = replicas.value;
  if (!bounds || total === undefined) return [];
  const surge = behindShare(strategy.maxSurge);
  const unavailable = behindShare(strategy.maxUnavailable);
  return [
    ...(surge === undefined ? [] : [share(surge, bounds.surge, total, roundsUp)]),
    ...(unavailable === undefined
      ? []
      : [share(unavailable, bounds.unavailable, total, bounds.bothZero ? bothZero : roundsDown)]),
  ];
}

function behindShare(field: Parameters<typeof behindValue>[0]): number | undefined {
  return typeof field?.value === 'string' ? behindValue(field) : undefined;
}

function share(after: number, count: number, total: number, tooltip: Hint['tooltip']): Hint {
  return { after, text: { en: `= ${count} of ${total}`, ko: `= ${total}개 중 ${count}개` }, tooltip };
}

const roundsUp = { en: 'maxSurge rounds up.', ko: 'maxSurge는 올림합니다.' };
const roundsDown = { en: 'maxUnavailable rounds down.', ko: 'maxUnavailable은 내림합니다.' };
const bothZero = {
  en: 'maxSurge and maxUnavailable both come to 0, so the controller takes 1 unavailable.',
  ko: 'maxSurge와 maxUnavailable이 모두 0이면 컨트롤러가 maxUnavailable을 1로 봅니다.',
};
