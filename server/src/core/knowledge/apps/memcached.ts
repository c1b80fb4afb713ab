// It holds a cache only, so it has nothing to finish.
import type { App } from '../app.ts';

export const memcached: App = {
  id: 'memcached',
  title: 'memcached',
  source: 'https://github.com/memcached/memcached/blob/master/memcached.c',
  version: '1.6',
  images: [{ repositories: ['memcached'], argumentsMayBeCommand: true, stopSignals: [] }],
  programs: [{ name: 'memcached' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: { en: 'memcached exits at once; its cache is gone', ko: 'memcached는 즉시 종료하며 캐시는 사라집니다' },
      },
    ],
    SIGINT: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: { en: 'memcached exits at once; its cache is gone', ko: 'memcached는 즉시 종료하며 캐시는 사라집니다' },
      },
    ],
  },
  traps: [],
};
