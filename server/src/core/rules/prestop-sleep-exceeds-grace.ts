import type { Localized } from '../base/localized.ts';
import { isReadable } from '../base/origin.ts';
import { isJudged } from '../validation/versions.ts';
import {
  stopSecondsAfterHook,
  gracePeriodOf,
  raiseGracePeriod,
  relatedGracePeriod,
  drainSeconds,
  type GracePeriod,
} from './gracePeriod.ts';
import { shortenSleep, shortestSleep } from './preStopSleep.ts';
import { defineRule, workloadKinds, type Finding, type RuleContext } from './rule.ts';

export const preStopSleepExceedsGrace = defineRule({
  meta: {
    id: 'prestop-sleep-exceeds-grace',
    title: { en: 'The sleep of preStop exceeds the grace period', ko: 'preStop의 sleep이 유예 기간을 넘음' },
    severity: 'error',
    group: 'hooks',
    appliesTo: workloadKinds,
    since: '0.1.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A preStop sleep action whose seconds are negative, above terminationGracePeriodSeconds, or, before Kubernetes 1.33, zero.',
        ko: 'preStop sleep 액션의 seconds가 음수이거나 terminationGracePeriodSeconds보다 큰 경우. Kubernetes 1.33 전에는 0도 해당합니다.',
      },
      why: {
        en: 'The API server rejects the object. The same numbers as an exec hook are accepted and silently cut, so converting `sleep 60` to the sleep action exposes a fault that was there before.',
        ko: 'API 서버가 오브젝트를 거부합니다. 같은 값을 exec 훅으로 쓰면 받아들여지지만 조용히 잘립니다. 그래서 `sleep 60`을 sleep 액션으로 바꾸면 전부터 있던 문제가 드러납니다.',
      },
      fix: {
        en: 'Raise terminationGracePeriodSeconds above the sleep, so that the process has time to stop after it, or lower the sleep.',
        ko: 'sleep 뒤에도 프로세스가 종료할 시간이 남도록 terminationGracePeriodSeconds를 올리거나, sleep을 줄이십시오.',
      },
      falsePositives: {
        en: 'An admission webhook that raises the grace period; none is known.',
        ko: '유예 기간을 올려 주는 어드미션 웹훅이 있는 경우. 알려진 것은 없습니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
        'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/3960-pod-lifecycle-sleep-action',
      ],
    },
  },

  *check(workload, context) {
    const grace = gracePeriodOf(workload.pod.spec);
    if (!grace) return;
    const isRefused = isJudged(workload.kind);
    const whom = isRefused ? refused.object : refused.pods;
    for (const container of workload.pod.spec.containers) {
      const { role, preStop } = container;
      if (role === 'init' || preStop?.action.type !== 'sleep' || !isReadable(preStop.action.seconds)) continue;
      const sleep = preStop.action.seconds;
      const problem = refusal(sleep.value, preStop.path, grace, context);
      if (!problem) continue;
      const drains = drainSeconds(container, workload, context);
      yield {
        at: sleep.origin.type === 'written' ? sleep.origin.at : preStop.action.at,
        message: { en: `${problem.why.en}: ${whom.en}`, ko: `${problem.why.ko}: ${whom.ko}` },
        related: problem.tooLong ? relatedGracePeriod(grace) : [],
        fixes: () => {
          if (!problem.tooLong) return shortestSleep(sleep, grace, context);
          const raised = raiseGracePeriod(grace, sleep.value, stopSecondsAfterHook(drains, context), context);
          return [...raised, ...shortenSleep(preStop, grace.seconds, drains, context)];
        },
        confidence: 'certain',
        rejectedByApiServer: isRefused,
      } satisfies Finding;
    }
  },
});

/** Of a custom resource its pods alone, when its controller makes them. */
const refused = {
  object: { en: 'the API server rejects this object', ko: 'API 서버가 이 오브젝트를 거부함' },
  pods: { en: 'the API server rejects its pods', ko: 'API 서버가 이 오브젝트의 파드를 거부함' },
};

interface Refusal {
  readonly why: Localized;
  readonly tooLong: boolean;
}

/** As `validateSleepAction` of the API server judges, which takes a negative grace period as it is written (R44). */
function refusal(sleep: number, path: string, grace: GracePeriod, context: RuleContext): Refusal | undefined {
  const period = grace.written;
  const value = String(sleep);
  if (sleep < 0) {
    const why = { en: `sleep.seconds ${value} is negative`, ko: `sleep.seconds 음수 (${value})` };
    return { why, tooLong: false };
  }
  if (sleep > period.value) {
    const isDefault = period.origin.type === 'defaulted';
    return {
      why: {
        en: `sleep.seconds ${value} is above terminationGracePeriodSeconds (${String(period.value)}s${isDefault ? ', default' : ''})`,
        ko: `sleep.seconds(${value})가 terminationGracePeriodSeconds(${String(period.value)}s${isDefault ? ', 기본값' : ''})보다 큼`,
      },
      tooLong: true,
    };
  }
  const minor = context.kubernetesMinor;
  const refused = context.rejections.some(({ field }) => field === `${path}.sleep`);
  if (sleep !== 0 || minor === undefined || !refused) return undefined;
  return {
    why: {
      en: `sleep.seconds 0 needs Kubernetes 1.33, target is 1.${String(minor)}`,
      ko: `sleep.seconds 0은 Kubernetes 1.33부터 가능, 대상은 1.${String(minor)}`,
    },
    tooLong: false,
  };
}
