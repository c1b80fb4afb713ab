// Graceful by default since 3.4, at once before; the bound below holds for both. Sources in the order of precedence.
import { seconds } from '../../base/duration.ts';
import type { App } from '../app.ts';

export const springBoot: App = {
  id: 'spring-boot',
  title: 'Spring Boot',
  source: 'https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html',
  version: '3.5',
  images: [],
  programs: [],
  markers: {
    env: ['SPRING_', 'SERVER_SHUTDOWN'],
    flags: ['--spring.', '-Dspring.', '--server.shutdown', '-Dserver.shutdown'],
    runtime: 'java',
  },
  onSignal: {
    SIGTERM: [
      {
        when: {
          settings: [
            { type: 'flag', name: '--server.shutdown', relaxed: true },
            { type: 'jsonInEnv', env: 'SPRING_APPLICATION_JSON', name: 'server.shutdown' },
            { type: 'systemProperty', name: 'server.shutdown' },
            { type: 'env', name: 'SERVER_SHUTDOWN' },
          ],
          is: 'immediate',
        },
        does: { type: 'exitsAtOnce', exitCode: 143 },
        note: {
          en: 'server.shutdown is immediate: requests in flight are cut',
          ko: 'server.shutdown 이 immediate 라 처리 중인 요청이 끊깁니다',
        },
      },
      {
        does: {
          type: 'drains',
          atMost: {
            byDefault: seconds(30),
            settings: [
              { type: 'flag', name: '--spring.lifecycle.timeout-per-shutdown-phase', relaxed: true },
              {
                type: 'jsonInEnv',
                env: 'SPRING_APPLICATION_JSON',
                name: 'spring.lifecycle.timeout-per-shutdown-phase',
              },
              { type: 'systemProperty', name: 'spring.lifecycle.timeout-per-shutdown-phase' },
              { type: 'env', name: 'SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE' },
              { type: 'env', name: 'SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE' },
            ],
            format: 'spring',
          },
          exitCode: 143,
        },
        note: {
          en: 'Spring Boot finishes requests in flight, at most spring.lifecycle.timeout-per-shutdown-phase per phase',
          ko: 'Spring Boot 는 처리 중인 요청을 단계마다 최대 spring.lifecycle.timeout-per-shutdown-phase 만큼 기다립니다',
        },
      },
    ],
  },
  traps: [
    { en: 'a bare number is milliseconds: write 20s', ko: '단위 없는 숫자는 밀리초입니다. 20s 처럼 쓰세요' },
    {
      en: 'before 3.4 requests are cut unless server.shutdown is graceful',
      ko: '3.4 이전은 server.shutdown 이 graceful 이 아니면 요청이 끊깁니다',
    },
  ],
};
