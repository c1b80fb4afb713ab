// daprd, which the Dapr operator injects or a manifest writes out.
import { seconds } from '../../base/duration.ts';
import type { App } from '../app.ts';

export const dapr: App = {
  id: 'dapr',
  title: 'daprd',
  source: 'https://docs.dapr.io/reference/arguments-annotations-overview/',
  version: '1.15',
  images: [{ repositories: ['daprio/daprd', 'dapr/daprd'], argumentsMayBeCommand: true, stopSignals: [] }],
  programs: [{ name: 'daprd' }],
  onSignal: {
    SIGTERM: [
      {
        does: {
          type: 'drains',
          atMost: {
            byDefault: seconds(5),
            property: {
              name: 'dapr-graceful-shutdown-seconds',
              settings: [{ type: 'flag', name: '--dapr-graceful-shutdown-seconds' }],
              format: 'seconds',
            },
          },
        },
        note: {
          en: 'daprd finishes requests in flight, at most --dapr-graceful-shutdown-seconds (5 s by default)',
          ko: 'daprd는 처리 중인 요청을 최대 --dapr-graceful-shutdown-seconds(기본 5초)만큼 기다립니다',
        },
      },
    ],
  },
  serves: { en: 'its Dapr API', ko: 'Dapr API' },
  traps: [
    {
      en: 'dapr.io/block-shutdown-duration keeps it up until the app is unhealthy or that time has passed',
      ko: 'dapr.io/block-shutdown-duration을 쓰면 앱이 비정상이 되거나 그 시간이 지날 때까지 종료를 미룹니다',
    },
  ],
};
