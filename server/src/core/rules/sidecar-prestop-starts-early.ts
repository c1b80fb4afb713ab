import { never } from '../base/duration.ts';
import type { Container } from '../manifest/container.ts';
import { shutdownIn } from '../workspace/links/appSettings.ts';
import { assuming, containerEnds, type ContainerEnd } from './containerEnd.ts';
import { gracePeriodOf } from './gracePeriod.ts';
import { commandOf } from './hookAction.ts';
import { hookDuration } from '../scenario/hookDuration.ts';
import { defineRule, workloadKinds } from './rule.ts';

export const sidecarPreStopStartsEarly = defineRule({
  meta: {
    id: 'sidecar-prestop-starts-early',
    title: {
      en: 'preStop of a native sidecar starts with the app',
      ko: '네이티브 사이드카의 preStop이 앱과 함께 시작됨',
    },
    severity: 'information',
    group: 'hooks',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    unfixable: true,
    docs: {
      what: {
        en: 'A native sidecar (an init container with restartPolicy Always) whose preStop does more than sleep, beside a container that takes time to stop.',
        ko: '종료에 시간이 걸리는 컨테이너 옆에서, sleep 이상의 일을 하는 preStop을 가진 네이티브 사이드카(restartPolicy가 Always인 초기화 컨테이너).',
      },
      why: {
        en: 'SIGTERM is ordered: a sidecar gets it after all ordinary containers, and all later sidecars, have ended. Its hook is not: it starts at t+0s with the others. A hook that closes connections or flushes does so while the app still works.',
        ko: 'SIGTERM에는 순서가 있어서, 사이드카는 모든 일반 컨테이너와 뒤의 사이드카가 끝난 다음에 받습니다. 하지만 훅에는 순서가 없어 t+0s에 다른 훅과 함께 시작됩니다. 연결을 닫거나 비우는 훅이면 앱이 아직 일하는 동안 그렇게 합니다.',
      },
      fix: {
        en: 'Do on SIGTERM what has to come last, or have the hook wait for the app.',
        ko: '마지막에 할 일은 SIGTERM을 받았을 때 하거나, 훅이 앱을 기다리게 하십시오.',
      },
      falsePositives: {
        en: "A hook that waits for the app by itself, as those of meshes do: Istio's and Linkerd's own are known.",
        ko: '서비스 메시의 훅처럼 스스로 앱을 기다리는 훅. Istio와 Linkerd의 것은 알고 있습니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kuberuntime/kuberuntime_termination_order.go',
      ],
    },
  },

  *check(workload, context) {
    const { kubernetesMinor: minor } = context;
    const grace = gracePeriodOf(workload.pod.spec);
    if (!grace || grace.seconds < 1 || (minor !== undefined && minor < 29)) return;
    const sidecars = workload.pod.spec.containers.filter((container) => container.role === 'sidecar');
    const early = sidecars.filter((container) => {
      const app = shutdownIn(context.unit, workload, container).app?.id;
      return app !== 'istio-proxy' && app !== 'linkerd' && doesMoreThanSleep(container);
    });
    if (early.length === 0) return;
    const ends = [...containerEnds(workload, context)];
    if (!ends.some(takesTime)) return;
    const by = Math.min(grace.seconds, Math.max(...ends.map(endsBy)));
    const assumed = assuming(ends.flatMap(({ assumes }) => assumes));
    for (const { name, preStop } of early) {
      if (!preStop) continue;
      yield {
        at: preStop.keyAt,
        message: {
          en: `Native sidecar ${name} runs preStop at t+0s together with the app, not when its turn comes; SIGTERM follows the app's exit (by t+${String(by)}s)${assumed.en}`,
          ko: `네이티브 사이드카 ${name}의 preStop은 차례를 기다리지 않고 t+0s에 앱과 함께 실행됨. SIGTERM은 앱이 끝난 뒤(늦어도 t+${String(by)}s)${assumed.ko}`,
        },
        related: ends.flatMap(({ container }) => {
          const at = container.preStop?.keyAt;
          const text = { en: `${container.name} stops meanwhile`, ko: `그동안 종료되는 컨테이너: ${container.name}` };
          return [{ at: at ?? container.nameAt, message: text }];
        }),
        fixes: () => [],
        confidence: assumed.en === '' ? 'derived' : 'assumed',
      };
    }
  },
});

const waits = new Set(['pilot-agent', 'linkerd-await']);

/** A hook that is known to wait for the app is as good as none, and so is one that fails at once. */
function doesMoreThanSleep(container: Container): boolean {
  const { preStop } = container;
  if (!preStop || preStop.action.type === 'sleep') return false;
  const { lo, hi, fails } = hookDuration(preStop.action, container);
  const command = commandOf(preStop) ?? [];
  const waitsItself = command.some((word) => waits.has(word.slice(word.lastIndexOf('/') + 1)));
  return !fails && !waitsItself && !(lo === hi && lo > 0);
}

function takesTime({ stopSeconds, drain }: ContainerEnd): boolean {
  return stopSeconds > 0 || (drain !== undefined && drain.atMost > 0);
}

function endsBy({ stopSeconds, drain, grace, shutdown }: ContainerEnd): number {
  const exits = drain?.atMost ?? shutdown.exitsAfterStopSignal?.hi ?? never;
  return exits === never ? grace.seconds : stopSeconds + exits / 1000;
}
