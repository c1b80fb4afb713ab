// Graceful by default since 3.4, at once before; the bound below holds for both. Sources in the order of precedence:
// https://docs.spring.io/spring-boot/reference/features/external-config.html
import { seconds } from '../../base/duration.ts';
import type { App, Bound, Property } from '../app.ts';

function property(name: string): Property {
  return {
    name,
    settings: [
      { type: 'flag', name: `--${name}`, relaxed: true },
      { type: 'jsonInEnv', env: 'SPRING_APPLICATION_JSON', name },
      { type: 'systemProperty', name },
      { type: 'envOfProperty', property: name },
      { type: 'configFile', name },
    ],
  };
}

const shutdown = property('server.shutdown');
const atMost: Bound = {
  byDefault: seconds(30),
  property: { ...property('spring.lifecycle.timeout-per-shutdown-phase'), format: 'spring' },
  each: { en: 'per phase', ko: '단계마다' },
};

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
    settings: ['spring.', 'server.'],
    runtime: 'java',
  },
  configFiles: {
    names: ['application.properties', 'application.yml', 'application.yaml'],
    directories: ['./', './config/', './config/*/'],
    packagedIn: ['src/main/resources/', 'src/main/resources/config/'],
    locations: {
      instead: property('spring.config.location'),
      also: [property('spring.config.additional-location'), property('spring.config.import')],
    },
    profiles: {
      active: property('spring.profiles.active'),
      separator: '-',
      documentNames: ['spring.config.activate.on-profile', 'spring.profiles'],
      groups: 'spring.profiles.group',
    },
  },
  onSignal: {
    SIGTERM: [
      {
        when: { property: shutdown, is: 'immediate' },
        does: { type: 'exitsAtOnce', exitCode: 143, drainIsOff: { property: shutdown, on: 'graceful', atMost } },
        note: {
          en: 'server.shutdown is immediate: requests in flight are cut',
          ko: 'server.shutdown이 immediate라 처리 중인 요청이 끊깁니다',
        },
      },
      {
        does: { type: 'drains', atMost, exitCode: 143 },
        note: {
          en: 'Spring Boot finishes requests in flight, at most spring.lifecycle.timeout-per-shutdown-phase per phase',
          ko: 'Spring Boot는 처리 중인 요청을 단계마다 최대 spring.lifecycle.timeout-per-shutdown-phase만큼 기다립니다',
        },
      },
    ],
  },
  traps: [
    { en: 'a bare number is milliseconds: write 20s', ko: '단위 없는 숫자는 밀리초입니다. 20s처럼 쓰십시오' },
    {
      en: 'before 3.4 requests are cut unless server.shutdown is graceful',
      ko: '3.4 이전은 server.shutdown이 graceful이 아니면 요청이 끊깁니다',
    },
  ],
};
