// A plain Envoy without an agent in front of it.
import type { App } from '../app.ts';

export const envoy: App = {
  id: 'envoy',
  title: 'Envoy',
  source: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/operations/draining',
  version: '1.34',
  images: [
    {
      repositories: [
        'envoyproxy/envoy',
        'envoyproxy/envoy-alpine',
        'envoyproxy/envoy-distroless',
        'envoyproxy/envoy-contrib',
      ],
      argumentsMayBeCommand: true,
      stopSignals: [],
    },
  ],
  programs: [{ name: 'envoy' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: {
          en: 'SIGTERM ends Envoy at once and cuts its connections',
          ko: 'SIGTERM은 Envoy를 즉시 종료하고 연결을 끊습니다',
        },
      },
    ],
  },
  serves: { en: 'its network', ko: '네트워크' },
  traps: [
    {
      en: 'to drain first, call /healthcheck/fail or /drain_listeners?graceful in preStop and wait there',
      ko: '먼저 드레인하려면 preStop에서 /healthcheck/fail 또는 /drain_listeners?graceful을 호출하고 기다리십시오',
    },
  ],
};
