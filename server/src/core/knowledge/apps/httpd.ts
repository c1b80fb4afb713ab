// Also the Apache variants of php and wordpress: the server in them is this one.
import { never } from '../../base/duration.ts';
import type { App, Bound } from '../app.ts';

/** 0, as by default, is no limit. */
const atMost: Bound = {
  byDefault: never,
  property: {
    name: 'GracefulShutdownTimeout',
    settings: [{ type: 'configFile', name: 'GracefulShutdownTimeout' }],
    format: 'secondsOrNever',
  },
};

export const httpd: App = {
  id: 'httpd',
  title: 'Apache httpd',
  source: 'https://httpd.apache.org/docs/2.4/stopping.html',
  version: '2.4',
  images: [
    { repositories: ['httpd'], argumentsMayBeCommand: true, stopSignals: [{ signal: 'SIGWINCH', from: '2.4.41' }] },
    {
      repositories: ['php'],
      argumentsMayBeCommand: true,
      tagHas: ['apache'],
      stopSignals: [
        { signal: 'SIGWINCH', from: '7.4' },
        { signal: 'SIGWINCH', from: '7.3.12', before: '7.4' },
        { signal: 'SIGWINCH', from: '7.2.25', before: '7.3' },
      ],
    },
    {
      repositories: ['wordpress'],
      argumentsMayBeCommand: true,
      tagLacks: ['fpm', 'cli'],
      stopSignals: [{ signal: 'SIGWINCH', from: '5.3' }],
    },
  ],
  configFiles: {
    names: ['httpd.conf', 'apache2.conf', '*.conf'],
    directories: ['/usr/local/apache2/conf/', '/etc/apache2/', '/etc/apache2/conf-enabled/'],
    packagedIn: [],
  },
  programs: [{ name: 'httpd' }, { name: 'httpd-foreground' }, { name: 'apache2-foreground' }, { name: 'apache2' }],
  onSignal: {
    SIGWINCH: [
      {
        does: { type: 'drains', atMost, exitCode: 0 },
        note: {
          en: 'SIGWINCH stops Apache gracefully; GracefulShutdownTimeout 0 (default) sets no limit',
          ko: 'SIGWINCH는 Apache를 정상 종료합니다. GracefulShutdownTimeout 0(기본값)은 제한이 없습니다',
        },
      },
    ],
    SIGTERM: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: {
          en: 'SIGTERM stops Apache at once: requests in flight are cut',
          ko: 'SIGTERM은 Apache를 즉시 종료하여 처리 중인 요청이 끊깁니다',
        },
      },
    ],
  },
  traps: [],
};
