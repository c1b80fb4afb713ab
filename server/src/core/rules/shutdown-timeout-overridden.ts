import type { Localized } from '../base/localized.ts';
import { parseSettingDuration } from '../knowledge/settingDuration.ts';
import type { Said } from '../knowledge/settings.ts';
import { workloadKinds } from '../manifest/manifest.ts';
import { relatedSetting } from './containerEnd.ts';
import type { SettingUse } from '../workspace/links/appSettings.ts';
import { defineRule, type Finding, type RuleContext } from './rule.ts';
import { valuePlace } from './settingEdit.ts';
import { settingsStandingIn } from './standingSettings.ts';

export const shutdownTimeoutOverridden = defineRule({
  meta: {
    id: 'shutdown-timeout-overridden',
    title: { en: 'A shutdown timeout that something overrides', ko: '다른 곳에서 덮어쓴 종료 타임아웃' },
    severity: 'hint',
    group: 'termination',
    appliesTo: [...workloadKinds, 'ConfigMap'],
    since: '0.2.0',
    status: 'stable',
    unfixable: true,
    docs: {
      what: {
        en: 'A setting of how an app stops that stands in two places with different values, of which the framework takes the other one.',
        ko: '앱의 종료 방식에 대한 설정이 서로 다른 값으로 두 곳에 있고, 프레임워크가 다른 쪽을 쓰는 경우.',
      },
      why: {
        en: 'Whoever reads or changes this value changes nothing. Spring takes, in this order: command line, SPRING_APPLICATION_JSON, system properties, environment, files outside of the image, files inside of it. gunicorn: command line, GUNICORN_CMD_ARGS, configuration file. Quarkus: system properties, environment, files.',
        ko: '이 값을 읽거나 바꿔도 달라지는 것이 없습니다. Spring의 우선순위는 명령줄, SPRING_APPLICATION_JSON, 시스템 프로퍼티, 환경 변수, 이미지 밖의 파일, 이미지 안의 파일 순입니다. gunicorn은 명령줄, GUNICORN_CMD_ARGS, 설정 파일 순이고 Quarkus는 시스템 프로퍼티, 환경 변수, 파일 순입니다.',
      },
      fix: {
        en: 'Say it in one place.',
        ko: '한 곳에서만 설정하십시오.',
      },
      falsePositives: {
        en: 'A ConfigMap that several workloads share, and that one of them overrides on purpose.',
        ko: '여러 워크로드가 함께 쓰는 ConfigMap을 그중 하나가 일부러 덮어쓰는 경우.',
      },
      references: [
        'https://docs.spring.io/spring-boot/reference/features/external-config.html',
        'https://docs.gunicorn.org/en/stable/configure.html',
        'https://quarkus.io/guides/config-reference',
      ],
    },
  },

  *check(object, context) {
    for (const standing of settingsStandingIn(object, context)) {
      const { said, effective, property } = standing;
      if (!effective || effective === said || said.from === 'packaged' || isFileOverFile(effective, said)) continue;
      if (meaning(effective, property) !== meaning(said, property)) yield finding(standing, effective, context);
    }
  },
});

/** That is what profiles and directories are for. */
function isFileOverFile(effective: Said, said: Said): boolean {
  return effective.from === 'mounted' && said.from === 'mounted';
}

function meaning({ text, format }: Said, property: SettingUse['property']): number | string {
  const duration = format ?? property.format;
  return (duration && parseSettingDuration(text, duration)) ?? text.trim().toLowerCase();
}

function finding({ said, property }: SettingUse, effective: Said, context: RuleContext): Finding {
  return {
    at: valuePlace(said, property.name, context.document) ?? said.origin.at,
    message: message(said, effective, property.format === undefined ? '' : 'drain '),
    related: [relatedSetting(effective)],
    fixes: () => [],
    confidence: 'certain',
  };
}

function message(said: Said, effective: Said, what: string): Localized {
  const where = said.keptIn === undefined ? '' : ` in ${said.keptIn}`;
  const whereKo = said.keptIn === undefined ? '' : `(${said.keptIn})`;
  const kind = { argument: 'argument', variable: 'env', mounted: 'file', packaged: 'file' }[effective.from];
  const kindKo = { argument: '인자', variable: '환경 변수', mounted: '파일', packaged: '파일' }[effective.from];
  const other = `${effective.name}=${effective.text}`;
  return {
    en: `${said.name}=${said.text}${where} is overridden by ${kind} ${other}: effective ${what}is ${effective.text}`,
    ko: `${said.name}=${said.text}${whereKo}: ${kindKo} ${other}에 덮임, 실제 값은 ${effective.text}`,
  };
}
