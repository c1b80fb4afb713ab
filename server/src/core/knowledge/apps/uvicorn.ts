// timeout_graceful_shutdown is None by default.
import { never } from '../../base/duration.ts';
import type { App, Bound } from '../app.ts';

const atMost: Bound = {
  byDefault: never,
  property: {
    name: 'timeout_graceful_shutdown',
    settings: [
      { type: 'flag', name: '--timeout-graceful-shutdown' },
      { type: 'env', name: 'UVICORN_TIMEOUT_GRACEFUL_SHUTDOWN' },
    ],
    format: 'seconds',
  },
};

export const uvicorn: App = {
  id: 'uvicorn',
  title: 'uvicorn',
  source: 'https://www.uvicorn.org/settings/#timeouts',
  version: '0.35',
  images: [],
  programs: [{ name: 'uvicorn' }],
  markers: { env: ['UVICORN_'], flags: [] },
  onSignal: {
    SIGTERM: [
      {
        does: {
          type: 'drains',
          atMost,
        },
        note: {
          en: 'uvicorn waits for open connections and tasks, without a limit unless --timeout-graceful-shutdown sets one',
          ko: 'uvicorn은 열린 연결과 작업을 기다립니다. --timeout-graceful-shutdown이 없으면 제한이 없습니다',
        },
      },
    ],
    SIGINT: [
      {
        does: {
          type: 'drains',
          atMost,
        },
        note: {
          en: 'uvicorn waits for open connections and tasks, without a limit unless --timeout-graceful-shutdown sets one',
          ko: 'uvicorn은 열린 연결과 작업을 기다립니다. --timeout-graceful-shutdown이 없으면 제한이 없습니다',
        },
      },
    ],
  },
  traps: [],
};
