// STOPSIGNAL became SIGINT on 2020-09-18 for every tag that was built from then on.
import { never } from '../../base/duration.ts';
import type { App } from '../app.ts';

export const postgres: App = {
  id: 'postgres',
  title: 'PostgreSQL',
  source: 'https://www.postgresql.org/docs/current/server-shutdown.html',
  version: '17',
  images: [
    {
      repositories: ['postgres'],
      argumentsMayBeCommand: true,
      stopSignals: [
        { signal: 'SIGINT', from: '13' },
        { signal: 'SIGINT', from: '12.4', before: '13' },
        { signal: 'SIGINT', from: '11.9', before: '12' },
        { signal: 'SIGINT', from: '10.14', before: '11' },
        { signal: 'SIGINT', from: '9.6.19', before: '10' },
        { signal: 'SIGINT', from: '9.5.23', before: '9.6' },
      ],
    },
  ],
  programs: [{ name: 'postgres' }],
  onSignal: {
    SIGINT: [
      {
        does: { type: 'unknown', exitCode: 0 },
        note: {
          en: 'fast shutdown: sessions are ended and a checkpoint is written, which takes as long as its dirty buffers',
          ko: '빠른 종료: 세션을 끊고 체크포인트를 씁니다. 더티 버퍼에 따라 오래 걸릴 수 있습니다',
        },
      },
    ],
    SIGTERM: [
      {
        does: { type: 'drains', atMost: { byDefault: never }, exitCode: 0 },
        note: {
          en: 'smart shutdown: PostgreSQL waits for every session to end, without a limit',
          ko: '스마트 종료: PostgreSQL은 모든 세션이 끝날 때까지 제한 없이 기다립니다',
        },
      },
    ],
    SIGQUIT: [
      {
        does: { type: 'exitsAtOnce' },
        note: {
          en: 'immediate shutdown: the next start has to recover',
          ko: '즉시 종료: 다음 시작 때 복구가 필요합니다',
        },
      },
    ],
  },
  traps: [],
};
