// graceful_timeout; the command line goes before GUNICORN_CMD_ARGS, and that before the configuration file.
import { seconds } from '../../base/duration.ts';
import type { App, Bound } from '../app.ts';

const atMost: Bound = {
  byDefault: seconds(30),
  property: {
    name: 'graceful_timeout',
    settings: [
      { type: 'flag', name: '--graceful-timeout' },
      { type: 'flagInEnv', env: 'GUNICORN_CMD_ARGS', name: '--graceful-timeout' },
      { type: 'configFile', name: 'graceful_timeout' },
    ],
    format: 'seconds',
  },
};

export const gunicorn: App = {
  id: 'gunicorn',
  title: 'gunicorn',
  source: 'https://docs.gunicorn.org/en/stable/signals.html',
  version: '23.0',
  images: [],
  programs: [{ name: 'gunicorn' }],
  markers: { env: ['GUNICORN_CMD_ARGS'], flags: [], settings: [''] },
  configFiles: {
    names: ['gunicorn.conf.py', 'gunicorn_conf.py'],
    directories: ['./'],
    packagedIn: [''],
  },
  onSignal: {
    SIGTERM: [
      {
        does: {
          type: 'drains',
          atMost,
          exitCode: 0,
        },
        note: {
          en: 'gunicorn lets its workers finish their requests, at most graceful_timeout',
          ko: 'gunicorn은 워커가 요청을 마치도록 최대 graceful_timeout만큼 기다립니다',
        },
      },
    ],
    SIGQUIT: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: {
          en: 'SIGQUIT is gunicorn’s quick shutdown: requests in flight are cut',
          ko: 'SIGQUIT은 gunicorn의 빠른 종료로, 처리 중인 요청이 끊깁니다',
        },
      },
    ],
    SIGINT: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: {
          en: 'SIGINT is gunicorn’s quick shutdown: requests in flight are cut',
          ko: 'SIGINT는 gunicorn의 빠른 종료로, 처리 중인 요청이 끊깁니다',
        },
      },
    ],
  },
  traps: [
    {
      en: 'graceful_timeout 30 s and a grace period of 30 s leave nothing for preStop',
      ko: 'graceful_timeout 30초와 유예 기간 30초면 preStop에 쓸 시간이 없습니다',
    },
  ],
};
