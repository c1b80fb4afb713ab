// Probes: when they have passed, when they have failed, and what comes of it. What is said of a probe is said of each of
// its numbers too.
import { formatInstant, formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import { isReadable } from '../../base/origin.ts';
import type { Container, Probe } from '../../manifest/container.ts';
import {
  failsAfterSilence,
  failsAfterStart,
  passesAfterStart,
  startupBudgetSeconds,
  type InstantRange,
  type ProbeTiming,
} from '../../lifecycle/probeBounds.ts';
import { willRestart } from '../../lifecycle/restartPolicy.ts';
import { originText } from '../../render/originText.ts';
import { restartPolicy } from '../../scenario/containerModel.ts';
import { probeTiming } from '../../scenario/probeTiming.ts';
import { originsOf, plain, type Named, type Said } from './said.ts';
import { containerAt, type ContainerSpot, type Spot } from './spot.ts';

const kinds = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;
type ProbeKind = (typeof kinds)[number];

const numbers = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
] as const satisfies readonly (keyof Probe)[];

export function probe(spot: Spot): Said | undefined {
  const inside = containerAt(spot);
  const kind = kinds.find((one) => inside && isAbout(inside.rest, one));
  const found = kind && inside?.container[kind];
  if (!found || !isReal(inside.container, found)) return undefined;
  const timing = probeTiming(found);
  const told = timing ? tell[kind](timing, inside, spot) : [unknown(kind, inside.container)];
  const [headline = '', ...rest] = told.map((text) => text[spot.explain.locale]);
  const used = numbers.filter((name) => name !== 'successThreshold' || timing?.successThreshold !== 1);
  const fields = used.map((name): Named => [name, found[name]]);
  return { paragraphs: [headline, originsOf(fields, spot.explain), ...rest], page };
}

const page = 'tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes';

function isAbout(rest: string, kind: ProbeKind): boolean {
  return rest === kind || numbers.some((name) => rest === `${kind}.${name}`);
}

/** Init containers may have none, and one without a handler is refused (R62). */
function isReal({ role }: Container, { action }: Probe): boolean {
  return role !== 'init' && role !== 'ephemeral' && action.type !== 'invalid';
}

type Tell = (timing: ProbeTiming, inside: ContainerSpot, spot: Spot) => readonly Localized[];

const tell: Readonly<Record<ProbeKind, Tell>> = {
  startupProbe: tellStartup,
  readinessProbe: tellReadiness,
  livenessProbe: tellLiveness,
};

function tellStartup(timing: ProbeTiming, inside: ContainerSpot, spot: Spot): readonly Localized[] {
  const name = plain(inside.container.name);
  const budget = formatSeconds(seconds(startupBudgetSeconds(timing)));
  const sum = [...delay(timing), `${timing.failureThreshold} × ${timing.periodSeconds}`].join(' + ');
  const killed = range(failsAfterStart(timing));
  return [
    {
      en: `**startupProbe of ${name}: ${budget} to start in** = ${sum}`,
      ko: `**${name}의 startupProbe: 시작 제한 시간 ${budget}** = ${sum}`,
    },
    {
      en: `If it has not answered by then, it is killed ${killed} after its start. Until it answers, liveness and readiness do not ask.`,
      ko: `그때까지 응답하지 않으면 시작 후 ${killed}에 종료됩니다. 응답할 때까지 liveness와 readiness는 실행되지 않습니다.`,
    },
    kill('startupProbe', inside, spot),
    stopsWhileTerminating,
  ];
}

function tellReadiness(timing: ProbeTiming, { container }: ContainerSpot, { snapshot }: Spot): readonly Localized[] {
  const name = plain(container.name);
  const { startupProbe, readinessProbe } = container;
  const passes = passesAfterStart(timing);
  const sum = [...delay(timing), times(timing.successThreshold, timing.periodSeconds)].join(' + ');
  const unready = range(failsAfterSilence(timing));
  const [afterStart, fromStart]: readonly Localized[] = startupProbe
    ? [
        { en: 'at once after the startup probe', ko: 'startup 프로브 통과 직후' },
        { en: `, but not before ${formatInstant(passes.earliest)}`, ko: `, 단 ${formatInstant(passes.earliest)} 이후` },
      ]
    : [
        { en: `${range(passes)} after its start`, ko: `시작 후 ${range(passes)}` },
        { en: ` = ${timing.initialDelaySeconds} … ${sum}`, ko: ` = ${timing.initialDelaySeconds} … ${sum}` },
      ];
  return [
    {
      en: `**readinessProbe of ${name}: ready ${afterStart?.en}**${fromStart?.en}`,
      ko: `**${name}의 readinessProbe: ${afterStart?.ko} ready**${fromStart?.ko}`,
    },
    {
      en: `Not ready ${unready} after it stops answering = ${failureSum(timing)}`,
      ko: `응답을 멈춘 뒤 ${unready}에 not ready = ${failureSum(timing)}`,
    },
    {
      en: 'While the pod terminates it goes on: a failure then takes the last traffic away.',
      ko: '파드가 종료되는 동안에도 계속됩니다. 이때 실패하면 마지막 트래픽도 끊깁니다.',
    },
    ...(readinessProbe?.action.type === 'exec' ? execWhileTerminating(snapshot.config.kubernetesMinor) : []),
  ];
}

/** https://github.com/kubernetes/kubernetes/issues/140881 (R58) */
function execWhileTerminating(minor: number | undefined): readonly Localized[] {
  if (minor !== undefined && (minor < 35 || minor > 36)) return [];
  return [
    {
      en: 'The kubelets of 1.35, and of 1.36 from 1.36.3 on, let every exec probe fail then: use httpGet, tcpSocket or grpc where that matters.',
      ko: 'kubelet 1.35와 1.36.3 이후의 1.36에서는 이때 exec 프로브가 모두 실패합니다. 문제가 된다면 httpGet, tcpSocket, grpc를 쓰십시오.',
    },
  ];
}

function tellLiveness(timing: ProbeTiming, inside: ContainerSpot, spot: Spot): readonly Localized[] {
  const name = plain(inside.container.name);
  const silence = range(failsAfterSilence(timing));
  const never = range(failsAfterStart(timing));
  const startup = inside.container.startupProbe !== undefined;
  return [
    {
      en: `**livenessProbe of ${name}: killed ${silence} after it stops answering** = ${failureSum(timing)}`,
      ko: `**${name}의 livenessProbe: 응답을 멈춘 뒤 ${silence}에 종료** = ${failureSum(timing)}`,
    },
    startup
      ? { en: 'It asks only after the startup probe has passed.', ko: 'startup 프로브를 통과한 뒤에만 실행됩니다.' }
      : {
          en: `If it never answers: killed ${never} after its start.`,
          ko: `한 번도 응답하지 않으면 시작 후 ${never}에 종료됩니다.`,
        },
    kill('livenessProbe', inside, spot),
    stopsWhileTerminating,
  ];
}

const stopsWhileTerminating: Localized = {
  en: 'While the pod terminates it does not ask any more.',
  ko: '파드가 종료되는 동안에는 실행되지 않습니다.',
};

/** A kill has the probe's own grace period, else the pod's, and preStop runs in it (R24, R28). */
function kill(kind: 'startupProbe' | 'livenessProbe', inside: ContainerSpot, { explain }: Spot): Localized {
  const { container, workload } = inside;
  const own = container[kind]?.terminationGracePeriodSeconds;
  const grace = own ?? workload.pod.spec.terminationGracePeriodSeconds;
  const value = isReadable(grace) ? formatSeconds(seconds(grace.value)) : '?';
  const origin = isReadable(grace) ? `, ${originText(grace.origin, explain)}` : '';
  const hook = container.preStop !== undefined;
  const again = restartsAfterKill(inside);
  return {
    en: `Killed with a grace period of ${value} (${own ? 'its own' : "the pod's"}${origin})${hook ? ', preStop included' : ''}; ${again ? 'then the container starts again' : 'it does not start again'}.`,
    ko: `종료 유예 기간 ${value}(${own ? '프로브 값' : '파드 값'}${origin})${hook ? ', preStop 포함' : ''}. ${again ? '그 뒤 컨테이너가 다시 시작됩니다' : '다시 시작되지 않습니다'}.`,
  };
}

function restartsAfterKill({ container, workload }: ContainerSpot): boolean {
  const own = restartPolicy(container.restartPolicy?.value);
  const ofPod = restartPolicy(workload.pod.spec.restartPolicy.value) ?? 'Always';
  return willRestart({ role: container.role, restartPolicy: own, restartPolicyRules: [] }, ofPod, undefined);
}

function unknown(kind: ProbeKind, { name }: Container): Localized {
  return {
    en: `**${kind} of ${plain(name)}**: one of its numbers is not known here`,
    ko: `**${plain(name)}의 ${kind}**: 여기서 알 수 없는 값이 있습니다`,
  };
}

function delay({ initialDelaySeconds }: ProbeTiming): readonly string[] {
  return initialDelaySeconds === 0 ? [] : [String(initialDelaySeconds)];
}

function times(count: number, value: number): string {
  return count === 1 ? String(value) : `${count} × ${value}`;
}

/** The first call may fall right behind the failure, or a whole period after it. */
function failureSum({ periodSeconds: period, timeoutSeconds: timeout, failureThreshold: count }: ProbeTiming): string {
  const earliest = times(count - 1, period);
  const latest = timeout <= period ? `${times(count, period)} + ${timeout}` : `${period} + ${times(count, timeout)}`;
  return `${earliest} … ${latest}`;
}

function range({ earliest, latest }: InstantRange): string {
  return `${formatSeconds(earliest)} … ${formatSeconds(latest)}`;
}
