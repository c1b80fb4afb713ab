import type { Container } from '../manifest/container.ts';
import { hookDuration } from '../scenario/hookDuration.ts';
import { setField } from '../syntax/edits.ts';
import type { SyntaxNode } from '../syntax/syntaxTree.ts';
import { gracePeriodOf, relatedGracePeriod } from './gracePeriod.ts';
import { probesOf, runningContainers, type ProbeOfContainer } from './probes.ts';
import { defineRule, workloadKinds, type RuleContext, type RuleFix } from './rule.ts';

/** From here on a hung container is waited for longer than anybody would. */
const longSeconds = 120;

/** What a container that no longer answers is given to end in. */
const enoughSeconds = 30;

export const livenessInheritsLongGrace = defineRule({
  meta: {
    id: 'liveness-inherits-long-grace',
    title: {
      en: 'A hung container is given all of a long grace period',
      ko: '멈춘 컨테이너에 긴 유예 기간이 모두 주어짐',
    },
    severity: 'information',
    group: 'probes',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A livenessProbe or startupProbe without a terminationGracePeriodSeconds of its own, where that of the pod is 120 s or more.',
        ko: '파드의 terminationGracePeriodSeconds가 120초 이상인데 자체 terminationGracePeriodSeconds가 없는 livenessProbe 또는 startupProbe.',
      },
      why: {
        en: 'A container that fails its probe is stopped like any other: the preStop hook, the stop signal, and SIGKILL only when the grace period is over. A long one is meant for an app that drains; a process that hangs does not, and stays down for all of it.',
        ko: '프로브에 실패한 컨테이너도 다른 경우처럼 종료됩니다. preStop 훅, 종료 신호, 그리고 유예 기간이 끝나야 SIGKILL입니다. 긴 유예 기간은 연결을 비우는 앱을 위한 것이지만, 멈춘 프로세스는 비우지 못한 채 그동안 계속 내려가 있습니다.',
      },
      fix: {
        en: 'Give the probe a terminationGracePeriodSeconds of its own. It counts only where the probe kills; deletions, drains and rollouts keep the long one.',
        ko: '프로브에 자체 terminationGracePeriodSeconds를 쓰십시오. 프로브 때문에 종료될 때만 적용되고, 삭제, drain, 롤아웃에는 긴 값이 그대로 쓰입니다.',
      },
      falsePositives: {
        en: 'An app that drains usefully even while it fails its probe. preStop runs then too, within the time of the probe.',
        ko: '프로브에 실패하면서도 제대로 비우는 앱. 이때도 preStop은 프로브의 유예 기간 안에서 실행됩니다.',
      },
      references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds',
        'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/2238-liveness-probe-grace-period',
      ],
    },
  },

  *check(workload, context) {
    const grace = gracePeriodOf(workload.pod.spec);
    if ((context.kubernetesMinor ?? 25) < 25 || !grace || grace.seconds < longSeconds) return;
    if (grace.key !== 'terminationGracePeriodSeconds') return;
    const killing = probesOf(workload).filter(
      ({ key, probe }) => key !== 'readinessProbe' && probe.terminationGracePeriodSeconds === undefined,
    );
    for (const container of runningContainers(workload.pod.spec.containers)) {
      const probes = killing.filter((one) => one.container === container);
      const first = probes.find(({ key }) => key === 'livenessProbe') ?? probes[0];
      if (!first) continue;
      const hook = preStopSeconds(container);
      const [g, s, p] = [grace.seconds, enoughSeconds + hook, hook].map(String);
      yield {
        at: first.probe.keyAt,
        message: {
          en: `A hung container waits up to ${g}s after ${first.key} fails; set ${first.key}.terminationGracePeriodSeconds (e.g. ${s}s${hook > 0 ? `: preStop runs then too, ${p}s` : ''})`,
          ko: `${first.key} 실패 뒤 멈춘 컨테이너를 최대 ${g}s 기다림: ${first.key}.terminationGracePeriodSeconds를 쓰십시오 (예: ${s}s${hook > 0 ? `, 이때도 preStop ${p}s 실행` : ''})`,
        },
        related: relatedGracePeriod(grace),
        fixes: () => ownGrace(probes, enoughSeconds + hook, workload.root, context),
        confidence: 'certain',
      };
    }
  },
});

/** What a probe's grace period has to leave room for, as far as the hook says. */
function preStopSeconds(container: Container): number {
  const { preStop } = container;
  return preStop ? Math.ceil(hookDuration(preStop.action, container).lo / 1000) : 0;
}

function ownGrace(
  probes: readonly ProbeOfContainer[],
  seconds: number,
  root: SyntaxNode,
  { document }: RuleContext,
): readonly RuleFix[] {
  const edits = probes
    .map(({ probe }) => setField(document, root, `${probe.path}.terminationGracePeriodSeconds`, seconds))
    .filter((edit) => edit !== undefined);
  const names = probes.map(({ key }) => key).join(', ');
  const title = {
    en: `Give ${names} a grace period of ${String(seconds)} s`,
    ko: `${names}의 terminationGracePeriodSeconds: ${String(seconds)} 설정`,
  };
  return edits.length === probes.length ? [{ title, safe: false, edits }] : [];
}
