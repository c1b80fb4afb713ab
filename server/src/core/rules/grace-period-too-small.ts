import type { Localized } from '../base/localized.ts';
import type { Workload } from '../manifest/manifest.ts';
import { hookDuration } from '../scenario/hookDuration.ts';
import { removeKey } from '../syntax/removals.ts';
import { servicesSelecting } from '../workspace/links/services.ts';
import {
  defaultDrainSeconds,
  drainSeconds,
  gracePeriodOf,
  killAfterHook,
  raiseGracePeriod,
  stopSecondsAfterHook,
  type GracePeriod,
} from './gracePeriod.ts';
import { defineRule, workloadKinds, type RuleContext, type RuleFix, type Severity } from './rule.ts';

export const gracePeriodTooSmall = defineRule({
  meta: {
    id: 'grace-period-too-small',
    title: { en: 'The grace period is no time to stop in', ko: '종료할 시간이 없는 유예 기간' },
    severity: 'warning',
    group: 'termination',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A terminationGracePeriodSeconds of 1 or less: an error where it is 0 on a StatefulSet, a warning behind a Service or with a PersistentVolumeClaim, else information.',
        ko: 'terminationGracePeriodSeconds가 1 이하인 경우. StatefulSet에서 0이면 오류, Service 뒤에 있거나 PersistentVolumeClaim을 쓰면 경고, 그 밖에는 정보입니다.',
      },
      why: {
        en: 'With 0 every deletion, eviction and rollout is a force deletion, as with `kubectl delete --grace-period=0 --force`: the object is gone at once, before the kubelet has stopped anything, and preStop is cut off after 1 s. A StatefulSet may then start a second pod of the same name while the first one still runs. A negative number acts as 1.',
        ko: '0이면 삭제, 축출, 롤아웃이 모두 `kubectl delete --grace-period=0 --force`처럼 강제 삭제가 됩니다. kubelet이 멈추기도 전에 오브젝트가 바로 사라지고, preStop은 1초 뒤 끊깁니다. StatefulSet은 첫 파드가 실행 중인데 같은 이름의 두 번째 파드를 시작할 수 있습니다. 음수는 1로 동작합니다.',
      },
      fix: {
        en: 'Remove the field, so that Kubernetes gives 30 s: a process that ends at once does not wait for them.',
        ko: '필드를 지워 Kubernetes 기본값 30초를 쓰십시오. 바로 끝나는 프로세스는 그만큼 기다리지 않습니다.',
      },
      falsePositives: {
        en: 'Pods of demonstrations, tests and load generators that nobody misses.',
        ko: '사라져도 문제없는 데모, 테스트, 부하 생성용 파드.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-forced',
        'https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/',
        'https://github.com/kubernetes/kubernetes/issues/120671',
      ],
    },
  },

  *check(workload, context) {
    const grace = gracePeriodOf(workload.pod.spec);
    if (grace?.written.origin.type !== 'written' || grace.written.value > 1) return;
    yield {
      at: grace.written.origin.at,
      severity: severityOf(workload, grace, context),
      message: message(workload, grace, context),
      related: [],
      fixes: () => giveTime(workload, grace, context),
      confidence: 'certain',
    };
  },
});

function severityOf(workload: Workload, { written }: GracePeriod, { unit }: RuleContext): Severity {
  if (workload.kind === 'StatefulSet' && written.value === 0) return 'error';
  const keepsData =
    (workload.kind === 'StatefulSet' && workload.volumeClaimTemplates.length > 0) ||
    workload.pod.spec.volumes.some(({ persistentVolumeClaim }) => persistentVolumeClaim);
  return keepsData || servicesSelecting(unit, workload).length > 0 ? 'warning' : 'information';
}

/** Of a pod that is gone the kubelet still runs the hooks, with a grace period of 1 s (R26). */
function message({ pod }: Workload, { written, ...grace }: GracePeriod, context: RuleContext): Localized {
  const hooks = pod.spec.containers.flatMap((container) => {
    const { preStop, role } = container;
    return preStop && role !== 'init' ? [hookDuration(preStop.action, container).hi / 1000] : [];
  });
  const { killSeconds, note } = killAfterHook({ written, ...grace, seconds: 1 }, Math.max(0, ...hooks), context);
  const value = String(written.value);
  const kill = `t+${String(killSeconds)}s`;
  const cut = Math.max(0, ...hooks) > 1;
  const at = cut ? { en: 'by', ko: '늦어도 ' } : { en: 'at', ko: '' };
  if (written.value === 0) {
    return {
      en: `terminationGracePeriodSeconds: 0 force-deletes the pod: API object gone at t+0s, ${cut ? 'preStop cut off at t+1s, ' : ''}SIGKILL by ${kill}${note.en}`,
      ko: `terminationGracePeriodSeconds: 0은 파드를 강제 삭제함: t+0s에 API 오브젝트가 사라지고, ${cut ? 't+1s에 preStop이 끊기고, ' : ''}늦어도 ${kill}에 SIGKILL${note.ko}`,
    };
  }
  const acts =
    written.value < 0
      ? { en: 'acts as 1s', ko: '1s로 동작함' }
      : { en: 'is no time to stop in', ko: '종료하기에 너무 짧음' };
  return {
    en: `terminationGracePeriodSeconds: ${value} ${acts.en}: ${cut ? 'preStop cut off at t+1s, ' : ''}SIGKILL ${at.en} ${kill}${note.en}`,
    ko: `terminationGracePeriodSeconds: ${value} ${acts.ko}: ${cut ? 't+1s에 preStop이 끊기고, ' : ''}${at.ko}${kill}에 SIGKILL${note.ko}`,
  };
}

/** Kubernetes' default, or as much as the containers are known to need. */
function giveTime(workload: Workload, grace: GracePeriod, context: RuleContext): readonly RuleFix[] {
  const { spec, key } = grace;
  const needs = workload.pod.spec.containers.map((container) => {
    const drain = drainSeconds(container, workload, context);
    const hook = container.preStop ? hookDuration(container.preStop.action, container).lo / 1000 : 0;
    return { hook, stop: stopSecondsAfterHook(drain, context) };
  });
  const [most] = needs.toSorted((a, b) => b.hook + b.stop - (a.hook + a.stop));
  if (most && most.hook + most.stop > defaultDrainSeconds) {
    return raiseGracePeriod(grace, most.hook, most.stop, context).map((fix) => ({ ...fix, safe: false }));
  }
  const edit = removeKey(context.document, spec.at.span, key);
  if (!edit) return [];
  const title = { en: `Remove ${key}, which leaves 30 s`, ko: `${key}를 지워 30초로 두기` };
  return [{ title, safe: false, edits: [edit] }];
}
