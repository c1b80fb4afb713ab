// The health plugin keeps serving during lameduck.
import type { App } from '../app.ts';

export const coredns: App = {
  id: 'coredns',
  title: 'CoreDNS',
  source: 'https://coredns.io/plugins/health/',
  version: '1.12',
  images: [{ repositories: ['coredns/coredns', 'coredns'], argumentsMayBeCommand: false, stopSignals: [] }],
  programs: [{ name: 'coredns' }],
  configFiles: { names: ['Corefile'], directories: ['/etc/coredns/'], packagedIn: [] },
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'unknown', exitCode: 0 },
        note: {
          en: 'CoreDNS goes on answering for the lameduck of its Corefile (kubeadm writes 5s), then exits',
          ko: 'CoreDNS는 Corefile의 lameduck 동안(kubeadm은 5s) 계속 응답한 뒤 종료합니다',
        },
      },
    ],
    SIGINT: [
      {
        does: { type: 'exitsAtOnce' },
        note: { en: 'SIGINT ends CoreDNS at once', ko: 'SIGINT는 CoreDNS를 즉시 종료합니다' },
      },
    ],
  },
  acceptsFor: {
    byDefault: 0,
    property: { name: 'lameduck', settings: [{ type: 'configFile', name: 'lameduck' }], format: 'go' },
  },
  traps: [],
};
