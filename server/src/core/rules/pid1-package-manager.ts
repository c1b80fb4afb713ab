import { basename } from '../knowledge/pid1.ts';
import { workloadKinds } from '../manifest/manifest.ts';
import { assuming, containerEnds, relatedHook, type ContainerEnd } from './containerEnd.ts';
import { relatedGracePeriod } from './gracePeriod.ts';
import { onlyWaits, runsOn } from './preStopDelay.ts';
import { defineRule } from './rule.ts';
import { wordPlace } from './scriptEdit.ts';

export const pid1PackageManager = defineRule({
  meta: {
    id: 'pid1-package-manager',
    title: { en: 'A package manager as process 1', ko: '1번 프로세스인 패키지 매니저' },
    severity: 'warning',
    group: 'signals',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    // Which program it starts is written in package.json, in the image.
    unfixable: true,
    docs: {
      what: {
        en: 'A container that npm, npx, yarn or pnpm starts, as `npm start` or `yarn run serve`. `bundle exec` and `poetry run` are none of them: they replace themselves by the program, and behind a shell pid1-shell-swallows-sigterm speaks.',
        ko: '`npm start`, `yarn run serve`처럼 npm, npx, yarn, pnpm으로 시작하는 컨테이너. `bundle exec`와 `poetry run`은 스스로 프로그램으로 바뀌므로 해당하지 않으며, 셸 뒤에 있으면 pid1-shell-swallows-sigterm이 알립니다.',
      },
      why: {
        en: 'The package manager gets the stop signal, not node. Some versions pass it on, some to a shell that does not, and some not at all: the server then works on until SIGKILL, or is cut off with the package manager.',
        ko: '종료 신호는 node가 아니라 패키지 매니저가 받습니다. 버전에 따라 전달하거나, 전달하지 않는 셸에 넘기거나, 전혀 전달하지 않습니다. 그러면 서버는 SIGKILL까지 계속 실행되거나 패키지 매니저와 함께 끊깁니다.',
      },
      fix: {
        en: 'Start what the script in package.json starts, as `node server.js`.',
        ko: 'package.json의 스크립트가 시작하는 것을 직접 시작하십시오. 예: `node server.js`.',
      },
      falsePositives: {
        en: 'Versions that pass the signal on, with scripts that replace their shell. Arguments of an image whose entry point may be an init are left alone.',
        ko: '신호를 전달하는 버전과 셸을 대신하는 스크립트. 엔트리포인트가 init일 수 있는 이미지의 인자에 대해서는 알리지 않습니다.',
      },
      references: [
        'https://github.com/npm/cli/issues/4603',
        'https://github.com/npm/run-script/issues/237',
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
      ],
    },
  },

  *check(workload, context) {
    if (!runsOn(workload)) return;
    for (const end of containerEnds(workload, context)) {
      const { container, shutdown, killSeconds, note } = end;
      const path = packageManager(end);
      if (path === undefined || (container.preStop && !onlyWaits(container.preStop))) continue;
      const runner = basename(path);
      const [kill, assumed] = [`t+${String(killSeconds)}s`, assuming(end.assumes)];
      yield {
        at: wordPlace(container, path, context) ?? container.nameAt,
        message: {
          en: `${runner} as PID 1 may not pass ${shutdown.signal} on to node: expect SIGKILL at ${kill}${note.en}${assumed.en}`,
          ko: `PID 1인 ${runner}가 ${shutdown.signal}을 node에 전달하지 않을 수 있음: ${kill}에 SIGKILL 예상${note.ko}${assumed.ko}`,
        },
        related: [...relatedHook(end, context), ...relatedGracePeriod(end.grace)],
        fixes: () => [],
        confidence: end.assumes.length > 0 ? 'assumed' : 'derived',
      };
    }
  },
});

/** What they do beside starting programs. */
const chores: ReadonlySet<string> = new Set(
  'add audit build ci config i install link prune publish remove test update upgrade version'.split(' '),
);

function packageManager({ shutdown }: ContainerEnd): string | undefined {
  const { process, app } = shutdown.recognised;
  if (process.type !== 'program' || !process.isPid1 || app?.id !== 'npm') return undefined;
  const [path = '', ...args] = process.argv;
  const verb = args.find((arg) => !arg.startsWith('-'));
  return verb === undefined || chores.has(verb) ? undefined : path;
}
