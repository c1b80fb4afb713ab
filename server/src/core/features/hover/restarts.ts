// restartPolicy of a pod and of a container.
import { formatSeconds, seconds } from '../../base/duration.ts';
import type { Localized } from '../../base/localized.ts';
import type { Workload } from '../../manifest/manifest.ts';
import { kubeletBehaviour, type CrashLoopBackOff } from '../../lifecycle/kubeletBehaviour.ts';
import { assumedKubernetesMinor } from '../../scenario/podScenario.ts';
import { originWords, plain, readable, type Said } from './said.ts';
import { containerAt, podSpecAt, type Spot } from './spot.ts';

export function podRestartPolicy(spot: Spot): Said | undefined {
  const inside = podSpecAt(spot);
  const policy = inside?.rest === 'restartPolicy' ? readable(inside.workload.pod.spec.restartPolicy) : undefined;
  const told = policy && Object.hasOwn(meanings, policy.value) ? meanings[policy.value] : undefined;
  if (!policy || !told) return undefined;
  const { locale } = spot.explain;
  const waits = policy.value === 'Never' ? [] : [backOff(spot)[locale]];
  return {
    paragraphs: [`${told[locale]} — ${originWords(policy.origin, spot.explain)}`, ...waits, whileTerminating[locale]],
    page: 'concepts/workloads/pods/pod-lifecycle/#restart-policy',
  };
}

const meanings: Readonly<Record<string, Localized>> = {
  Always: {
    en: '**Always: a container that ends is started again**',
    ko: '**Always: 끝난 컨테이너는 다시 시작**',
  },
  OnFailure: {
    en: '**OnFailure: a container that fails is started again**, one that ends with 0 is done',
    ko: '**OnFailure: 실패한 컨테이너만 다시 시작**, 0으로 끝나면 완료',
  },
  Never: {
    en: '**Never: a container that ends stays ended**; the pod is Failed when one of them has failed',
    ko: '**Never: 끝난 컨테이너는 다시 시작하지 않음**; 하나라도 실패하면 파드는 Failed',
  },
};

/** R20. */
function backOff({ snapshot: { config } }: Spot): Localized {
  const { crashLoopBackOff } = kubeletBehaviour(config.kubernetesMinor ?? assumedKubernetesMinor, config.featureGates);
  const waits = waitsOf(crashLoopBackOff).map(formatSeconds).join(', ');
  return {
    en: `The first restart is immediate, the next wait ${waits} …, until it has run for 10 min.`,
    ko: `첫 재시작은 즉시, 이후 ${waits} … 기다립니다. 10분 동안 실행되면 처음으로 돌아갑니다.`,
  };
}

function waitsOf({ initial, longest }: CrashLoopBackOff): readonly number[] {
  const waits = [initial];
  for (let wait = initial * 2; (waits.at(-1) ?? longest) < longest; wait *= 2) waits.push(Math.min(wait, longest));
  return waits;
}

/** R19. */
const whileTerminating: Localized = {
  en: 'While the pod terminates nothing is started again.',
  ko: '파드가 종료되는 동안에는 다시 시작하지 않습니다.',
};

export function containerRestartPolicy(spot: Spot): Said | undefined {
  const inside = containerAt(spot);
  if (inside?.rest !== 'restartPolicy' || inside.container.role !== 'sidecar') return undefined;
  const paragraphs = sidecar(inside.container.name, inside.workload).map((text) => text[spot.explain.locale]);
  return { paragraphs, page: 'concepts/workloads/pods/sidecar-containers/' };
}

/** R14, R34, R35. */
function sidecar(name: string, { pod }: Workload): readonly Localized[] {
  const { containers, terminationGracePeriodSeconds } = pod.spec;
  const grace = readable(terminationGracePeriodSeconds);
  const t = grace ? `t+${formatSeconds(seconds(Math.max(1, grace.value)))}` : 'the end of the grace period';
  const tKo = grace ? t : '유예 기간이 끝날 때';
  const later = containers.slice(containers.findIndex((one) => one.name === name) + 1);
  const waitsFor = later.filter(({ role }) => role === 'ordinary' || role === 'sidecar').map((one) => plain(one.name));
  const others = waitsFor.join(', ');
  return [
    {
      en: `**${plain(name)} is a sidecar: it starts before ${others} and stops after them**`,
      ko: `**${plain(name)} 컨테이너는 사이드카: ${others}보다 먼저 시작하고 나중에 종료**`,
    },
    {
      en: `Its stop signal comes when they have ended, at the latest at ${t}, and then it has what is left of the grace period, but at least 2 s. Its preStop runs at t+0 s with theirs.`,
      ko: `종료 신호는 이들이 끝난 뒤, 늦어도 ${tKo}에 오고, 남은 유예 기간(최소 2 s)을 씁니다. preStop은 t+0 s에 함께 실행됩니다.`,
    },
    {
      en: 'It is started again whatever the restartPolicy of the pod is, and does not keep a Job from completing.',
      ko: '파드의 restartPolicy와 관계없이 다시 시작되며, Job의 완료를 막지 않습니다.',
    },
  ];
}
