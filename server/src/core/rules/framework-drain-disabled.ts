import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import type { DrainIsOff } from '../knowledge/shutdownOf.ts';
import { workloadKinds, type KubernetesObject } from '../manifest/manifest.ts';
import { allEnds, assuming, relatedHook, relatedSetting, stopTime, type ContainerEnd } from './containerEnd.ts';
import { defineRule, type Finding, type RuleContext } from './rule.ts';
import { valuePlace } from './settingEdit.ts';
import { configuredBy, standsIn } from './standingSettings.ts';
import { switchDrainOn } from './switchDrainOn.ts';

export const frameworkDrainDisabled = defineRule({
  meta: {
    id: 'framework-drain-disabled',
    title: { en: 'Draining is switched off', ko: '드레인이 꺼져 있음' },
    severity: 'warning',
    group: 'termination',
    appliesTo: [...workloadKinds, 'ConfigMap'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: '`server.shutdown: immediate` of Spring Boot, graceful shutdown of Micronaut switched off, or `process_control_timeout` 0 of PHP-FPM, its default.',
        ko: 'Spring Boot의 `server.shutdown: immediate`, 꺼 둔 Micronaut의 graceful shutdown, 또는 PHP-FPM의 기본값인 `process_control_timeout` 0.',
      },
      why: {
        en: 'The process ends as soon as its stop signal comes: requests in flight are cut on every rollout, drain and scale-down, and the grace period that could finish them goes unused. Spring Boot drains by default since 3.4.',
        ko: '종료 신호가 오자마자 프로세스가 끝납니다. 롤아웃, 드레인, 스케일 다운 때마다 처리 중인 요청이 끊기고, 이를 마칠 수 있는 유예 기간은 쓰이지 않습니다. Spring Boot는 3.4부터 기본으로 드레인합니다.',
      },
      fix: {
        en: 'Switch it on, with a timeout that fits into what preStop leaves of the grace period.',
        ko: 'preStop 뒤에 남는 유예 기간에 들어가는 타임아웃과 함께 켜십시오.',
      },
      falsePositives: {
        en: 'Apps that serve nobody, and clients that repeat every request.',
        ko: '요청을 받지 않는 앱이나, 모든 요청을 재시도하는 클라이언트.',
      },
      references: [
        'https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html',
        'https://github.com/spring-projects/spring-boot/commit/814369e8b05',
        'https://docs.micronaut.io/latest/guide/#gracefulShutdown',
      ],
    },
  },

  *check(object, context) {
    const seen = new Set<number>();
    for (const workload of configuredBy(object, context)) {
      if (workload.kind === 'Job' || workload.kind === 'CronJob') continue;
      for (const end of allEnds(workload, context)) {
        const at = end.shutdown.drainIsOff && place(end, end.shutdown.drainIsOff, object);
        if (!at || seen.has(at.span.start)) continue;
        seen.add(at.span.start);
        yield finding(end, end.shutdown.drainIsOff, at, context);
      }
    }
  },
});

/** Where it is said; the container where nobody says it, or where a file of the sources does. Undefined: not in this object. */
function place(
  { workload, container }: ContainerEnd,
  { said }: DrainIsOff,
  object: KubernetesObject,
): Place | undefined {
  const at = said && said.from !== 'packaged' ? said.origin.at : container.nameAt;
  return standsIn(object, at) && (at !== container.nameAt || object === workload) ? at : undefined;
}

function finding(end: ContainerEnd, off: DrainIsOff, at: Place, context: RuleContext): Finding {
  const { said, property } = off;
  const assumes = [...end.assumes, ...(said?.assumes ? [said.assumes] : [])];
  return {
    at: (said?.origin.at === at ? valuePlace(said, property.name, context.document) : undefined) ?? at,
    severity: said ? 'warning' : 'hint',
    message: message(end, off, assuming(assumes)),
    related: [...(said && at !== said.origin.at ? [relatedSetting(said)] : []), ...relatedHook(end, context)],
    fixes: () => switchDrainOn(end, off, context),
    confidence: assumes.length > 0 ? 'assumed' : (said?.confidence ?? 'derived'),
  };
}

function message(end: ContainerEnd, { property, said }: DrainIsOff, assumed: Localized): Localized {
  const { shutdown, stopSeconds, grace } = end;
  const stop = stopTime(end);
  const unused = `${String(grace.seconds - stopSeconds)}s`;
  const { signal } = shutdown;
  return {
    en: `${property.name} is ${said?.text ?? 'not set'}: in-flight requests are cut at ${signal} (${stop.en}) and ${unused} of grace goes unused${assumed.en}`,
    ko: `${property.name}: ${said?.text ?? '설정 없음'} — ${signal}(${stop.ko})에 처리 중인 요청이 끊기고 유예 기간 ${unused}는 쓰이지 않음${assumed.ko}`,
  };
}
