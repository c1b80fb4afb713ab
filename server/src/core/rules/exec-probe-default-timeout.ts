import { isReadable } from '../base/origin.ts';
import { seconds } from '../base/duration.ts';
import { basename } from '../knowledge/pid1.ts';
import { scriptCommands, scriptOf } from '../knowledge/shellScript.ts';
import type { Probe } from '../manifest/container.ts';
import { hookDuration } from '../scenario/hookDuration.ts';
import { setField } from '../syntax/edits.ts';
import type { SyntaxNode } from '../syntax/syntaxTree.ts';
import { probesOf, relatedNumbers, type ProbeKey } from './probes.ts';
import { defineRule, workloadKinds, type RuleContext, type RuleFix } from './rule.ts';

export const execProbeDefaultTimeout = defineRule({
  meta: {
    id: 'exec-probe-default-timeout',
    title: { en: 'A command has one second to answer', ko: '명령에 주어진 시간이 1초뿐임' },
    severity: 'information',
    group: 'probes',
    appliesTo: workloadKinds,
    since: '0.2.0',
    status: 'stable',
    docs: {
      what: {
        en: 'An exec probe without timeoutSeconds whose command does more than look at a file. For programs that take long to start, such as those of the JVM, Erlang, Python and Node.js, kubectl and the clients of databases, it is a warning. Light clients that ask once, `redis-cli` and `pg_isready`, stay information.',
        ko: '파일을 확인하는 것 이상의 명령을 timeoutSeconds 없이 실행하는 exec 프로브. JVM, Erlang, Python, Node.js 프로그램과 kubectl, 데이터베이스 클라이언트처럼 시작이 느린 프로그램은 경고입니다. 한 번 묻고 끝나는 가벼운 클라이언트인 `redis-cli`와 `pg_isready`는 정보로 둡니다.',
      },
      why: {
        en: 'The default is 1 s, and since Kubernetes 1.20 it is enforced. A container that is throttled or a node that is busy makes the same command take two: the pod loses its traffic, or is restarted, while nothing is wrong with it.',
        ko: '기본값은 1초이고 Kubernetes 1.20부터 강제됩니다. 컨테이너가 CPU 제한에 걸리거나 노드가 바쁘면 같은 명령도 2초가 걸립니다. 그러면 멀쩡한 파드가 트래픽을 잃거나 재시작됩니다.',
      },
      fix: {
        en: 'Write timeoutSeconds: 5, with a periodSeconds of 10 or more so that a slow answer does not fill the period.',
        ko: 'timeoutSeconds: 5를 쓰고, 느린 응답이 주기를 채우지 않도록 periodSeconds는 10 이상으로 두십시오.',
      },
      falsePositives: { en: 'Fast scripts and programs.', ko: '빨리 끝나는 스크립트와 프로그램.' },
      references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
        'https://kubernetes.io/blog/2020/12/08/kubernetes-1-20-release-announcement/',
      ],
    },
  },

  *check(workload, context) {
    if ((context.kubernetesMinor ?? 20) < 20) return;
    for (const { key, probe, container } of probesOf(workload)) {
      const { action, timeoutSeconds, failureThreshold } = probe;
      if (action.type !== 'exec' || timeoutSeconds.origin.type !== 'defaulted') continue;
      if (!isReadable(action.command) || !isReadable(failureThreshold)) continue;
      const { lo, hi } = hookDuration(action, container);
      // A command that surely takes longer, or surely not, is not a matter of luck.
      const program = hi < seconds(1) || lo >= seconds(1) ? undefined : slowest(action.command.value);
      if (program === undefined) continue;
      const f = String(failureThreshold.value);
      const outcome = outcomes[key];
      yield {
        at: probe.keyAt,
        ...(slowPrograms.test(program) && { severity: 'warning' }),
        message: {
          en: `exec ${key} has the default timeoutSeconds 1: ${program} slower than 1s counts as failure (${f} in a row ${outcome.en})`,
          ko: `exec ${key}의 timeoutSeconds 기본값 1: ${program}이(가) 1s보다 느리면 실패로 셈 (연속 ${f}번이면 ${outcome.ko})`,
        },
        related: relatedNumbers([[`${key}.failureThreshold`, failureThreshold]]),
        fixes: () => giveTime(key, probe, workload.root, context),
        confidence: 'certain',
      };
    }
  },
});

const outcomes = {
  startupProbe: { en: 'restarts', ko: '재시작' },
  livenessProbe: { en: 'restarts', ko: '재시작' },
  readinessProbe: { en: 'drops traffic', ko: '트래픽 차단' },
} as const satisfies Record<ProbeKey, object>;

/** They look at a file, a process or a text and are done; and words of the shell itself. */
const quickPrograms: ReadonlySet<string> = new Set(
  [
    '[ [[ (( : test true false cat ls stat find touch rm mkdir head tail grep egrep awk sed cut tr wc echo printf pgrep pidof ps kill date',
    'sh bash if elif else then fi while until for do done case esac { } ( ) ! exit return export set local cd',
  ].flatMap((words) => words.split(' ')),
);

/** Programs whose start alone may take a second: virtual machines, and clients that make a connection of their own. */
const slowPrograms =
  /^(?:java|j(?:cmd|ps|stat|stack)|nodetool|cqlsh|kafka-.*|zk.*\.sh|pulsar.*|rabbitmq(?:ctl|-diagnostics)|kubectl|psql|mysql|mysqladmin|mariadb|mariadb-admin|mongo|mongosh|sqlcmd|clickhouse-client|etcdctl|airflow|celery|python[\d.]*|node|php|ruby)$/;

/** The program that takes the time: of a script the first that is not quick, by preference a slow one. */
function slowest(command: readonly string[]): string | undefined {
  const script = scriptOf(command);
  const commands = script === undefined ? [command] : scriptCommands(script)?.map(({ words }) => words);
  if (!commands) return basename(command[0] ?? '');
  const programs = commands.map(programOf).filter((name) => name !== '' && !quickPrograms.has(name));
  return programs.find((name) => slowPrograms.test(name)) ?? programs[0];
}

/** Behind variables that are set for it alone, and what runs it. */
function programOf(words: readonly string[]): string {
  const word = words.find((one) => !/^[A-Za-z_]\w*=/.test(one) && one !== 'exec' && one !== '!');
  return basename(word ?? '');
}

function giveTime(key: ProbeKey, probe: Probe, root: SyntaxNode, { document }: RuleContext): readonly RuleFix[] {
  const often = (probe.periodSeconds.value ?? 10) < 10;
  const edits = [
    setField(document, root, `${probe.path}.timeoutSeconds`, 5),
    ...(often ? [setField(document, root, `${probe.path}.periodSeconds`, 10)] : []),
  ].filter((edit) => edit !== undefined);
  const title = {
    en: `Give ${key} 5 s${often ? ', every 10 s' : ''}`,
    ko: `${key}의 timeoutSeconds: 5${often ? ', periodSeconds: 10' : ''} 설정`,
  };
  return edits.length === (often ? 2 : 1) ? [{ title, safe: false, edits }] : [];
}
