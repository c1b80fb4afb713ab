// Graceful shutdown came with 4.9 and is off by default.
import { seconds } from '../../base/duration.ts';
import type { App } from '../app.ts';

export const micronaut: App = {
  id: 'micronaut',
  title: 'Micronaut',
  source: 'https://docs.micronaut.io/latest/guide/#gracefulShutdown',
  version: '4.9',
  images: [],
  programs: [],
  markers: { env: ['MICRONAUT_'], flags: ['-Dmicronaut.', '-micronaut.'], runtime: 'java' },
  onSignal: {
    SIGTERM: [
      {
        when: {
          settings: [
            { type: 'systemProperty', name: 'micronaut.lifecycle.graceful-shutdown.enabled' },
            { type: 'env', name: 'MICRONAUT_LIFECYCLE_GRACEFUL_SHUTDOWN_ENABLED' },
          ],
          is: 'true',
        },
        does: {
          type: 'drains',
          atMost: {
            byDefault: seconds(15),
            settings: [
              { type: 'systemProperty', name: 'micronaut.lifecycle.graceful-shutdown.grace-period' },
              { type: 'env', name: 'MICRONAUT_LIFECYCLE_GRACEFUL_SHUTDOWN_GRACE_PERIOD' },
            ],
            format: 'micronaut',
          },
          exitCode: 143,
        },
        note: {
          en: 'Micronaut finishes the requests in flight, at most micronaut.lifecycle.graceful-shutdown.grace-period',
          ko: 'Micronaut 은 처리 중인 요청을 최대 micronaut.lifecycle.graceful-shutdown.grace-period 만큼 기다립니다',
        },
      },
      {
        does: { type: 'exitsAtOnce', exitCode: 143 },
        note: {
          en: 'graceful shutdown is off (default): requests in flight are cut',
          ko: '정상 종료가 꺼져 있어(기본값) 처리 중인 요청이 끊깁니다',
        },
      },
    ],
  },
  traps: [],
};
