// Without quarkus.shutdown.timeout it stops at once. Sources in the order of precedence:
// https://quarkus.io/guides/config-reference#configuration-sources
import { seconds } from '../../base/duration.ts';
import type { App, Property } from '../app.ts';

function property(name: string): Property {
  return {
    name,
    settings: [
      { type: 'systemProperty', name },
      { type: 'env', name: name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_') },
      { type: 'configFile', name },
    ],
  };
}

export const quarkus: App = {
  id: 'quarkus',
  title: 'Quarkus',
  source: 'https://quarkus.io/guides/lifecycle#graceful-shutdown',
  version: '3.32',
  images: [],
  programs: [],
  markers: { env: ['QUARKUS_'], flags: ['-Dquarkus.'], settings: ['quarkus.', '%prod.quarkus.'], runtime: 'java' },
  configFiles: {
    names: ['application.yaml', 'application.yml', 'application.properties'],
    directories: ['./config/'],
    packagedIn: ['src/main/resources/'],
    profiles: { active: property('quarkus.profile'), byDefault: 'prod', separator: '-', inNames: true },
  },
  onSignal: {
    SIGTERM: [
      {
        does: {
          type: 'drains',
          atMost: {
            byDefault: seconds(0),
            property: { ...property('quarkus.shutdown.timeout'), format: 'quarkus' },
          },
          exitCode: 143,
        },
        note: {
          en: 'Quarkus waits for requests in flight at most quarkus.shutdown.timeout; unset (default) it stops at once',
          ko: 'Quarkus는 처리 중인 요청을 최대 quarkus.shutdown.timeout만큼 기다립니다. 값이 없으면(기본값) 즉시 종료합니다',
        },
      },
    ],
  },
  acceptsFor: { byDefault: 0, property: { ...property('quarkus.shutdown.delay'), format: 'quarkus' } },
  traps: [
    {
      en: 'quarkus.shutdown.delay does nothing unless quarkus.shutdown.delay-enabled was set at build time',
      ko: 'quarkus.shutdown.delay는 빌드 때 quarkus.shutdown.delay-enabled를 켜지 않으면 아무 효과가 없습니다',
    },
  ],
};
