// What a hover says of the end of a pod, in each language. Instants count from the deletion.
import { formatSeconds, never } from '../../base/duration.ts';
import type { Locale } from '../../base/localized.ts';
import type { HookDuration } from '../../scenario/hookDuration.ts';

export interface TerminationWords {
  grace(value: string, origin: string): string;
  readonly actsAsOneSecond: string;
  readonly forceDeletion: string;
  nodeGrace(pressure: string, shutdown: string, shutdownOrigin: string): string;
  probeGrace(probe: string, value: string, origin: string): string;
  readinessGrace(): string;
  hook(which: string, container: string, handler: string, takes: string, origin: string): string;
  takes(duration: HookDuration): string;
  noHandler(which: string, container: string): string;
  stop(signal: string, at: string): string;
  exit(at: string): string;
  kill(at: string): string;
  rejected(why: string): string;
  noTimeline(why: string): string;
  readonly afterDeletion: string;
}

const english: TerminationWords = {
  grace: (value, origin) => `**terminationGracePeriodSeconds: ${value}** — ${origin}`,
  actsAsOneSecond: ' (acts as 1 s)',
  forceDeletion: ' (every deletion is a force deletion)',
  nodeGrace: (pressure, shutdown, origin) =>
    `Where the node decides: ${pressure} under memory or disk pressure, ${shutdown} when it shuts down (${origin})`,
  probeGrace: (probe, value, origin) =>
    `**terminationGracePeriodSeconds of ${probe}: ${value}** — ${origin}\n\nFor a kill by this probe only. A deletion of the pod uses the pod's own grace period.`,
  readinessGrace: () =>
    'A readiness probe has no terminationGracePeriodSeconds, because it never kills: the API server rejects this object.',
  hook: (which, container, handler, takes, origin) => `**${which} of ${container}: ${takes}** (${handler}) — ${origin}`,
  takes: ({ lo, hi, fails }) => {
    if (fails) return 'fails at once';
    if (lo === hi) return `takes ${formatSeconds(lo)}`;
    if (hi === never) return lo === 0 ? 'takes an unknown time' : `takes at least ${formatSeconds(lo)}`;
    return `takes ${formatSeconds(lo)} … ${formatSeconds(hi)}`;
  },
  noHandler: (which, container) =>
    `**${which} of ${container}** needs exactly one handler: the API server rejects this object.`,
  stop: (signal, at) => `${signal} at ${at}`,
  exit: (at) => `exits at ${at}`,
  kill: (at) => `SIGKILL at ${at} if it still runs`,
  rejected: (why) => `**Rejected:** ${why}`,
  noTimeline: (why) => `No timeline: ${why}`,
  afterDeletion: 'After a deletion at t:',
};

const korean: TerminationWords = {
  grace: (value, origin) => `**terminationGracePeriodSeconds: ${value}** — ${origin}`,
  actsAsOneSecond: ' (1 s로 취급됨)',
  forceDeletion: ' (모든 삭제가 강제 삭제가 됨)',
  nodeGrace: (pressure, shutdown, origin) =>
    `노드가 정할 때: 메모리·디스크 압박 시 ${pressure}, 노드 종료 시 ${shutdown} (${origin})`,
  probeGrace: (probe, value, origin) =>
    `**${probe}의 terminationGracePeriodSeconds: ${value}** — ${origin}\n\n이 프로브가 컨테이너를 종료시킬 때만 쓰입니다. 파드를 삭제할 때는 파드의 유예 기간이 쓰입니다.`,
  readinessGrace: () =>
    'readiness 프로브는 컨테이너를 종료시키지 않으므로 terminationGracePeriodSeconds를 쓸 수 없습니다. API 서버가 이 오브젝트를 거부합니다.',
  hook: (which, container, handler, takes, origin) => `**${container}의 ${which}: ${takes}** (${handler}) — ${origin}`,
  takes: ({ lo, hi, fails }) => {
    if (fails) return '바로 실패';
    if (lo === hi) return `${formatSeconds(lo)} 걸림`;
    if (hi === never) return lo === 0 ? '걸리는 시간을 알 수 없음' : `최소 ${formatSeconds(lo)} 걸림`;
    return `${formatSeconds(lo)} … ${formatSeconds(hi)} 걸림`;
  },
  noHandler: (which, container) =>
    `**${container}의 ${which}**에는 핸들러가 정확히 하나 있어야 합니다. API 서버가 이 오브젝트를 거부합니다.`,
  stop: (signal, at) => `${at}에 ${signal}`,
  exit: (at) => `${at}에 종료`,
  kill: (at) => `아직 실행 중이면 ${at}에 SIGKILL`,
  rejected: (why) => `**거부됨:** ${why}`,
  noTimeline: (why) => `타임라인 없음: ${why}`,
  afterDeletion: 't에 삭제하면:',
};

const languages: Readonly<Record<Locale, TerminationWords>> = { en: english, ko: korean };

export function terminationWords(locale: Locale): TerminationWords {
  return languages[locale];
}
