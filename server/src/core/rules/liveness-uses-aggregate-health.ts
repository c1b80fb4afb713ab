import { isReadable } from '../base/origin.ts';
import type { Container, Probe } from '../manifest/container.ts';
import { setScalar } from '../syntax/edits.ts';
import { shutdownIn } from '../workspace/links/appSettings.ts';
import { relatedNumbers, runningContainers, windowSeconds } from './probes.ts';
import { defineRule, workloadKinds } from './rule.ts';

export const livenessUsesAggregateHealth = defineRule({
  meta: {
    id: 'liveness-uses-aggregate-health',
    title: { en: 'Liveness asks for the health of dependencies too', ko: 'liveness가 의존 서비스의 상태까지 검사함' },
    severity: 'warning',
    group: 'probes',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A livenessProbe on a path that reports the health of everything the app depends on: /actuator/health and the readiness of Spring Boot, /q/health of Quarkus, /health of Micronaut and of Quarkus, /healthz?verbose.',
        ko: '앱이 의존하는 모든 것의 상태를 알리는 경로를 쓰는 livenessProbe. Spring Boot의 /actuator/health와 readiness, Quarkus의 /q/health, Micronaut과 Quarkus의 /health, /healthz?verbose가 해당합니다.',
      },
      why: {
        en: 'Liveness answers one question: would a restart help? When a database is down, such a path fails in every pod at once. All of them are restarted again and again, and come back cold when the database does.',
        ko: 'liveness가 답할 물음은 하나, 재시작하면 나아지는가입니다. 데이터베이스가 내려가면 이런 경로는 모든 파드에서 동시에 실패합니다. 모두가 거듭 재시작되고, 데이터베이스가 돌아와도 처음부터 다시 시작해야 합니다.',
      },
      fix: {
        en: 'Ask for the state of the process alone: /actuator/health/liveness, /q/health/live, /health/liveness. Dependencies belong in readiness, if anywhere.',
        ko: '프로세스 자체의 상태만 물으십시오: /actuator/health/liveness, /q/health/live, /health/liveness. 의존 서비스는 필요하다면 readiness에서 확인합니다.',
      },
      falsePositives: {
        en: 'An app without dependencies, or whose health group was made for this.',
        ko: '의존 서비스가 없거나, 이를 위해 상태 그룹을 따로 구성한 앱.',
      },
      references: [
        'https://docs.spring.io/spring-boot/reference/actuator/endpoints.html#actuator.endpoints.kubernetes-probes',
        'https://quarkus.io/guides/smallrye-health',
        'https://docs.micronaut.io/latest/guide/#healthEndpoint',
      ],
    },
  },

  *check(workload, context) {
    for (const container of runningContainers(workload.pod.spec.containers)) {
      const { livenessProbe: liveness } = container;
      if (liveness?.action.type !== 'httpGet') continue;
      const { path } = liveness.action;
      const window = windowSeconds(liveness);
      if (!isReadable(path) || path.origin.type !== 'written' || window === undefined) continue;
      const better = withoutDependencies(path.value, () => shutdownIn(context.unit, workload, container).app?.id);
      if (better === undefined) continue;
      const { at } = path.origin;
      const l = String(window);
      yield {
        at,
        message: {
          en: `liveness path ${path.value} includes dependencies: a database outage restarts every pod after ${l}s`,
          ko: `liveness 경로 ${path.value}에 의존 서비스의 상태가 포함됨: 데이터베이스가 내려가면 ${l}s 뒤 모든 파드가 재시작됨`,
        },
        related: relatedNumbers([
          ['livenessProbe.periodSeconds', liveness.periodSeconds],
          ['livenessProbe.failureThreshold', liveness.failureThreshold],
        ]),
        fixes: () => {
          const edit = better === '' ? undefined : setScalar(context.document, at.span, better);
          const title = { en: `Ask ${better}`, ko: `${better}(으)로 바꾸기` };
          return edit ? [{ title, safe: hasProbeGroups(container, path.value), edits: [edit] }] : [];
        },
        confidence: 'certain',
      };
    }
  },
});

/** The path that asks for the process alone; empty where there is none to be known, undefined where this one does. */
function withoutDependencies(path: string, appId: () => string | undefined): string | undefined {
  if (/\/healthz\?(?:.*&)?verbose\b/.test(path)) return '';
  const [, base = '', of] =
    /^(.*?)(\/actuator\/health(?:\/readiness)?|\/q\/health(?:\/ready)?|\/health)\/?$/.exec(path) ?? [];
  if (of === undefined) return undefined;
  if (of.startsWith('/actuator')) return `${base}/actuator/health/liveness`;
  if (of.startsWith('/q/')) return `${base}/q/health/live`;
  const app = appId();
  if (app === 'quarkus') return `${base}/health/live`;
  return app === 'micronaut' ? `${base}/health/liveness` : undefined;
}

/** Spring Boot has the groups since 2.3, and older ones answer 404: only what speaks of them shows that they are there. */
function hasProbeGroups({ env, readinessProbe, startupProbe }: Container, path: string): boolean {
  const enabled = /^MANAGEMENT_(?:ENDPOINT_)?HEALTH_PROBES_?ENABLED$/;
  return (
    [path, pathOf(readinessProbe), pathOf(startupProbe)].some((one) =>
      /\/actuator\/health\/(?:readiness|liveness)$/.test(one),
    ) || env.some(({ name, value }) => enabled.test(name) && value?.value === 'true')
  );
}

function pathOf(probe: Probe | undefined): string {
  return probe?.action.type === 'httpGet' ? (probe.action.path.value ?? '') : '';
}
