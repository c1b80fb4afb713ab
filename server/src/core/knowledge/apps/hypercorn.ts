// graceful_timeout; what the application's own shutdown takes on top, shutdown_timeout bounds.
import { seconds } from '../../base/duration.ts';
import type { App, Bound } from '../app.ts';

const atMost: Bound = {
  byDefault: seconds(3),
  property: {
    name: 'graceful_timeout',
    settings: [
      { type: 'flag', name: '--graceful-timeout' },
      { type: 'configFile', name: 'graceful_timeout' },
    ],
    format: 'seconds',
  },
};

export const hypercorn: App = {
  id: 'hypercorn',
  title: 'Hypercorn',
  source: 'https://hypercorn.readthedocs.io/en/latest/how_to_guides/configuring.html',
  version: '0.17',
  images: [],
  programs: [{ name: 'hypercorn' }],
  configFiles: { names: ['hypercorn.toml', 'hypercorn.conf.py'], directories: [], packagedIn: [] },
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'drains', atMost },
        note: {
          en: 'Hypercorn finishes the requests in flight, at most graceful_timeout',
          ko: 'Hypercorn은 처리 중인 요청을 최대 graceful_timeout만큼 기다립니다',
        },
      },
    ],
  },
  traps: [
    {
      en: 'the shutdown of the application itself may take shutdown_timeout (60 s) more',
      ko: '앱 자체의 종료에 shutdown_timeout(60초)이 더 걸릴 수 있습니다',
    },
  ],
};
