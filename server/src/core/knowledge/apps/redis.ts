// shutdown-timeout, the wait for lagging replicas.
import { seconds } from '../../base/duration.ts';
import type { App, Bound } from '../app.ts';

const atMost: Bound = {
  byDefault: seconds(10),
  property: {
    name: 'shutdown-timeout',
    settings: [
      { type: 'flag', name: '--shutdown-timeout' },
      { type: 'configFile', name: 'shutdown-timeout' },
    ],
    format: 'seconds',
  },
};

export const redis: App = {
  id: 'redis',
  title: 'Redis / Valkey',
  source: 'https://redis.io/docs/latest/operate/oss_and_stack/reference/signals/',
  version: '8.0',
  images: [
    {
      repositories: ['redis', 'valkey/valkey', 'redis/redis-stack-server'],
      argumentsMayBeCommand: true,
      stopSignals: [],
    },
  ],
  configFiles: {
    names: ['redis.conf', 'valkey.conf'],
    directories: [],
    packagedIn: [],
  },
  programs: [{ name: 'redis-server' }, { name: 'valkey-server' }],
  onSignal: {
    SIGTERM: [
      {
        does: {
          type: 'drains',
          atMost,
          exitCode: 0,
        },
        note: {
          en: 'Redis waits for lagging replicas at most shutdown-timeout, saves if save points are set, and exits',
          ko: 'Redis는 뒤처진 레플리카를 최대 shutdown-timeout만큼 기다리고, save 설정이 있으면 저장한 뒤 종료합니다',
        },
      },
    ],
    SIGINT: [
      {
        does: {
          type: 'drains',
          atMost,
          exitCode: 0,
        },
        note: {
          en: 'Redis waits for lagging replicas at most shutdown-timeout, saves if save points are set, and exits',
          ko: 'Redis는 뒤처진 레플리카를 최대 shutdown-timeout만큼 기다리고, save 설정이 있으면 저장한 뒤 종료합니다',
        },
      },
    ],
  },
  traps: [
    {
      en: 'the snapshot comes on top of shutdown-timeout and takes as long as the data set is large',
      ko: '스냅샷은 shutdown-timeout에 더해지며 데이터 크기만큼 걸립니다',
    },
  ],
};
