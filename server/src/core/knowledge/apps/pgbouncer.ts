// PgBouncer, a pool of connections in front of PostgreSQL.
import { never } from '../../base/duration.ts';
import type { App } from '../app.ts';

export const pgbouncer: App = {
  id: 'pgbouncer',
  title: 'PgBouncer',
  source: 'https://www.pgbouncer.org/changelog.html',
  version: '1.23',
  images: [
    {
      repositories: ['pgbouncer/pgbouncer', 'edoburu/pgbouncer', 'bitnami/pgbouncer', 'bitnamilegacy/pgbouncer'],
      argumentsMayBeCommand: true,
      stopSignals: [],
    },
  ],
  programs: [{ name: 'pgbouncer' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'drains', atMost: { byDefault: never } },
        note: {
          en: 'PgBouncer takes no new clients and waits until all have gone, without a limit (before 1.23 it ended at once)',
          ko: 'PgBouncer는 새 클라이언트를 받지 않고 모두 나갈 때까지 제한 없이 기다립니다(1.23 전에는 즉시 종료)',
        },
      },
    ],
    SIGINT: [
      {
        does: { type: 'drains', atMost: { byDefault: never } },
        note: {
          en: 'PgBouncer waits until all connections to the server are free, without a limit',
          ko: 'PgBouncer는 서버 연결이 모두 반납될 때까지 제한 없이 기다립니다',
        },
      },
    ],
    SIGQUIT: [
      {
        does: { type: 'exitsAtOnce' },
        note: { en: 'SIGQUIT ends PgBouncer at once', ko: 'SIGQUIT은 PgBouncer를 즉시 종료합니다' },
      },
    ],
  },
  serves: { en: 'its database', ko: '데이터베이스' },
  traps: [
    {
      en: 'before 1.23 SIGTERM cut every connection at once',
      ko: '1.23 전에는 SIGTERM이 모든 연결을 즉시 끊었습니다',
    },
  ],
};
