// process_control_timeout is 0 unless php-fpm.conf says otherwise.
import type { App } from '../app.ts';

export const phpFpm: App = {
  id: 'php-fpm',
  title: 'PHP-FPM',
  source: 'https://www.php.net/manual/en/install.fpm.configuration.php#process-control-timeout',
  version: '8.4',
  images: [
    {
      repositories: ['php'],
      argumentsMayBeCommand: true,
      tagHas: ['fpm'],
      stopSignals: [
        { signal: 'SIGQUIT', from: '7.3.4' },
        { signal: 'SIGQUIT', from: '7.2.17', before: '7.3' },
        { signal: 'SIGQUIT', from: '7.1.28', before: '7.2' },
      ],
    },
    {
      repositories: ['wordpress'],
      argumentsMayBeCommand: true,
      tagHas: ['fpm'],
      stopSignals: [{ signal: 'SIGQUIT', from: '5.2' }],
    },
  ],
  programs: [{ name: 'php-fpm' }],
  onSignal: {
    SIGQUIT: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: {
          en: 'SIGQUIT is graceful, yet process_control_timeout 0 (default) still cuts the requests in flight',
          ko: 'SIGQUIT 은 정상 종료지만 process_control_timeout 0(기본값)이면 처리 중인 요청이 끊깁니다',
        },
      },
    ],
    SIGTERM: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: { en: 'SIGTERM ends PHP-FPM at once', ko: 'SIGTERM 은 PHP-FPM 을 즉시 종료합니다' },
      },
    ],
  },
  traps: [],
};
