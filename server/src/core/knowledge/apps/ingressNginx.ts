// shutdown-grace-period 0, then worker-shutdown-timeout 240 s, then post-shutdown-grace-period 10 s.
import { seconds } from '../../base/duration.ts';
import type { App } from '../app.ts';

export const ingressNginx: App = {
  id: 'ingress-nginx',
  title: 'ingress-nginx controller',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/',
  version: '1.12',
  images: [
    {
      repositories: ['ingress-nginx/controller', 'ingress-nginx/controller-chroot'],
      argumentsMayBeCommand: false,
      stopSignals: [],
    },
  ],
  programs: [{ name: 'nginx-ingress-controller' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'drains', atMost: { byDefault: seconds(250) }, exitCode: 0 },
        note: {
          en: 'the controller lets nginx finish (worker-shutdown-timeout 240 s by default) and then waits post-shutdown-grace-period (10 s)',
          ko: '컨트롤러는 nginx가 마치기를 기다린 뒤(worker-shutdown-timeout 기본 240초) post-shutdown-grace-period(10초)만큼 더 기다립니다',
        },
      },
    ],
  },
  traps: [
    {
      en: 'its own manifests use a grace period of 300 s and the preStop hook /wait-shutdown',
      ko: '공식 매니페스트는 유예 기간 300초와 preStop 훅 /wait-shutdown을 씁니다',
    },
  ],
};
