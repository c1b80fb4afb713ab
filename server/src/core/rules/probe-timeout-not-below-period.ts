import { failsAfterSilence } from '../lifecycle/probeBounds.ts';
import { setField } from '../syntax/edits.ts';
import { numberPlace, probesOf, relatedNumbers, soundTiming } from './probes.ts';
import { defineRule, workloadKinds } from './rule.ts';

export const probeTimeoutNotBelowPeriod = defineRule({
  meta: {
    id: 'probe-timeout-not-below-period',
    title: { en: 'A probe may take longer than its period', ko: '프로브가 주기보다 오래 걸릴 수 있음' },
    severity: 'hint',
    group: 'probes',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A probe whose timeoutSeconds is above its periodSeconds, or equal to it and above 5 s.',
        ko: 'timeoutSeconds가 periodSeconds보다 크거나, 같으면서 5초를 넘는 프로브.',
      },
      why: {
        en: 'The kubelet asks again only when the last answer is there or has timed out: probes of one kind never overlap. A container that hangs is then found later than periodSeconds × failureThreshold promises.',
        ko: 'kubelet은 앞선 프로브가 응답하거나 시간 초과된 뒤에야 다시 묻습니다. 같은 프로브는 겹쳐 실행되지 않습니다. 그래서 멈춘 컨테이너를 periodSeconds × failureThreshold보다 늦게 알아챕니다.',
      },
      fix: {
        en: 'Let timeoutSeconds be shorter than periodSeconds, or count with the longer time.',
        ko: 'timeoutSeconds를 periodSeconds보다 짧게 하거나, 더 긴 시간을 감안하십시오.',
      },
      falsePositives: {
        en: 'A check that is slow by nature, where nothing hangs on finding a failure early.',
        ko: '원래 느린 검사이고, 실패를 빨리 찾을 필요가 없는 경우.',
      },
      references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/prober/worker.go',
      ],
    },
  },

  *check(workload, { document }) {
    for (const { key, probe } of probesOf(workload)) {
      const timing = soundTiming(probe);
      if (!timing) continue;
      const { timeoutSeconds: timeout, periodSeconds: period, failureThreshold } = timing;
      if (timeout < period || (timeout === period && timeout <= 5)) continue;
      const [t, p] = [String(timeout), String(period)];
      const [real, expected] = [failsAfterSilence(timing).latest / 1000, period * failureThreshold].map(String);
      yield {
        at: numberPlace(probe.timeoutSeconds, probe),
        message: {
          en: `${key} timeout ${t}s ≥ period ${p}s: probes run one after another, real failure detection takes up to ${real}s, not ${expected}s`,
          ko: `${key} timeout ${t}s ≥ period ${p}s: 프로브는 차례로 실행되므로 실패를 알아채는 데 ${expected}s가 아니라 최대 ${real}s가 걸림`,
        },
        related: relatedNumbers([
          [`${key}.periodSeconds`, probe.periodSeconds],
          [`${key}.failureThreshold`, probe.failureThreshold],
        ]),
        fixes: () => {
          const below = Math.max(1, period - 1);
          const edit = setField(document, workload.root, `${probe.path}.timeoutSeconds`, below);
          const title = {
            en: `Set timeoutSeconds of ${key} to ${String(below)}`,
            ko: `${key}의 timeoutSeconds: ${String(below)} 설정`,
          };
          return edit ? [{ title, safe: false, edits: [edit] }] : [];
        },
        confidence: 'certain',
      };
    }
  },
});
