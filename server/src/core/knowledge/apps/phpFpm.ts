// process_control_timeout is 0 unless php-fpm.conf says otherwise.
import { seconds } from '../../base/duration.ts';
import type { App, Bound, Property } from '../app.ts';

const timeout: Property = {
  name: 'process_control_timeout',
  settings: [{ type: 'configFile', name: 'process_control_timeout' }],
};
const atMost: Bound = { byDefault: seconds(0), property: { ...timeout, format: 'phpFpm' } };

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
  configFiles: {
    names: ['php-fpm.conf', '*.conf'],
    directories: ['/usr/local/etc/', '/usr/local/etc/php-fpm.d/'],
    packagedIn: [],
  },
  onSignal: {
    SIGQUIT: [
      {
        when: { property: timeout, isNot: '0' },
        does: { type: 'drains', atMost, exitCode: 0 },
        note: {
          en: 'PHP-FPM finishes the requests in flight, at most process_control_timeout',
          ko: 'PHP-FPM은 처리 중인 요청을 최대 process_control_timeout만큼 기다립니다',
        },
      },
      {
        does: { type: 'exitsAtOnce', exitCode: 0, drainIsOff: { property: timeout, atMost } },
        note: {
          en: 'SIGQUIT is graceful, yet process_control_timeout 0 (default) still cuts the requests in flight',
          ko: 'SIGQUIT은 정상 종료지만 process_control_timeout 0(기본값)이면 처리 중인 요청이 끊깁니다',
        },
      },
    ],
    SIGTERM: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: { en: 'SIGTERM ends PHP-FPM at once', ko: 'SIGTERM은 PHP-FPM을 즉시 종료합니다' },
      },
    ],
  },
  traps: [],
};
