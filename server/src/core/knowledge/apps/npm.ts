// Package managers as process 1.
import type { App } from '../app.ts';

export const npm: App = {
  id: 'npm',
  title: 'npm, yarn or pnpm',
  source: 'https://github.com/npm/cli/issues/4603',
  version: '11',
  images: [],
  programs: [
    { name: 'npm' },
    { name: 'npx' },
    { name: 'yarn' },
    { name: 'yarnpkg' },
    { name: 'pnpm' },
    { name: 'pnpx' },
  ],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'unknown' },
        note: {
          en: 'a package manager as process 1 passes SIGTERM on to node in some versions only: expect SIGKILL, or start node directly',
          ko: '패키지 매니저가 1번 프로세스면 일부 버전만 SIGTERM을 node에 전달합니다. SIGKILL을 예상하거나 node를 직접 시작하십시오',
        },
      },
    ],
  },
  traps: [],
};
