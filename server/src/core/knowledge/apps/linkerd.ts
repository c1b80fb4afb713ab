// LINKERD2_PROXY_SHUTDOWN_GRACE_PERIOD of the proxy, 2 min by default.
import { seconds } from '../../base/duration.ts';
import type { App } from '../app.ts';

export const linkerd: App = {
  id: 'linkerd',
  title: 'linkerd-proxy',
  source: 'https://github.com/linkerd/linkerd2-proxy/pull/1815',
  version: '2.17',
  images: [{ repositories: ['linkerd/proxy'], argumentsMayBeCommand: false, stopSignals: [] }],
  programs: [{ name: 'linkerd2-proxy' }],
  onSignal: {
    SIGTERM: [
      {
        does: {
          type: 'drains',
          atMost: {
            byDefault: seconds(120),
            property: {
              name: 'LINKERD2_PROXY_SHUTDOWN_GRACE_PERIOD',
              settings: [{ type: 'env', name: 'LINKERD2_PROXY_SHUTDOWN_GRACE_PERIOD' }],
              format: 'go',
            },
          },
          exitCode: 0,
        },
        note: {
          en: 'linkerd-proxy accepts nothing new and waits for open connections, at most LINKERD2_PROXY_SHUTDOWN_GRACE_PERIOD',
          ko: 'linkerd-proxy는 새 연결을 받지 않고 열린 연결을 최대 LINKERD2_PROXY_SHUTDOWN_GRACE_PERIOD만큼 기다립니다',
        },
      },
    ],
  },
  serves: { en: 'its network', ko: '네트워크' },
  traps: [
    {
      en: 'as a classic sidecar it stops together with the app; proxy-wait-before-exit-seconds delays it',
      ko: '일반 컨테이너로 넣은 사이드카는 앱과 동시에 종료됩니다. proxy-wait-before-exit-seconds로 늦출 수 있습니다',
    },
  ],
};
