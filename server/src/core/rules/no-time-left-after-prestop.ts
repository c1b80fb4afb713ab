import { never, seconds, type Millis } from '../base/duration.ts';
import type { Localized } from '../base/localized.ts';
import type { Container, LifecycleHandler } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { AssumptionReader } from '../scenario/assumptions.ts';
import { hookDuration } from '../scenario/hookDuration.ts';
import { shutdownIn } from '../workspace/links/appSettings.ts';
import { assuming, statedDuration } from './containerEnd.ts';
import {
  gracePeriodOf,
  killAfterHook,
  raiseGracePeriod,
  relatedGracePeriod,
  stopSecondsAfterHook,
  type GracePeriod,
} from './gracePeriod.ts';
import { durationPlace, shortenSleep } from './preStopSleep.ts';
import { runningContainers } from './probes.ts';
import { defineRule, workloadKinds, type Finding, type RuleContext } from './rule.ts';

export const noTimeLeftAfterPreStop = defineRule({
  meta: {
    id: 'no-time-left-after-prestop',
    title: { en: 'preStop leaves hardly any of the grace period', ko: 'preStop 뒤에 유예 기간이 거의 남지 않음' },
    severity: 'warning',
    group: 'termination',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A preStop hook after which less than the safety margin (5 s) of terminationGracePeriodSeconds is left, for a process of which nobody knows how long it takes to stop.',
        ko: '종료에 걸리는 시간을 알 수 없는 프로세스인데, preStop 훅 뒤에 terminationGracePeriodSeconds가 안전 여유(5초)보다 적게 남는 경우.',
      },
      why: {
        en: 'The hook and the process share one grace period: `[ preStop | SIGTERM handling ]`. What the hook leaves, but at least 2 s, is all the time between SIGTERM and SIGKILL.',
        ko: '훅과 프로세스는 유예 기간 하나를 나눠 씁니다: `[ preStop | SIGTERM 처리 ]`. SIGTERM과 SIGKILL 사이의 시간은 훅이 남긴 시간뿐이고, 최소 2초입니다.',
      },
      fix: {
        en: 'Raise terminationGracePeriodSeconds to the length of the hook plus the time that the process needs, shorten the hook, or state how long the process takes (`app.exitsAfterStopSignal` among the assumptions).',
        ko: 'terminationGracePeriodSeconds를 훅 시간과 프로세스에 필요한 시간의 합으로 올리거나, 훅을 줄이거나, 프로세스가 걸리는 시간을 가정(`app.exitsAfterStopSignal`)으로 적으십시오.',
      },
      falsePositives: {
        en: 'A process that ends at once, such as a static file server or an agent. Kubernetes 1.22 to 1.27 gives the process the whole grace period after the hook, and the rule is silent there.',
        ko: '정적 파일 서버나 에이전트처럼 바로 끝나는 프로세스. Kubernetes 1.22~1.27은 훅 뒤에 유예 기간 전체를 다시 주므로 알리지 않습니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
      ],
    },
  },

  *check(workload, context) {
    const grace = gracePeriodOf(workload.pod.spec);
    if (!grace) return;
    for (const container of runningContainers(workload.pod.spec.containers)) {
      const hook = hookOf(container, workload, context);
      if (!hook || isEndKnown(container, workload, context)) continue;
      const { killSeconds } = killAfterHook(grace, hook.takes / 1000, context);
      const left = seconds(killSeconds) - hook.takes;
      const isOver = hook.takes >= seconds(grace.seconds);
      if (!isOver && left < context.safetyMargin) yield finding(hook, { left, killSeconds }, grace, context);
    }
  },
});

interface Hook {
  readonly preStop: LifecycleHandler;
  readonly takes: Millis;
  /** `takes` is all that it can take. */
  readonly exact: boolean;
  readonly assumes: readonly Localized[];
  readonly signal: string;
}

/** Undefined where none is known to take time. */
function hookOf(container: Container, workload: Workload, context: RuleContext): Hook | undefined {
  const { name, preStop } = container;
  if (!preStop) return undefined;
  const stated = new AssumptionReader(context.assumptions, workload.ref).duration(name, 'preStopTakes')?.value;
  const { lo, hi } = hookDuration(preStop.action, container);
  const takes = stated ?? lo;
  if (takes === 0) return undefined;
  const { signal } = shutdownIn(context.unit, workload, container);
  const assumes = stated === undefined ? [] : [statedDuration(`${name}.preStopTakes`, stated)];
  return { preStop, takes, exact: lo === hi, assumes, signal };
}

/** What is known to end in time, or never, is told of by `app-shutdown-exceeds-grace` or gains nothing by more time. */
function isEndKnown(container: Container, workload: Workload, context: RuleContext): boolean {
  const reader = new AssumptionReader(context.assumptions, workload.ref);
  if (reader.duration(container.name, 'exitsAfterStopSignal')) return true;
  const exits = shutdownIn(context.unit, workload, container).exitsAfterStopSignal;
  return exits !== undefined && (exits.hi !== never || exits.lo === never);
}

function finding(
  { preStop, takes, exact, assumes, signal }: Hook,
  { left, killSeconds }: { readonly left: Millis; readonly killSeconds: number },
  grace: GracePeriod,
  context: RuleContext,
): Finding {
  const assumed = assuming(assumes);
  const [p, rest] = [String(takes / 1000), String(left / 1000)];
  const [g, kill] = [String(grace.seconds), String(killSeconds)];
  return {
    at: durationPlace(preStop, context),
    message: {
      en: `preStop (${p}s) leaves ${rest}s of the ${g}s grace period for ${signal} handling: SIGKILL at t+${kill}s${assumed.en}`,
      ko: `preStop(${p}s) 뒤에 남는 시간이 ${rest}s뿐임(유예 기간 ${g}s): ${signal} 처리 중 t+${kill}s에 SIGKILL${assumed.ko}`,
    },
    related: relatedGracePeriod(grace),
    fixes: () => [
      ...raiseGracePeriod(grace, takes / 1000, stopSecondsAfterHook(undefined, context), context),
      ...shortenSleep(preStop, grace.seconds, undefined, context),
    ],
    confidence: assumes.length > 0 ? 'assumed' : exact ? 'certain' : 'derived',
  };
}
