// Vault as an agent beside an app; as a server it is not one of these.
import type { App } from '../app.ts';

export const vaultAgent: App = {
  id: 'vault-agent',
  title: 'Vault Agent',
  source: 'https://developer.hashicorp.com/vault/docs/agent-and-proxy/agent',
  version: '1.20',
  images: [],
  programs: [{ name: 'vault', withArgument: ['agent'] }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: { en: 'SIGTERM ends Vault Agent at once', ko: 'SIGTERM은 Vault Agent를 즉시 종료합니다' },
      },
    ],
  },
  serves: { en: 'its secrets', ko: '시크릿' },
  traps: [
    {
      en: 'leases are renewed by nobody once it has ended',
      ko: '종료된 뒤에는 아무도 리스를 갱신하지 않습니다',
    },
  ],
};
