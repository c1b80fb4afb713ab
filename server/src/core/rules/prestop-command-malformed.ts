import { basename } from '../knowledge/pid1.ts';
import type { LifecycleHandler } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import { replaceAction } from './hookAction.ts';
import { malformedCommand, shells } from './malformedCommand.ts';
import { runningContainers } from './probes.ts';
import { defineRule, workloadKinds, type RuleContext, type RuleFix } from './rule.ts';

export const preStopCommandMalformed = defineRule({
  meta: {
    id: 'prestop-command-malformed',
    title: { en: 'The command of preStop is no argument list', ko: '인자 목록이 아닌 preStop 명령' },
    severity: 'error',
    group: 'hooks',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'The exec.command of preStop as one word with blanks, as a text in place of a list, with shell syntax (`&&`, `|`, `;`, `$VAR`) but without a shell, or `sh -c` with its script cut into words.',
        ko: 'preStop의 exec.command가 공백이 든 한 단어이거나, 목록이 아닌 문자열이거나, 셸 없이 셸 문법(`&&`, `|`, `;`, `$VAR`)을 쓰거나, `sh -c`의 스크립트가 여러 단어로 나뉜 경우.',
      },
      why: {
        en: 'An exec hook takes the arguments of a program, one by one; no shell splits or reads them. `["sleep 5"]` looks for a program of that name, and `["sh", "-c", "sleep", "5"]` runs the script `sleep`. The hook fails at t+0s and SIGTERM follows at once.',
        ko: 'exec은 프로그램의 인자를 하나씩 받으며, 셸이 나누거나 해석해 주지 않습니다. `["sleep 5"]`는 그런 이름의 프로그램을 찾고, `["sh", "-c", "sleep", "5"]`는 `sleep`만 스크립트로 실행합니다. 훅은 t+0s에 실패하고 바로 SIGTERM이 옵니다.',
      },
      fix: {
        en: 'Write each word as an item of the list, or the whole script as the one item behind `sh -c`.',
        ko: '단어마다 목록 항목으로 쓰거나, 스크립트 전체를 `sh -c` 뒤의 한 항목으로 쓰십시오.',
      },
      falsePositives: {
        en: 'A program whose path has a blank in it.',
        ko: '경로에 공백이 있는 프로그램.',
      },
      references: [
        'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#LifecycleHandler',
        'https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/',
      ],
    },
  },

  *check(workload, context) {
    for (const { preStop } of runningContainers(workload.pod.spec.containers)) {
      const problem = preStop && malformedCommand(preStop, workload, context);
      if (!problem) continue;
      const isRefused = context.rejections.some(({ field }) => field === `${preStop.path}.exec.command`);
      yield {
        at: problem.at,
        message: problem.message,
        related: [],
        fixes: () => problem.commands.flatMap((one) => writeCommand(one, preStop, workload, context)),
        confidence: 'certain',
        rejectedByApiServer: isRefused,
      };
    }
  },
});

function writeCommand(
  command: readonly string[],
  hook: LifecycleHandler,
  workload: Workload,
  context: RuleContext,
): readonly RuleFix[] {
  const edit = replaceAction(workload, hook, 'exec', { command }, context);
  if (!edit) return [];
  const text = JSON.stringify(command).replaceAll('","', '", "');
  return [
    {
      title: { en: `Write ${text}`, ko: `${text} 쓰기` },
      safe: !shells.has(basename(command[0] ?? '')),
      edits: [edit],
    },
  ];
}
