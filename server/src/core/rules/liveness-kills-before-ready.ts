import type { Localized } from '../base/localized.ts';
import type { Container } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { AssumptionReader } from '../scenario/assumptions.ts';

import { numberPlace, relatedNumbers, runningContainers, soundTiming } from './probes.ts';
import { defineRule, workloadKinds, type RuleContext } from './rule.ts';
import { startFirst } from './startFirst.ts';

export const livenessKillsBeforeReady = defineRule({
  meta: {
    id: 'liveness-kills-before-ready',
    title: { en: 'Liveness kills before readiness begins', ko: 'readiness가 시작되기 전에 liveness가 종료함' },
    severity: 'warning',
    group: 'probes',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A container without a startupProbe whose liveness may have given up before readiness asks for the first time, or before the app is stated to have started (startedAfter, readyAfter).',
        ko: 'startupProbe가 없고, readiness가 처음 묻기 전이나 앱이 시작된다고 밝힌 시점(startedAfter, readyAfter) 전에 liveness가 먼저 포기할 수 있는 컨테이너.',
      },
      why: {
        en: 'The delay of readiness says how long the app needs to start. If it does not answer liveness any earlier, it is killed while it starts, and again after every restart: CrashLoopBackOff without a fault in the app.',
        ko: 'readiness의 지연은 앱이 시작하는 데 걸리는 시간을 말합니다. 그 전에 liveness에 응답하지 못하면 시작하는 도중에 종료되고, 재시작할 때마다 되풀이됩니다. 앱에 문제가 없어도 CrashLoopBackOff가 됩니다.',
      },
      fix: {
        en: 'Add a startupProbe that leaves the app its time. Until it has passed, neither liveness nor readiness asks, so that liveness needs no delay.',
        ko: '앱이 시작할 시간을 주는 startupProbe를 추가하십시오. 통과할 때까지 liveness와 readiness가 묻지 않으므로 liveness에 지연이 필요 없습니다.',
      },
      falsePositives: {
        en: 'An app that answers liveness early and is only slow to get ready.',
        ko: 'liveness에는 일찍 응답하고 ready가 되기까지만 오래 걸리는 앱.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/probes/',
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
      ],
    },
  },

  *check(workload, context) {
    for (const container of runningContainers(workload.pod.spec.containers)) {
      const { livenessProbe: liveness, readinessProbe: readiness, startupProbe } = container;
      const timing = liveness && !startupProbe ? soundTiming(liveness) : undefined;
      if (!liveness || !timing) continue;
      const { periodSeconds, failureThreshold, timeoutSeconds } = timing;
      const kills = timing.initialDelaySeconds + periodSeconds * (failureThreshold - 1) + timeoutSeconds;
      const late = needsLonger(kills, container, workload, context);
      if (!late) continue;
      yield {
        at: numberPlace(liveness.initialDelaySeconds, liveness),
        message: {
          en: `liveness restarts the container at t+${String(kills)}s if it does not answer, ${late.message.en}`,
          ko: `응답이 없으면 liveness가 t+${String(kills)}s에 컨테이너를 재시작함: ${late.message.ko}`,
        },
        related: relatedNumbers([
          ['livenessProbe.periodSeconds', liveness.periodSeconds],
          ['livenessProbe.failureThreshold', liveness.failureThreshold],
          ['livenessProbe.timeoutSeconds', liveness.timeoutSeconds],
          ...(readiness ? [['readinessProbe.initialDelaySeconds', readiness.initialDelaySeconds] as const] : []),
        ]),
        fixes: () => startFirst(liveness, late.seconds, { container, workload }, context),
        confidence: late.assumed ? 'assumed' : 'certain',
      };
    }
  },
});

interface Late {
  /** What the start takes, from that of the container. */
  readonly seconds: number;
  readonly message: Localized;
  readonly assumed: boolean;
}

function needsLonger(
  kills: number,
  { name, readinessProbe }: Container,
  workload: Workload,
  context: RuleContext,
): Late | undefined {
  const delay = readinessProbe?.initialDelaySeconds.value ?? 0;
  if (kills <= delay) {
    const d = String(delay);
    return {
      seconds: delay,
      message: { en: `before readiness starts checking at t+${d}s`, ko: `readiness는 t+${d}s에야 검사를 시작` },
      assumed: false,
    };
  }
  const assumptions = new AssumptionReader(context.assumptions, workload.ref);
  for (const key of ['startedAfter', 'readyAfter'] as const) {
    const needs = (assumptions.duration(name, key)?.value ?? 0) / 1000;
    if (needs < kills || !Number.isFinite(needs)) continue;
    const [s, stated] = [String(needs), `${name}.${key} = ${String(needs)}s`];
    return {
      seconds: needs,
      message: {
        en: `while ${name} needs ${s}s to start (assumes ${stated})`,
        ko: `${name} 시작에 ${s}s 필요 (가정: ${stated})`,
      },
      assumed: true,
    };
  }
  return undefined;
}
