// Warm and cold shutdown of a worker.
import { never } from '../../base/duration.ts';
import type { App } from '../app.ts';

export const celery: App = {
  id: 'celery',
  title: 'Celery worker',
  source: 'https://docs.celeryq.dev/en/stable/userguide/workers.html#stopping-the-worker',
  version: '5.5',
  images: [],
  programs: [{ name: 'celery', withArgument: ['worker'] }],
  onSignal: {
    SIGTERM: [
      {
        when: {
          property: { name: 'REMAP_SIGTERM', settings: [{ type: 'env', name: 'REMAP_SIGTERM' }] },
          is: 'sigquit',
        },
        does: { type: 'unknown' },
        note: {
          en: 'REMAP_SIGTERM turns SIGTERM into a cold shutdown: tasks in hand are cancelled after worker_soft_shutdown_timeout',
          ko: 'REMAP_SIGTERM 때문에 SIGTERM이 콜드 종료가 됩니다. 진행 중인 작업은 worker_soft_shutdown_timeout 뒤 취소됩니다',
        },
      },
      {
        does: { type: 'drains', atMost: { byDefault: never } },
        note: {
          en: 'the Celery worker finishes the tasks it holds, without a limit (warm shutdown)',
          ko: 'Celery 워커는 받은 작업을 제한 없이 끝까지 처리합니다(웜 종료)',
        },
      },
    ],
    SIGQUIT: [
      {
        does: { type: 'unknown' },
        note: {
          en: 'SIGQUIT is a cold shutdown: tasks in hand are cancelled after worker_soft_shutdown_timeout',
          ko: 'SIGQUIT은 콜드 종료입니다. 진행 중인 작업은 worker_soft_shutdown_timeout 뒤 취소됩니다',
        },
      },
    ],
  },
  traps: [
    {
      en: 'a task longer than terminationGracePeriodSeconds is killed with the worker',
      ko: 'terminationGracePeriodSeconds보다 긴 작업은 워커와 함께 강제 종료됩니다',
    },
  ],
};
