import { isReadable } from '../base/origin.ts';
import { passesAfterStart, startupBudgetSeconds } from '../lifecycle/probeBounds.ts';
import type { Container, Probe } from '../manifest/container.ts';
import { setField } from '../syntax/edits.ts';
import { numberPlace, relatedNumbers, runningContainers, soundTiming, type ProbeKey } from './probes.ts';
import { defineRule, type Related } from './rule.ts';

export const startupExceedsProgressDeadline = defineRule({
  meta: {
    id: 'startup-exceeds-progress-deadline',
    title: { en: 'The start may outlast the progress deadline', ko: '시작이 진행 제한 시간보다 오래 걸릴 수 있음' },
    severity: 'warning',
    group: 'probes',
    appliesTo: ['Deployment'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A Deployment whose pods may take longer to become available than progressDeadlineSeconds: the budget of the slowest startupProbe, or the delay of the slowest readinessProbe, with minReadySeconds.',
        ko: '파드가 available이 되기까지 progressDeadlineSeconds보다 오래 걸릴 수 있는 Deployment. 가장 느린 startupProbe의 제한 시간 또는 readinessProbe의 지연에 minReadySeconds를 더한 시간입니다.',
      },
      why: {
        en: 'The deadline counts from one step of progress to the next, and a new pod is such a step only once it is available. When it passes, the Deployment gets Progressing=False: `kubectl rollout status` fails, and tools that watch it abort or alert although the pod still is within its time.',
        ko: '제한 시간은 진행 단계마다 새로 세며, 새 파드는 available이 되어야 한 단계로 칩니다. 넘으면 Deployment가 Progressing=False가 됩니다. 파드에 아직 시간이 남아 있어도 `kubectl rollout status`가 실패하고, 이를 지켜보는 도구가 중단하거나 경보를 냅니다.',
      },
      fix: {
        en: 'Raise progressDeadlineSeconds above the longest start, with a minute for scheduling and pulling the image.',
        ko: 'progressDeadlineSeconds를 가장 긴 시작 시간에 스케줄링과 이미지 내려받기 1분을 더한 값보다 크게 하십시오.',
      },
      falsePositives: {
        en: 'The budget of a startupProbe is an upper bound; most starts are faster.',
        ko: 'startupProbe의 제한 시간은 상한이고, 대부분 더 빨리 시작합니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
      ],
    },
  },

  *check({ pod, root, minReadySeconds, progressDeadlineSeconds: deadline }, { document }) {
    const slow = slowest(pod.spec.containers);
    if (!slow || !isReadable(minReadySeconds) || !isReadable(deadline)) return;
    const longest = slow.seconds + minReadySeconds.value;
    if (longest <= deadline.value) return;
    const m = minReadySeconds.value === 0 ? '' : String(minReadySeconds.value);
    const [s, d] = [slow.seconds, deadline.value].map(String);
    const { origin } = deadline;
    const isWritten = origin.type === 'written';
    const ofDeadline: readonly Related[] =
      origin.type === 'defaulted'
        ? [
            {
              at: origin.insertAt,
              message: {
                en: `no progressDeadlineSeconds here: Kubernetes' default ${d} s`,
                ko: `progressDeadlineSeconds가 없어 Kubernetes 기본값 ${d}초`,
              },
            },
          ]
        : [];
    yield {
      at: isWritten ? origin.at : numberPlace(slow.decides, slow.probe),
      message: {
        en: `Startup may take ${s}s${m && ` (+${m}s minReadySeconds)`} but progressDeadlineSeconds is ${d}s: rollout reported failed at t+${d}s`,
        ko: `시작에 ${s}s${m && ` (+ minReadySeconds ${m}s)`}까지 걸릴 수 있지만 progressDeadlineSeconds는 ${d}s: t+${d}s에 롤아웃 실패로 보고됨`,
      },
      related: [...ofDeadline, ...relatedNumbers([...slow.numbers, ['minReadySeconds', minReadySeconds]])],
      fixes: () => {
        const raised = longest + 60;
        const edit = setField(document, root, 'spec.progressDeadlineSeconds', raised);
        const title = {
          en: `Set progressDeadlineSeconds to ${String(raised)}`,
          ko: `progressDeadlineSeconds: ${String(raised)} 설정`,
        };
        return edit ? [{ title, safe: true, edits: [edit] }] : [];
      },
      confidence: 'certain',
    };
  },
});

interface SlowProbe {
  readonly seconds: number;
  readonly probe: Probe;
  /** The number that makes it that long. */
  readonly decides: Probe['failureThreshold'];
  readonly numbers: Parameters<typeof relatedNumbers>[0];
}

/** The probe that a start waits for longest: a startup probe at most for its budget, readiness at least for its delay. */
function slowest(containers: readonly Container[]): SlowProbe | undefined {
  const found = runningContainers(containers).flatMap(({ startupProbe, readinessProbe }) => [
    ...(startupProbe ? slowProbe('startupProbe', startupProbe) : []),
    ...(readinessProbe ? slowProbe('readinessProbe', readinessProbe) : []),
  ]);
  return found.toSorted((a, b) => b.seconds - a.seconds)[0];
}

function slowProbe(key: ProbeKey, probe: Probe): readonly SlowProbe[] {
  const timing = soundTiming(probe);
  if (!timing) return [];
  const names = ['initialDelaySeconds', 'periodSeconds', 'failureThreshold'] as const;
  const isStartup = key === 'startupProbe';
  return [
    {
      seconds: isStartup ? startupBudgetSeconds(timing) : passesAfterStart(timing).latest / 1000,
      probe,
      decides: isStartup ? probe.failureThreshold : probe.initialDelaySeconds,
      numbers: names.slice(0, isStartup ? 3 : 2).map((name) => [`${key}.${name}`, probe[name]] as const),
    },
  ];
}
