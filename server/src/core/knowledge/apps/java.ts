// A JVM without a framework that we know: SIGTERM runs the shutdown hooks, whose duration is theirs.
import type { App } from '../app.ts';

export const java: App = {
  id: 'java',
  title: 'Java',
  source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Runtime.html#shutdown',
  version: '21',
  images: [],
  programs: [{ name: 'java' }],
  onSignal: {
    SIGTERM: [
      {
        does: { type: 'unknown', exitCode: 143 },
        note: {
          en: 'the JVM runs its shutdown hooks on SIGTERM and exits with 143',
          ko: 'JVM은 SIGTERM을 받으면 셧다운 훅을 실행하고 143으로 종료합니다',
        },
      },
    ],
  },
  traps: [],
};
