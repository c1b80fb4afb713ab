// force_shutdown_after and worker_shutdown_timeout stand in config/puma.rb.
import { never } from '../../base/duration.ts';
import type { App } from '../app.ts';

export const puma: App = {
  id: 'puma',
  title: 'Puma',
  source: 'https://github.com/puma/puma/blob/master/docs/signals.md',
  version: '6.6',
  images: [],
  programs: [{ name: 'puma' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'drains', atMost: { byDefault: never } },
        note: {
          en: 'Puma finishes the requests it has; force_shutdown_after is unlimited by default (in cluster mode workers get 30 s)',
          ko: 'Puma는 받은 요청을 마칩니다. force_shutdown_after 기본값은 무제한이며, 클러스터 모드의 워커는 30초입니다',
        },
      },
    ],
  },
  traps: [],
};
