// It sleeps and has handlers for SIGTERM and SIGINT that exit.
import type { App } from '../app.ts';

export const pause: App = {
  id: 'pause',
  title: 'pause',
  source: 'https://github.com/kubernetes/kubernetes/blob/master/build/pause/linux/pause.c',
  version: '3.10',
  images: [
    {
      repositories: ['pause', 'eks-distro/kubernetes/pause', 'google_containers/pause'],
      argumentsMayBeCommand: false,
      stopSignals: [],
    },
  ],
  programs: [{ name: 'pause' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: { en: 'pause exits at once', ko: 'pause는 즉시 종료합니다' },
      },
    ],
    SIGINT: [
      {
        does: { type: 'exitsAtOnce', exitCode: 0 },
        note: { en: 'pause exits at once', ko: 'pause는 즉시 종료합니다' },
      },
    ],
  },
  traps: [],
};
