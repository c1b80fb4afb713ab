// Soft and hard stop; hard-stop-after limits the soft one.
import { never } from '../../base/duration.ts';
import type { App, Bound } from '../app.ts';

const atMost: Bound = {
  byDefault: never,
  property: {
    name: 'hard-stop-after',
    settings: [{ type: 'configFile', name: 'hard-stop-after' }],
    format: 'haproxy',
  },
};

export const haproxy: App = {
  id: 'haproxy',
  title: 'HAProxy',
  source: 'https://docs.haproxy.org/3.0/management.html#4',
  version: '3.0',
  images: [
    { repositories: ['haproxy'], argumentsMayBeCommand: true, stopSignals: [{ signal: 'SIGUSR1', from: '1.8.14' }] },
    {
      repositories: ['haproxytech/haproxy-alpine', 'haproxytech/haproxy-debian', 'haproxytech/haproxy-ubuntu'],
      argumentsMayBeCommand: true,
      stopSignals: [{ signal: 'SIGUSR1' }],
    },
  ],
  programs: [{ name: 'haproxy' }],
  configFiles: {
    names: ['haproxy.cfg'],
    directories: ['/usr/local/etc/haproxy/', '/etc/haproxy/'],
    packagedIn: [],
  },
  onSignal: {
    SIGUSR1: [
      {
        does: { type: 'drains', atMost, exitCode: 0 },
        note: {
          en: 'SIGUSR1 is HAProxy’s soft stop: it waits for the last connection unless hard-stop-after limits it',
          ko: 'SIGUSR1은 HAProxy의 소프트 정지입니다. hard-stop-after가 없으면 마지막 연결까지 기다립니다',
        },
      },
    ],
    SIGTERM: [
      {
        does: { type: 'exitsAtOnce' },
        note: {
          en: 'SIGTERM is HAProxy’s hard stop: connections are cut',
          ko: 'SIGTERM은 HAProxy의 하드 정지로, 연결이 끊깁니다',
        },
      },
    ],
  },
  traps: [],
};
