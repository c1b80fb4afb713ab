import type { Container, LifecycleHandler } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { removeKey } from '../syntax/removals.ts';
import { pairAt, pathSteps } from '../syntax/navigate.ts';
import { actionKeyPlace, sleepInstead } from './hookAction.ts';
import { runningContainers } from './probes.ts';
import { defineRule, workloadKinds, type Finding, type RuleContext, type RuleFix } from './rule.ts';

export const preStopTcpSocketNeverRuns = defineRule({
  meta: {
    id: 'prestop-tcpsocket-never-runs',
    title: { en: 'A tcpSocket hook always fails', ko: '항상 실패하는 tcpSocket 훅' },
    severity: 'error',
    group: 'hooks',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A hook with tcpSocket, preStop or postStart.',
        ko: 'tcpSocket을 쓰는 preStop 또는 postStart 훅.',
      },
      why: {
        en: 'The API keeps the field for compatibility and accepts it, but the kubelet has no such handler. As preStop it leaves an event, FailedPreStopHook, and SIGTERM follows at once. As postStart it has the container killed and started again, for ever.',
        ko: 'API는 호환성 때문에 이 필드를 받아들이지만 kubelet에는 그런 핸들러가 없습니다. preStop이면 FailedPreStopHook 이벤트만 남고 바로 SIGTERM이 옵니다. postStart이면 컨테이너가 강제 종료되고 다시 시작되기를 끝없이 반복합니다.',
      },
      fix: {
        en: 'Wait with the sleep action, ask over HTTP with httpGet, or run a command with exec.',
        ko: 'sleep 액션으로 기다리거나, httpGet으로 요청하거나, exec으로 명령을 실행하십시오.',
      },
      falsePositives: { en: 'None is known.', ko: '알려진 것은 없습니다.' },
      references: [
        'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#lifecycle-1',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/lifecycle/handlers.go',
      ],
    },
  },

  *check(workload, context) {
    for (const container of runningContainers(workload.pod.spec.containers)) {
      for (const which of ['preStop', 'postStart'] as const) {
        const hook = container[which];
        if (hook?.action.type === 'tcpSocket') yield finding(which, hook, container, workload, context);
      }
    }
  },
});

function finding(
  which: 'preStop' | 'postStart',
  hook: LifecycleHandler,
  container: Container,
  workload: Workload,
  context: RuleContext,
): Finding {
  return {
    at: actionKeyPlace(workload, hook),
    message:
      which === 'preStop'
        ? {
            en: 'preStop tcpSocket is accepted by the API but always fails: SIGTERM at t+0s, no delay',
            ko: 'preStop의 tcpSocket은 API가 받아들이지만 항상 실패함: 지연 없이 t+0s에 SIGTERM',
          }
        : {
            en: 'postStart tcpSocket is accepted by the API but always fails: the container is killed and started again, for ever',
            ko: 'postStart의 tcpSocket은 API가 받아들이지만 항상 실패함: 컨테이너가 끝없이 강제 종료되고 다시 시작됨',
          },
    related: [],
    fixes: () =>
      which === 'preStop' ? waitInstead(hook, workload, context) : removeHook(container, workload, context),
    confidence: 'certain',
  };
}

const waitSeconds = 5;

function waitInstead(hook: LifecycleHandler, workload: Workload, context: RuleContext): readonly RuleFix[] {
  const edits = sleepInstead(workload, hook, waitSeconds, undefined, context);
  const title = { en: `Sleep for ${String(waitSeconds)} s instead`, ko: `대신 ${String(waitSeconds)}초 sleep` };
  return edits.length > 0 ? [{ title, safe: false, edits }] : [];
}

function removeHook({ path, at }: Container, { root }: Workload, { document }: RuleContext): readonly RuleFix[] {
  const lifecycle = pairAt(root, pathSteps(`${path}.lifecycle`))?.value;
  const edit =
    (lifecycle && removeKey(document, lifecycle.span, 'postStart')) ?? removeKey(document, at.span, 'lifecycle');
  const title = { en: 'Remove the hook', ko: '훅 지우기' };
  return edit ? [{ title, safe: false, edits: [edit] }] : [];
}
