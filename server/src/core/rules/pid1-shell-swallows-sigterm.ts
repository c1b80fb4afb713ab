import type { Localized } from '../base/localized.ts';
import { basename, type Pid1 } from '../knowledge/pid1.ts';
import type { Container } from '../manifest/container.ts';
import { workloadKinds } from '../manifest/manifest.ts';
import { execDuration } from '../scenario/hookDuration.ts';
import { assuming, containerEnds, relatedHook, type ContainerEnd } from './containerEnd.ts';
import { relatedGracePeriod } from './gracePeriod.ts';
import { onlyWaits, runsOn } from './preStopDelay.ts';
import { defineRule, type Severity } from './rule.ts';
import { execLast, wordPlace } from './scriptEdit.ts';

export const pid1ShellSwallowsSigterm = defineRule({
  meta: {
    id: 'pid1-shell-swallows-sigterm',
    title: { en: 'A shell as process 1 swallows the stop signal', ko: '1번 프로세스인 셸이 종료 신호를 삼킴' },
    severity: 'warning',
    group: 'signals',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'A container whose command is `sh -c SCRIPT`, where the shell stays in front of the program: several commands, a loop, a pipe, the background, or Debian’s dash. Dash was measured: it stays in front of a single command too, so that also `sh -c "node server.js"` is a warning in an image of Debian or Ubuntu. A hint where it depends on the shell, and where the script only waits. `bundle exec` and `poetry run` replace themselves by the program; behind a shell it is the shell that stays.',
        ko: '명령이 `sh -c SCRIPT`이고 셸이 프로그램 앞에 남는 컨테이너. 여러 명령, 반복문, 파이프, 백그라운드, 또는 Debian의 dash. 측정해 보면 dash는 명령이 하나여도 앞에 남으므로, Debian이나 Ubuntu 이미지에서는 `sh -c "node server.js"`도 경고입니다. 셸에 따라 다르거나 스크립트가 기다리기만 하면 힌트입니다. `bundle exec`와 `poetry run`은 스스로 프로그램으로 바뀌므로, 셸 뒤에 있을 때 남는 것은 셸입니다.',
      },
      why: {
        en: 'The kernel gives process 1 no default action for signals, and shells pass none on. SIGTERM reaches nobody: the program works on until the grace period is over, takes new requests meanwhile, and is then killed in the middle of them.',
        ko: '커널은 1번 프로세스에 신호의 기본 동작을 적용하지 않고, 셸은 신호를 전달하지 않습니다. SIGTERM은 아무에게도 닿지 않습니다. 프로그램은 유예 기간이 끝날 때까지 새 요청까지 받으며 계속 실행되다가 그 도중에 강제 종료됩니다.',
      },
      fix: {
        en: 'Write `exec` in front of the last command, so that the program takes the place of the shell; or start it without one, or under an init such as tini.',
        ko: '프로그램이 셸을 대신하도록 마지막 명령 앞에 `exec`를 쓰십시오. 셸 없이 시작하거나 tini 같은 init 아래에서 시작해도 됩니다.',
      },
      falsePositives: {
        en: 'Programs that lose nothing when they are killed. A script with a trap, and a hook that may end the program, are left alone.',
        ko: '강제 종료되어도 잃을 것이 없는 프로그램. trap이 있는 스크립트나 프로그램을 끝낼 수 있는 훅이 있으면 알리지 않습니다.',
      },
      references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
        'https://docs.docker.com/reference/dockerfile/#entrypoint',
        'https://github.com/docker/cli/issues/3198',
      ],
    },
  },

  *check(workload, context) {
    if (!runsOn(workload)) return;
    for (const end of containerEnds(workload, context)) {
      const { container } = end;
      const shell = shellOf(end);
      if (!shell || isOverBefore(end) || (container.preStop && !onlyWaits(container.preStop))) continue;
      yield {
        at: wordPlace(container, firstWord(container), context) ?? container.nameAt,
        severity: shell.severity,
        message: message(end, shell),
        related: [...relatedHook(end, context), ...relatedGracePeriod(end.grace)],
        fixes: () =>
          shell.program === undefined || idle.has(shell.program) ? [] : execLast(container, shell.program, context),
        confidence: end.assumes.length > 0 ? 'assumed' : 'derived',
      };
    }
  },
});

/** Whether the script is over by itself before SIGKILL, however late it was started. */
function isOverBefore({ container: { command, args }, killSeconds }: ContainerEnd): boolean {
  return execDuration([...(command?.value ?? []), ...(args?.value ?? [])]).hi / 1000 < killSeconds;
}

function firstWord({ command, args }: Container): string {
  return (command ?? args)?.value?.[0] ?? 'sh';
}

interface ShellInFront {
  readonly name: string;
  readonly program: string | undefined;
  readonly severity: Severity;
}

/** Programs that nobody misses. */
const idle: ReadonlySet<string> = new Set(['sleep', 'tail', 'date', 'cat', 'yes']);

function shellOf(end: ContainerEnd): ShellInFront | undefined {
  const { process } = end.shutdown.recognised;
  if (process.type === 'program') return perhapsBehind(end, process);
  if (process.type !== 'shell' || !process.isPid1) return undefined;
  const { program, shell } = process;
  const isIdle = program === undefined || idle.has(program);
  return { name: shell, program, severity: isIdle ? 'hint' : 'warning' };
}

/** Some shells replace themselves by their last command, and some do not. */
function perhapsBehind(
  { container, shutdown }: ContainerEnd,
  { argv, certain, isPid1 }: Extract<Pid1, { readonly type: 'program' }>,
): ShellInFront | undefined {
  const program = basename(argv[0] ?? '');
  // Of a package manager behind the shell another rule says that it passes nothing on either.
  if (certain || !isPid1 || idle.has(program) || shutdown.recognised.app?.id === 'npm') return undefined;
  return { name: basename(firstWord(container)), program, severity: 'hint' };
}

function message(end: ContainerEnd, { name, program }: ShellInFront): Localized {
  const { shutdown, stopSeconds, killSeconds, note, container } = end;
  const stays = shutdown.recognised.process.type === 'shell';
  const [stop, kill] = [`t+${String(stopSeconds)}s`, `t+${String(killSeconds)}s`];
  const what = program ?? container.name;
  const assumed = assuming(end.assumes);
  return {
    en: `PID 1 ${stays ? 'is' : 'may be'} ${name} without exec: ${shutdown.signal} at ${stop} ${stays ? 'does' : 'would'} not reach ${what}; it runs on until SIGKILL at ${kill}${note.en}${assumed.en}`,
    ko: `PID 1이 exec 없는 ${name}${stays ? '' : '일 수 있음'}: ${stop}의 ${shutdown.signal}이 ${what}에 닿지 않아 ${kill}의 SIGKILL까지 계속 실행됨${note.ko}${assumed.ko}`,
  };
}
