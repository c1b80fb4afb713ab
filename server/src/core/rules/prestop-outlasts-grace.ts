import { seconds, type Millis } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import type { LifecycleHandler } from '../manifest/container.ts';
import { AssumptionReader } from '../scenario/assumptions.ts';
import { hookDuration, writtenDuration } from '../scenario/hookDuration.ts';
import {
  stopSecondsAfterHook,
  gracePeriodOf,
  killAfterHook,
  raiseGracePeriod,
  relatedGracePeriod,
  drainSeconds,
  type GracePeriod,
} from './gracePeriod.ts';
import { durationPlace, shortenSleep } from './preStopSleep.ts';
import { defineRule, workloadKinds, type Finding, type RuleContext } from './rule.ts';

export const preStopOutlastsGrace = defineRule({
  meta: {
    id: 'prestop-outlasts-grace',
    title: { en: 'preStop outlasts the grace period', ko: 'preStop이 유예 기간보다 오래 걸림' },
    severity: 'error',
    group: 'termination',
    appliesTo: workloadKinds,
    since: '0.1.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A preStop hook that takes at least as long as terminationGracePeriodSeconds.',
        ko: 'terminationGracePeriodSeconds 이상 걸리는 preStop 훅.',
      },
      why: {
        en: 'The hook runs inside the grace period, not before it. Whatever is left, but at least 2 s, is all the process gets between SIGTERM and SIGKILL. A longer hook is not waited for: SIGTERM comes when the grace period ends, and SIGKILL 2 s later, while requests are still in flight.',
        ko: '훅은 유예 기간 전이 아니라 유예 기간 안에서 실행됩니다. 프로세스가 SIGTERM과 SIGKILL 사이에 쓸 수 있는 시간은 남은 유예 기간뿐이고, 최소 2초입니다. 더 긴 훅은 기다려 주지 않습니다. 유예 기간이 끝나면 바로 SIGTERM이 오고, 요청을 처리하는 중이어도 2초 뒤 SIGKILL이 옵니다.',
      },
      fix: {
        en: 'Raise terminationGracePeriodSeconds to the length of the hook plus the time that the process needs to stop, or shorten the hook.',
        ko: 'terminationGracePeriodSeconds를 훅 시간과 프로세스 종료에 필요한 시간의 합으로 올리거나, 훅을 줄이십시오.',
      },
      falsePositives: {
        en: 'A process that stops within 2 s of SIGTERM is served correctly where the hook takes exactly the grace period. A sleep behind a condition, in a loop or in the background is not counted.',
        ko: '훅이 유예 기간과 정확히 같고 프로세스가 SIGTERM 뒤 2초 안에 끝난다면 문제가 없습니다. 조건문, 반복문, 백그라운드의 sleep은 세지 않습니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
        'https://github.com/kubernetes/kubernetes/issues/23515',
      ],
    },
  },

  *check(workload, context) {
    const grace = gracePeriodOf(workload.pod.spec);
    if (!grace || grace.seconds < 1) return;
    const assumptions = new AssumptionReader(context.assumptions, workload.ref);
    for (const container of workload.pod.spec.containers) {
      const { name, role, preStop } = container;
      if (role === 'init' || !preStop) continue;
      const stated = assumptions.duration(name, 'preStopTakes')?.value;
      const hook: Hook = {
        name,
        preStop,
        takes: stated ?? hookDuration(preStop.action, container).lo,
        stated: stated !== undefined,
        drainSeconds: drainSeconds(container, workload, context),
      };
      if (outlasts(hook, grace)) yield finding(hook, grace, context);
    }
  },
});

interface Hook {
  readonly name: string;
  readonly preStop: LifecycleHandler;
  readonly takes: Millis;
  /** `takes` is what somebody states, and not what the hook says. */
  readonly stated: boolean;
  readonly drainSeconds: number | undefined;
}

/** A sleep action above the grace period is refused by the API server: `prestop-sleep-exceeds-grace` says so. */
function outlasts({ preStop: { action }, takes }: Hook, grace: GracePeriod): boolean {
  if (action.type === 'exec') return takes >= seconds(grace.seconds);
  return action.type === 'sleep' && action.seconds.value === grace.written.value && takes >= seconds(grace.seconds);
}

function finding(hook: Hook, grace: GracePeriod, context: RuleContext): Finding {
  const { preStop, takes, drainSeconds } = hook;
  const { lo, hi } = writtenDuration(preStop.action);
  return {
    at: durationPlace(preStop, context),
    severity: takes > seconds(grace.seconds) ? 'error' : 'warning',
    message: message(hook, grace, context),
    related: relatedGracePeriod(grace),
    fixes: () => [
      ...raiseGracePeriod(grace, takes / 1000, stopSecondsAfterHook(drainSeconds, context), context),
      ...shortenSleep(preStop, grace.seconds, drainSeconds, context),
    ],
    confidence: hook.stated ? 'assumed' : lo === hi ? 'certain' : 'derived',
  };
}

function message({ name, takes, stated }: Hook, grace: GracePeriod, context: RuleContext): Localized {
  const p = Number.isFinite(takes) ? `${String(takes / 1000)}s` : '∞';
  const g = `${String(grace.seconds)}s`;
  const { killSeconds, note } = killAfterHook(grace, grace.seconds, context);
  const kill = `t+${String(killSeconds)}s`;
  const en = note.en + (stated ? ` (assumes ${name}.preStopTakes = ${p})` : '');
  const ko = note.ko + (stated ? ` (가정: ${name}.preStopTakes = ${p})` : '');
  return takes > seconds(grace.seconds)
    ? {
        en: `preStop (${p}) outlasts terminationGracePeriodSeconds (${g}): hook abandoned and SIGTERM at t+${g}, SIGKILL at ${kill}${en}`,
        ko: `preStop(${p})이 terminationGracePeriodSeconds(${g})보다 오래 걸림: t+${g}에 훅을 더 기다리지 않고 SIGTERM, ${kill}에 SIGKILL${ko}`,
      }
    : {
        en: `preStop (${p}) uses all of terminationGracePeriodSeconds (${g}): SIGTERM at t+${g}, SIGKILL at ${kill}${en}`,
        ko: `preStop(${p})이 terminationGracePeriodSeconds(${g})를 모두 씀: t+${g}에 SIGTERM, ${kill}에 SIGKILL${ko}`,
      };
}
