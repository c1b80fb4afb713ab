// pilot-agent drains Envoy for terminationDrainDuration, needed or not.
import { never, seconds } from '../../base/duration.ts';
import type { App, Property } from '../app.ts';

const exitOnZero: Property = {
  name: 'EXIT_ON_ZERO_ACTIVE_CONNECTIONS',
  settings: [{ type: 'env', name: 'EXIT_ON_ZERO_ACTIVE_CONNECTIONS' }],
};

export const istioProxy: App = {
  id: 'istio-proxy',
  title: 'istio-proxy',
  source: 'https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig',
  version: '1.26',
  images: [{ repositories: ['istio/proxyv2', 'istio-release/proxyv2'], argumentsMayBeCommand: false, stopSignals: [] }],
  programs: [{ name: 'pilot-agent' }],
  onSignal: {
    SIGTERM: [
      {
        when: { property: exitOnZero, is: 'true' },
        does: { type: 'drains', atMost: { byDefault: never } },
        note: {
          en: 'istio-proxy waits for its last connection (EXIT_ON_ZERO_ACTIVE_CONNECTIONS), at least MINIMUM_DRAIN_DURATION',
          ko: 'istio-proxy는 마지막 연결이 끝날 때까지 기다립니다(EXIT_ON_ZERO_ACTIVE_CONNECTIONS). 최소 MINIMUM_DRAIN_DURATION',
        },
      },
      {
        does: { type: 'drains', atMost: { byDefault: seconds(5) }, always: true },
        note: {
          en: 'istio-proxy drains for terminationDrainDuration (5 s by default) and then cuts every connection',
          ko: 'istio-proxy는 terminationDrainDuration(기본 5초) 동안 드레인한 뒤 모든 연결을 끊습니다',
        },
      },
    ],
  },
  serves: { en: 'its network', ko: '네트워크' },
  traps: [
    {
      en: 'an app that drains longer than that loses its network; the annotation proxy.istio.io/config can raise it',
      ko: '앱의 드레인이 이보다 길면 네트워크를 잃습니다. proxy.istio.io/config 애노테이션으로 늘릴 수 있습니다',
    },
  ],
};
