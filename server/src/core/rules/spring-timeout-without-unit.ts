import type { Localized } from '../base/localized.ts';
import { workloadKinds } from '../manifest/manifest.ts';
import { defineRule, type Finding, type RuleContext } from './rule.ts';
import { setSetting, valuePlace } from './settingEdit.ts';
import { settingsStandingIn, type StandingSetting } from './standingSettings.ts';

export const springTimeoutWithoutUnit = defineRule({
  meta: {
    id: 'spring-timeout-without-unit',
    title: { en: 'A Spring timeout without a unit', ko: '단위 없는 Spring 타임아웃' },
    severity: 'warning',
    group: 'termination',
    appliesTo: [...workloadKinds, 'ConfigMap'],
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A `spring.lifecycle.timeout-per-shutdown-phase` that is a bare number below 1000, in any of the forms that Spring reads.',
        ko: 'Spring이 읽는 어떤 형식으로든 1000보다 작은 단위 없는 숫자로 쓴 `spring.lifecycle.timeout-per-shutdown-phase`.',
      },
      why: {
        en: 'Spring binds a bare number as milliseconds. `20` is 20 ms, so that requests in flight are cut almost at once; hardly anybody means that.',
        ko: 'Spring은 단위 없는 숫자를 밀리초로 읽습니다. `20`은 20ms라서 처리 중인 요청이 거의 바로 끊깁니다. 그렇게 의도하는 경우는 거의 없습니다.',
      },
      fix: {
        en: 'Write the unit: `20s` or `PT20S`.',
        ko: '`20s`나 `PT20S`처럼 단위를 쓰십시오.',
      },
      falsePositives: {
        en: 'Tests that want an app to stop within milliseconds.',
        ko: '앱을 밀리초 안에 종료하려는 테스트.',
      },
      references: [
        'https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.conversion.durations',
        'https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html',
      ],
    },
  },

  *check(object, context) {
    for (const standing of settingsStandingIn(object, context)) {
      const { said, property } = standing;
      const format = said.format ?? property.format;
      if (format === 'spring' && /^\d+$/.test(said.text) && Number(said.text) < 1000) yield finding(standing, context);
    }
  },
});

function finding({ said, property }: StandingSetting, context: RuleContext): Finding {
  const edit = setSetting(said, property.name, `${said.text}s`, context);
  return {
    at: valuePlace(said, property.name, context) ?? said.origin.at,
    message: message(said.text),
    related: [],
    fixes: () =>
      edit ? [{ title: { en: `Write ${said.text}s`, ko: `${said.text}s로 쓰기` }, safe: true, edits: [edit] }] : [],
    confidence: 'certain',
  };
}

function message(value: string): Localized {
  const seconds = String(Number(value) / 1000);
  return {
    en: `timeout-per-shutdown-phase "${value}" has no unit: Spring reads ${value} ms, so draining stops after ${seconds}s`,
    ko: `timeout-per-shutdown-phase "${value}"에 단위가 없음: Spring은 ${value}ms로 읽어 ${seconds}s 뒤 드레인을 멈춤`,
  };
}
