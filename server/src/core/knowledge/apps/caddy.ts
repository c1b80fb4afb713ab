// Signals as documented upstream; shutdown_delay comes on top of grace_period.
import { never } from '../../base/duration.ts';
import type { App, Bound } from '../app.ts';

const atMost: Bound = {
  byDefault: never,
  property: { name: 'grace_period', settings: [{ type: 'configFile', name: 'grace_period' }], format: 'go' },
};

export const caddy: App = {
  id: 'caddy',
  title: 'Caddy',
  source: 'https://caddyserver.com/docs/command-line#signals',
  version: '2.10',
  images: [{ repositories: ['caddy'], argumentsMayBeCommand: true, stopSignals: [] }],
  programs: [{ name: 'caddy' }],
  configFiles: { names: ['Caddyfile'], directories: ['/etc/caddy/'], packagedIn: [] },
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'drains', atMost, exitCode: 0 },
        note: {
          en: 'Caddy drains; grace_period is unlimited unless the Caddyfile sets it',
          ko: 'Caddy는 요청을 마칩니다. Caddyfile에 grace_period가 없으면 제한이 없습니다',
        },
      },
    ],
    SIGINT: [
      {
        does: { type: 'drains', atMost, exitCode: 0 },
        note: {
          en: 'Caddy drains; grace_period is unlimited unless the Caddyfile sets it',
          ko: 'Caddy는 요청을 마칩니다. Caddyfile에 grace_period가 없으면 제한이 없습니다',
        },
      },
    ],
    SIGQUIT: [
      {
        does: { type: 'exitsAtOnce' },
        note: { en: 'SIGQUIT ends Caddy at once', ko: 'SIGQUIT은 Caddy를 즉시 종료합니다' },
      },
    ],
  },
  acceptsFor: {
    byDefault: 0,
    property: { name: 'shutdown_delay', settings: [{ type: 'configFile', name: 'shutdown_delay' }], format: 'go' },
  },
  traps: [],
};
