// A node stops its applications one after another; no bound is documented.
import type { App } from '../app.ts';

export const rabbitmq: App = {
  id: 'rabbitmq',
  title: 'RabbitMQ',
  source: 'https://www.rabbitmq.com/docs/cli#node-shutdown',
  version: '4.0',
  images: [{ repositories: ['rabbitmq'], argumentsMayBeCommand: true, stopSignals: [] }],
  programs: [{ name: 'rabbitmq-server' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'unknown', exitCode: 0 },
        note: {
          en: 'RabbitMQ stops its listeners and flushes its queues; no limit is documented',
          ko: 'RabbitMQ는 리스너를 멈추고 큐를 저장합니다. 문서화된 제한이 없습니다',
        },
      },
    ],
  },
  traps: [
    {
      en: 'the cluster operator sets a grace period of 604800 s, beyond what autoscalers wait',
      ko: '클러스터 오퍼레이터는 유예 기간을 604800초로 정하며, 이는 오토스케일러의 한계를 넘습니다',
    },
  ],
};
