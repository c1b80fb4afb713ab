// Without quarkus.shutdown.timeout it stops at once.
import { seconds } from '../../base/duration.ts';
import type { App } from '../app.ts';

export const quarkus: App = {
  id: 'quarkus',
  title: 'Quarkus',
  source: 'https://quarkus.io/guides/lifecycle#graceful-shutdown',
  version: '3.32',
  images: [],
  programs: [],
  markers: { env: ['QUARKUS_'], flags: ['-Dquarkus.'], runtime: 'java' },
  onSignal: {
    SIGTERM: [
      {
        does: {
          type: 'drains',
          atMost: {
            byDefault: seconds(0),
            settings: [
              { type: 'systemProperty', name: 'quarkus.shutdown.timeout' },
              { type: 'env', name: 'QUARKUS_SHUTDOWN_TIMEOUT' },
            ],
            format: 'quarkus',
          },
          exitCode: 143,
        },
        note: {
          en: 'Quarkus waits for requests in flight at most quarkus.shutdown.timeout; unset (default) it stops at once',
          ko: 'Quarkus 는 처리 중인 요청을 최대 quarkus.shutdown.timeout 만큼 기다립니다. 값이 없으면(기본값) 즉시 종료합니다',
        },
      },
    ],
  },
  traps: [
    {
      en: 'quarkus.shutdown.delay does nothing unless quarkus.shutdown.delay-enabled was set at build time',
      ko: 'quarkus.shutdown.delay 는 빌드 때 quarkus.shutdown.delay-enabled 를 켜지 않으면 아무 효과가 없습니다',
    },
  ],
};
