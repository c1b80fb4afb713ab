import type { Probe } from '../manifest/container.ts';
import { workloadKinds } from '../manifest/manifest.ts';
import { setField } from '../syntax/edits.ts';
import type { SyntaxNode } from '../syntax/syntaxTree.ts';
import { handlerText, numberPlace, relatedNumbers, runningContainers, windowSeconds } from './probes.ts';
import { defineRule, type RuleContext, type RuleFix } from './rule.ts';

export const livenessNotLooserThanReadiness = defineRule({
  meta: {
    id: 'liveness-not-looser-than-readiness',
    title: {
      en: 'Liveness gives up as early as readiness, on the same check',
      ko: 'liveness가 같은 검사로 readiness만큼 빨리 포기함',
    },
    severity: 'warning',
    recommended: 'information',
    group: 'probes',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A livenessProbe that asks the same as the readinessProbe, and whose periodSeconds × failureThreshold is not longer.',
        ko: 'readinessProbe와 같은 것을 검사하면서 periodSeconds × failureThreshold가 더 길지 않은 livenessProbe.',
      },
      why: {
        en: 'A pod that is overloaded answers too late. Readiness would take traffic from it until it has recovered; liveness restarts it in the same moment, its share falls on the others, and they are restarted too.',
        ko: '과부하가 걸린 파드는 응답이 늦어집니다. readiness는 회복할 때까지 트래픽을 거두지만, 같은 순간 liveness가 재시작하면 그 몫이 다른 파드로 가서 차례로 재시작됩니다.',
      },
      fix: {
        en: 'Let liveness wait at least twice as long as readiness: a higher failureThreshold.',
        ko: 'liveness가 readiness보다 두 배 이상 기다리도록 failureThreshold를 늘리십시오.',
      },
      falsePositives: {
        en: 'An app that is meant to be restarted at the first sign of trouble.',
        ko: '문제가 보이는 즉시 재시작하도록 의도한 앱.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/probes/',
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
      ],
    },
  },

  *check({ pod, root }, context) {
    for (const { livenessProbe: liveness, readinessProbe: readiness } of runningContainers(pod.spec.containers)) {
      if (!liveness || !readiness) continue;
      const [restarts, stops] = [windowSeconds(liveness), windowSeconds(readiness)];
      const asked = handlerText(liveness.action);
      if (restarts === undefined || stops === undefined || restarts > stops) continue;
      if (asked === undefined || asked !== handlerText(readiness.action)) continue;
      const [l, r] = [String(restarts), String(stops)];
      yield {
        at: numberPlace(liveness.failureThreshold, liveness),
        message: {
          en: `liveness restarts after ${l}s of failure, readiness stops traffic after ${r}s, same check: overload restarts pods instead of shedding load`,
          ko: `같은 검사로 liveness는 ${l}s 실패 뒤 재시작, readiness는 ${r}s 뒤 트래픽 차단: 과부하 때 부하를 덜지 않고 파드를 재시작함`,
        },
        related: relatedNumbers([
          ['livenessProbe.periodSeconds', liveness.periodSeconds],
          ['readinessProbe.periodSeconds', readiness.periodSeconds],
          ['readinessProbe.failureThreshold', readiness.failureThreshold],
        ]),
        fixes: () => waitLonger(liveness, 2 * stops, root, context),
        confidence: 'certain',
      };
    }
  },
});

function waitLonger(liveness: Probe, seconds: number, root: SyntaxNode, { document }: RuleContext): readonly RuleFix[] {
  const threshold = Math.ceil(seconds / (liveness.periodSeconds.value ?? 10));
  const edit = setField(document, root, `${liveness.path}.failureThreshold`, threshold);
  const text = String(threshold);
  return edit
    ? [
        {
          title: {
            en: `Set failureThreshold of livenessProbe to ${text} (twice as long as readiness)`,
            ko: `livenessProbe의 failureThreshold: ${text} 설정 (readiness의 두 배)`,
          },
          safe: false,
          edits: [edit],
        },
      ]
    : [];
}
