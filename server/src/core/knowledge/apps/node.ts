// What the program does is its own; only the kernel’s part is known.
import type { App } from '../app.ts';

export const node: App = {
  id: 'node',
  title: 'Node.js',
  source: 'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#handling-kernel-signals',
  version: '24',
  images: [],
  programs: [{ name: 'node' }, { name: 'nodejs' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'unknown' },
        note: {
          en: 'Node.js as process 1 ignores SIGTERM unless the program handles it, and nothing drains unless it calls server.close()',
          ko: '1번 프로세스인 Node.js는 프로그램이 처리하지 않으면 SIGTERM을 무시하며, server.close()를 호출해야 드레인됩니다',
        },
      },
    ],
  },
  traps: [],
};
