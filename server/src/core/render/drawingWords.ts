// What is written into drawings beside the names and signals of Kubernetes, in each language.
import type { Locale } from '../base/localized.ts';

export interface DrawingWords {
  readonly pod: string;
  container(name: string): string;
  endpoint(service: string): string;
  readonly requests: string;
  readonly atRisk: string;
  readonly runs: string;
  readonly cutShort: string;
  readonly gracePeriod: string;
  readonly forceDeleted: string;
  readonly shutdownGrace: string;
  /** Of a bar in the worst case, below the same bar in the best. */
  readonly atLatest: string;
  readonly orNever: string;
  readonly more: (count: number) => string;
  node(name: string): string;
  readonly noNode: string;
  readonly drains: string;
  readonly rollout: string;
  readonly readyPods: string;
  readyOf(count: number): string;
  readonly draining: string;
  refused(pod: string, times: number): string;
  readonly states: Readonly<Record<'starting' | 'ready' | 'terminating' | 'pending', string>>;
  /** Notes of the sequence diagram. */
  readonly graceOver: (duration: string) => string;
  readonly risksBegin: (duration: string) => string;
  readonly risksEnd: string;
  repeated(times: number, until: string): string;
  probes(probe: string, period: string | undefined, failures: number): string;
  readonly loadBalancer: string;
  readonly controllers: string;
  readonly evicted: string;
  readonly drained: string;
  readonly blocked: string;
}

const english: DrawingWords = {
  pod: 'Pod',
  container: (name) => `container ${name}`,
  endpoint: (service) => `EndpointSlice ${service}`,
  requests: 'Requests',
  atRisk: 'at risk',
  runs: 'runs',
  cutShort: 'cut short',
  gracePeriod: 'grace period',
  forceDeleted: 'force-deleted',
  shutdownGrace: 'grace of the node shutdown',
  atLatest: 'at the latest',
  orNever: 'or for ever',
  more: (count) => `${String(count)} more like it`,
  node: (name) => `Node ${name}`,
  noNode: 'No node',
  drains: 'kubectl drain',
  rollout: 'Rollout',
  readyPods: 'Ready pods',
  readyOf: (count) => `${String(count)} ready`,
  draining: 'draining',
  refused: (pod, times) => `${pod} – eviction refused${times > 1 ? ` ${String(times)} times` : ''}`,
  states: { starting: 'starting', ready: 'ready', terminating: 'terminating', pending: 'Pending' },
  graceOver: (duration) => `the grace period of ${duration} is over`,
  risksBegin: (duration) => `${duration} of requests at risk from here`,
  risksEnd: 'no more requests at risk',
  repeated: (times, until) => `${String(times)} times, until ${until}`,
  probes: (probe, period, failures) =>
    `${probe} probe${period === undefined ? '' : `, every ${period}`}, ${String(failures)} failures in a row`,
  loadBalancer: 'load balancer',
  controllers: 'controllers',
  evicted: 'evicted',
  drained: 'drained',
  blocked: 'waits for ever',
};

const korean: DrawingWords = {
  pod: '파드',
  container: (name) => `컨테이너 ${name}`,
  endpoint: (service) => `EndpointSlice ${service}`,
  requests: '요청',
  atRisk: '위험',
  runs: '실행 중',
  cutShort: '중단됨',
  gracePeriod: '유예 기간',
  forceDeleted: '강제 삭제',
  shutdownGrace: '노드 종료의 유예 기간',
  atLatest: '늦으면',
  orNever: '또는 끝없이',
  more: (count) => `같은 것 ${String(count)}개 더`,
  node: (name) => `노드 ${name}`,
  noNode: '노드 없음',
  drains: 'kubectl drain',
  rollout: '롤아웃',
  readyPods: '준비된 파드',
  readyOf: (count) => `${String(count)}개 준비됨`,
  draining: 'drain 중',
  refused: (pod, times) => `${pod} – 축출 거부${times > 1 ? ` ${String(times)}번` : ''}`,
  states: { starting: '시작 중', ready: '준비됨', terminating: '종료 중', pending: 'Pending' },
  graceOver: (duration) => `유예 기간 ${duration} 끝남`,
  risksBegin: (duration) => `여기서부터 ${duration} 동안 요청이 위험함`,
  risksEnd: '요청 위험 끝남',
  repeated: (times, until) => `${until}까지 ${String(times)}번`,
  probes: (probe, period, failures) =>
    `${probe} 프로브${period === undefined ? '' : `, ${period}마다`}, 연속 실패 ${String(failures)}번`,
  loadBalancer: '로드 밸런서',
  controllers: '컨트롤러',
  evicted: '축출됨',
  drained: 'drain 완료',
  blocked: '끝없이 기다림',
};

const languages: Readonly<Record<Locale, DrawingWords>> = { en: english, ko: korean };

export function drawingWordsOf(locale: Locale): DrawingWords {
  return languages[locale];
}
