// The flush at the end depends on the dirty pages.
import type { App } from '../app.ts';

export const mysql: App = {
  id: 'mysql',
  title: 'MySQL / MariaDB',
  source: 'https://dev.mysql.com/doc/refman/8.4/en/server-shutdown.html',
  version: '8.4',
  images: [{ repositories: ['mysql', 'mariadb', 'mysql/mysql-server'], argumentsMayBeCommand: true, stopSignals: [] }],
  programs: [{ name: 'mysqld' }, { name: 'mariadbd' }, { name: 'mysqld_safe' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'unknown', exitCode: 0 },
        note: {
          en: 'the server ends its sessions and flushes: seconds to minutes, depending on dirty pages and innodb_fast_shutdown',
          ko: '서버는 세션을 끝내고 플러시합니다. 더티 페이지와 innodb_fast_shutdown에 따라 수 초에서 수 분 걸립니다',
        },
      },
    ],
  },
  traps: [
    {
      en: 'killed in the middle of the flush, it recovers at the next start, which then takes longer',
      ko: '플러시 도중 강제 종료되면 다음 시작 때 복구하느라 오래 걸립니다',
    },
  ],
};
