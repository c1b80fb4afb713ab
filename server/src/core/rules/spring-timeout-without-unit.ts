import { settingsIn } from '../appSettings/settingsIn.ts';
import type { Localized } from '../base/localized.ts';
import type { Place } from '../base/place.ts';
import { relaxed } from '../knowledge/settingNames.ts';
import { workloadKinds } from '../manifest/manifest.ts';
import { defineRule, type Finding } from './rule.ts';
import { placeOfText, valuePlace } from './settingEdit.ts';
import { settingsStandingIn } from './standingSettings.ts';

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
    for (const { said, property } of settingsStandingIn(object, context)) {
      if ((said.format ?? property.format) !== 'spring' || !isWithoutUnit(said.text)) continue;
      yield finding(said.text, valuePlace(said, property.name, context.document), said.origin.at);
    }
  },

  *checkSettings(file) {
    for (const { name, text, at } of settingsIn(file).flat()) {
      if (relaxed(name) !== timeout || !isWithoutUnit(text)) continue;
      yield finding(text, placeOfText(text, file.placeOf(at)), file.placeOf(at));
    }
  },
});

const timeout = relaxed('spring.lifecycle.timeout-per-shutdown-phase');

function isWithoutUnit(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) < 1000;
}

/** `alone`: the value without anything around it, so that it may be changed. */
function finding(text: string, alone: Place | undefined, at: Place): Finding {
  const written = `${text}s`;
  const title = { en: `Write ${written}`, ko: `${written}로 쓰기` };
  return {
    at: alone ?? at,
    message: message(text),
    related: [],
    fixes: () => (alone ? [{ title, safe: true, edits: [{ at: alone, newText: written }] }] : []),
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
