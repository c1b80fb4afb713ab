import type { Container, LifecycleHandler } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { writtenDuration } from '../scenario/hookDuration.ts';
import { missingProgram, type MissingProgram } from '../scenario/missingProgram.ts';
import { kubeletBehaviour } from '../lifecycle/kubeletBehaviour.ts';
import { assumedKubernetesMinor } from '../scenario/podScenario.ts';
import { drainSeconds } from './gracePeriod.ts';
import { sleepInstead } from './hookAction.ts';
import { durationPlace } from './preStopSleep.ts';
import { runningContainers } from './probes.ts';
import { defineRule, workloadKinds, type Finding, type RuleContext, type RuleFix } from './rule.ts';

export const preStopExecMissingBinary = defineRule({
  meta: {
    id: 'prestop-exec-missing-binary',
    title: {
      en: 'preStop runs a program that the image does not have',
      ko: '이미지에 없는 프로그램을 실행하는 preStop',
    },
    severity: 'warning',
    group: 'hooks',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'An exec hook that runs a shell, sleep, curl, wget or nc in an image that is known not to have it (distroless, images made from scratch), or, as a hint, is likely not to.',
        ko: '셸, sleep, curl, wget, nc를 실행하는 exec 훅인데 이미지에 그 프로그램이 없는 경우(distroless, scratch로 만든 이미지). 없을 가능성이 높기만 하면 힌트입니다.',
      },
      why: {
        en: 'A hook that fails only makes an event, FailedPreStopHook, and termination goes on: SIGTERM comes at once, while clients still send requests.',
        ko: '훅이 실패해도 FailedPreStopHook 이벤트만 남고 종료는 계속됩니다. 클라이언트가 아직 요청을 보내는데 바로 SIGTERM이 옵니다.',
      },
      fix: {
        en: 'Use the sleep action, which needs no program in the image (Kubernetes 1.30), an httpGet hook, or an image that has the program.',
        ko: '이미지에 프로그램이 필요 없는 sleep 액션(Kubernetes 1.30부터)이나 httpGet 훅을 쓰거나, 그 프로그램이 든 이미지를 쓰십시오.',
      },
      falsePositives: {
        en: 'An image of the same name to which somebody has added the program.',
        ko: '같은 이름의 이미지에 누군가 그 프로그램을 추가한 경우.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
        'https://github.com/GoogleContainerTools/distroless',
        'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/3960-pod-lifecycle-sleep-action',
      ],
    },
  },

  *check(workload, context) {
    for (const container of runningContainers(workload.pod.spec.containers)) {
      const { preStop } = container;
      const missing = preStop && missingProgram(preStop.action, container);
      if (!missing) continue;
      yield finding(missing, preStop, container, workload, context);
    }
  },
});

function finding(
  { image, program, certain }: MissingProgram,
  preStop: LifecycleHandler,
  container: Container,
  workload: Workload,
  context: RuleContext,
): Finding {
  const until = `t+${String(writtenDuration(preStop.action).lo / 1000)}s`;
  const [instead, insteadKo] = until === 't+0s' ? ['', ''] : [` instead of at ${until}`, `(${until}이 아님)`];
  const origin = container.image?.origin;
  return {
    at: durationPlace(preStop, context),
    severity: certain ? 'warning' : 'hint',
    message: {
      en: `${image} ${certain ? 'has' : 'most likely has'} no ${program}: preStop fails at t+0s and SIGTERM follows at once${instead}`,
      ko: `${image} 이미지에 ${certain ? '' : '아마 '}${program} 없음: t+0s에 preStop이 실패하고 바로 SIGTERM이 옴${insteadKo}`,
    },
    related: origin?.type === 'written' ? [{ at: origin.at, message: { en: 'the image', ko: '이미지' } }] : [],
    fixes: () => useSleepAction(preStop, container, workload, context),
    confidence: certain ? 'certain' : 'derived',
  };
}

/** Where the hook only sleeps. As long as it failed nobody missed the time. */
function useSleepAction(
  hook: LifecycleHandler,
  container: Container,
  workload: Workload,
  context: RuleContext,
): readonly RuleFix[] {
  const { lo, hi } = writtenDuration(hook.action);
  const { sleepAction } = kubeletBehaviour(context.kubernetesMinor ?? assumedKubernetesMinor, context.featureGates);
  if (!sleepAction || lo !== hi || lo === 0 || lo % 1000 !== 0) return [];
  const edits = sleepInstead(workload, hook, lo / 1000, drainSeconds(container, workload, context), context);
  const title = `sleep: { seconds: ${String(lo / 1000)} }`;
  return edits.length > 0 ? [{ title: { en: `Use ${title}`, ko: `${title} 사용` }, safe: true, edits }] : [];
}
