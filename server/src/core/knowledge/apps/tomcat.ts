// Tomcat alone, as in its official image.
import type { App } from '../app.ts';

export const tomcat: App = {
  id: 'tomcat',
  title: 'Tomcat',
  source: 'https://tomcat.apache.org/tomcat-11.0-doc/config/context.html',
  version: '11.0',
  images: [{ repositories: ['tomcat'], argumentsMayBeCommand: true, stopSignals: [] }],
  programs: [{ name: 'catalina.sh' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'unknown', exitCode: 143 },
        note: {
          en: 'Tomcat closes its connectors and does not wait for requests by default',
          ko: 'Tomcat은 커넥터를 닫으며 기본적으로 요청을 기다리지 않습니다',
        },
      },
    ],
  },
  traps: [],
};
