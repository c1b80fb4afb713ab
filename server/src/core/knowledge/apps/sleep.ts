// Small tools without a handler for any signal (R42).
import type { App } from '../app.ts';

export const sleep: App = {
  id: 'sleep',
  title: 'sleep or tail',
  source: 'https://man7.org/linux/man-pages/man7/pid_namespaces.7.html',
  version: 'Linux 6',
  images: [],
  programs: [{ name: 'sleep' }, { name: 'tail' }],
  onSignal: {},
  otherSignals: [
    {
      does: { type: 'unhandled' },
      note: {
        en: 'it has no signal handler: as process 1 it ignores the stop signal until SIGKILL, otherwise it dies at once',
        ko: '시그널 핸들러가 없습니다. 1번 프로세스면 SIGKILL까지 종료 신호를 무시하고, 아니면 즉시 종료됩니다',
      },
    },
  ],
  traps: [],
};
