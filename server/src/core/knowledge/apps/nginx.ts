// Also what is built on it. STOPSIGNAL became SIGQUIT on 2020-11-24; 1.18 was rebuilt with it.
import { never } from '../../base/duration.ts';
import type { App, Bound } from '../app.ts';

const atMost: Bound = {
  byDefault: never,
  property: {
    name: 'worker_shutdown_timeout',
    settings: [{ type: 'configFile', name: 'worker_shutdown_timeout' }],
    format: 'nginx',
  },
};

export const nginx: App = {
  id: 'nginx',
  title: 'nginx',
  source: 'https://nginx.org/en/docs/control.html',
  version: '1.29',
  images: [
    {
      repositories: ['nginx', 'nginx/nginx'],
      argumentsMayBeCommand: true,
      stopSignals: [
        { signal: 'SIGQUIT', from: '1.19.5' },
        { signal: 'SIGQUIT', from: '1.18', before: '1.19' },
      ],
    },
    {
      repositories: ['nginxinc/nginx-unprivileged', 'nginx/nginx-unprivileged'],
      argumentsMayBeCommand: true,
      stopSignals: [
        { signal: 'SIGQUIT', from: '1.19.5' },
        { signal: 'SIGQUIT', from: '1.18', before: '1.19' },
      ],
    },
    { repositories: ['openresty/openresty'], argumentsMayBeCommand: true, stopSignals: [{ signal: 'SIGQUIT' }] },
    { repositories: ['kong', 'kong/kong-gateway'], argumentsMayBeCommand: true, stopSignals: [{ signal: 'SIGQUIT' }] },
  ],
  configFiles: {
    names: ['nginx.conf'],
    directories: ['/etc/nginx/', '/usr/local/openresty/nginx/conf/'],
    packagedIn: [],
  },
  programs: [{ name: 'nginx' }, { name: 'openresty' }, { name: 'kong' }, { name: 'nginx-debug' }],
  onSignal: {
    SIGQUIT: [
      {
        does: { type: 'drains', atMost, exitCode: 0 },
        note: {
          en: 'SIGQUIT lets nginx finish its requests; worker_shutdown_timeout is unset by default, so there is no limit',
          ko: 'SIGQUIT은 nginx가 요청을 마치게 합니다. worker_shutdown_timeout 기본값이 없어 제한이 없습니다',
        },
      },
    ],
    SIGTERM: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: {
          en: 'SIGTERM is nginx’s fast shutdown: requests in flight are cut',
          ko: 'SIGTERM은 nginx의 빠른 종료로, 처리 중인 요청이 끊깁니다',
        },
      },
    ],
    SIGINT: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: {
          en: 'SIGINT is nginx’s fast shutdown: requests in flight are cut',
          ko: 'SIGINT는 nginx의 빠른 종료로, 처리 중인 요청이 끊깁니다',
        },
      },
    ],
  },
  traps: [],
};
