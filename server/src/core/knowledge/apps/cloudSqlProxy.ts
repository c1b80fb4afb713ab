// The Cloud SQL Auth Proxy: version 1 as cloud_sql_proxy, version 2 as cloud-sql-proxy.
import type { App } from '../app.ts';

export const cloudSqlProxy: App = {
  id: 'cloud-sql-proxy',
  title: 'Cloud SQL Auth Proxy',
  source: 'https://github.com/GoogleCloudPlatform/cloud-sql-proxy',
  version: '2.18',
  images: [
    {
      repositories: ['cloudsql-docker/gce-proxy', 'cloud-sql-connectors/cloud-sql-proxy'],
      argumentsMayBeCommand: false,
      stopSignals: [],
    },
  ],
  programs: [{ name: 'cloud_sql_proxy' }, { name: 'cloud-sql-proxy' }],
  onSignal: {
    SIGTERM: [
      {
        does: {
          type: 'drains',
          atMost: {
            byDefault: 0,
            property: {
              name: 'max-sigterm-delay',
              settings: [
                { type: 'flag', name: '--max-sigterm-delay' },
                { type: 'flag', name: '-term_timeout' },
                { type: 'flag', name: '--term_timeout' },
                { type: 'env', name: 'CSQL_PROXY_MAX_SIGTERM_DELAY' },
              ],
              format: 'go',
            },
          },
        },
        note: {
          en: 'the Cloud SQL Auth Proxy waits for open connections, at most --max-sigterm-delay (-term_timeout in version 1), 0 s by default',
          ko: 'Cloud SQL Auth Proxy는 열린 연결을 최대 --max-sigterm-delay(버전 1은 -term_timeout, 기본 0초)만큼 기다립니다',
        },
      },
    ],
  },
  serves: { en: 'its database', ko: '데이터베이스' },
  traps: [
    {
      en: 'as a classic sidecar it closes every connection to the database while the app still drains',
      ko: '일반 컨테이너로 넣은 사이드카는 앱이 드레인하는 동안 데이터베이스 연결을 모두 끊습니다',
    },
  ],
};
