import { signalText } from './signalText.ts';
import type { StopReason, Words } from './words.ts';

function stopReason(reason: StopReason): string {
  switch (reason.type) {
    case 'atOnce':
      return '기다릴 preStop 훅이 없기 때문';
    case 'hookEnded':
      return reason.failed ? 'preStop 훅이 실패했기 때문' : 'preStop 훅이 끝났기 때문';
    case 'graceOver':
      return 'preStop이 끝나기 전에 유예 기간이 끝났기 때문';
    case 'turn':
      return `${reason.after} 컨테이너가 멈췄고, 사이드카는 그 뒤에 멈추기 때문`;
    case 'turnGraceOver':
      return '다른 컨테이너를 기다리는 동안 유예 기간이 끝났기 때문';
    case 'probe':
      return `${reason.probe} 프로브가 실패했기 때문`;
    case 'postStartFailed':
      return 'postStart 훅이 실패했기 때문';
    case 'podComplete':
      return '파드의 일반 컨테이너가 모두 끝났기 때문';
  }
}

export const korean: Words = {
  podScheduled: () => '파드가 노드에 배정됩니다',
  containerStarted: (container) => `${container}이(가) 시작됩니다`,
  containerRestarted: (container, restarts) => `${container}이(가) 재시작됩니다 (재시작 ${String(restarts)}회)`,
  postStartStarted: (container, handler) =>
    `${container}의 postStart (${handler})가 시작되고, kubelet이 끝나기를 기다립니다`,
  postStartEnded: (container, failed) =>
    failed ? `${container}의 postStart가 실패해 컨테이너가 종료됩니다` : `${container}의 postStart가 끝납니다`,
  startupProbePassed: (container) => `${container}의 startup 프로브가 통과합니다`,
  startupProbeFailed: (container, threshold) =>
    `${container}의 startup 프로브가 ${threshold} 실패해 kubelet이 컨테이너를 종료합니다`,
  livenessFailed: (container, threshold) =>
    `${container}의 liveness 프로브가 ${threshold} 실패해 kubelet이 컨테이너를 종료합니다`,
  readinessChanged: (container, ready) =>
    ready ? `${container}이(가) 준비되었습니다` : `${container}이(가) 더 이상 준비 상태가 아닙니다`,
  podReady: () => '파드가 준비되었습니다',
  endpointReady: (service) => `${service}의 EndpointSlice: 엔드포인트가 ready가 되어 요청이 들어옵니다`,
  endpointChanged: (service, ready, serving) =>
    `${service}의 EndpointSlice: 엔드포인트가 ready=${String(ready)}, serving=${String(serving)}이 됩니다`,
  nodeShutdownStarted: (grace) => `노드가 종료되고, kubelet은 파드에 ${grace}를 줍니다`,
  activeDeadlineExceeded: (limit) => `파드가 ${limit} 동안 실행되어 (activeDeadlineSeconds) kubelet이 종료합니다`,
  podFinished: (phase) => `파드가 ${phase} 상태가 되고, 오브젝트는 남습니다`,
  podMarkedTerminating: (grace, origin) => `파드가 종료 중으로 표시됩니다. 유예 기간은 ${grace}입니다 (${origin})`,
  podForceDeleted: () =>
    '파드가 강제 삭제됩니다. 오브젝트는 즉시 사라지고, 노드는 preStop에 1초, 종료 신호 뒤에 2초만 줍니다',
  endpointMarkedTerminating: (service, ready, serving) =>
    `${service}의 EndpointSlice: 엔드포인트가 terminating이 됩니다 (ready=${String(ready)}, serving=${String(serving)})`,
  endpointRemoved: (service) => `${service}의 EndpointSlice: 엔드포인트가 제거됩니다`,
  trafficStopped: (service, route) => `${service} (${route})의 마지막 클라이언트가 요청을 멈춥니다`,
  preStopStarted: (container, handler) => `${container}의 preStop (${handler})이 시작됩니다`,
  preStopEnded: (container, failed) =>
    failed ? `${container}의 preStop이 실패합니다` : `${container}의 preStop이 끝납니다`,
  preStopAbandoned: (container) => `유예 기간이 끝나 ${container}의 preStop을 더 기다리지 않습니다`,
  preStopDied: (container) => `${container}의 preStop이 컨테이너와 함께 중단됩니다`,
  stopSignalSent: (container, signal, reason) =>
    `${container}이(가) ${signalText(signal, 'ko')}을 받습니다. ${stopReason(reason)}입니다`,
  sigkillSent: (container, waited, least) =>
    `아직 실행 중이면 ${container}이(가) 종료 신호 ${waited} 뒤 SIGKILL로 강제 종료됩니다${least ? ' (kubelet이 주는 최소 시간)' : ''}`,
  containerExited: (container, exitCode, end) => {
    if (end === 'killed') return `${container}이(가) 강제 종료되었습니다 (종료 코드 ${String(exitCode)})`;
    const exits = `${container}이(가) 종료 코드 ${String(exitCode)}(으)로 끝납니다`;
    return end === 'maybeKilled' ? `${exits}. SIGKILL로 끝나면 137입니다` : exits;
  },
  podRemoved: () => '파드 오브젝트가 제거됩니다',
  finalizersPending: (finalizers) => `finalizer를 모두 지울 때까지 파드 오브젝트가 남습니다: ${finalizers}`,

  outcomeStop: (container, signal, at, killAt) =>
    killAt === undefined
      ? `${container}: ${at}에 ${signalText(signal, 'ko')}`
      : `${container}: ${at}에 ${signalText(signal, 'ko')}, 아직 실행 중이면 ${killAt}에 SIGKILL`,
  outcomeHookCut: (container, takes, grace, hookLine, graceLine) =>
    `${container}: preStop은 ${takes} 걸리지만 (${hookLine}) 유예 기간은 ${grace}입니다 (${graceLine}). 훅이 제때 끝나지 않습니다`,
  outcomeRemoved: (at) => `파드 오브젝트는 ${at}에 제거됩니다`,
  outcomeAtRisk: (duration, from, to) => `${duration} 동안 요청이 위험합니다: ${from} – ${to}`,
  outcomeNoRisk: () => '위험한 요청이 없습니다',

  cause: (name, value, origin) => `${name}: ${value} (${origin})`,
  assumption: (key, value, given) => (given ? `${key} = ${value} (지정함)` : `${key} = ${value} (가정)`),
  assumptionUnknown: (key) => `${key}을(를) 알 수 없어 가장 좋은 경우와 나쁜 경우를 모두 보여 줍니다`,

  apiServer: 'API 서버',
  clients: '클라이언트',
  picture: {
    lastRequest: '마지막 요청',
    removed: '제거됨',
    hookEnds: 'preStop 끝',
    hookFails: 'preStop 실패',
    hookCut: 'preStop 중단됨',
    scheduled: '배정됨',
    start: '시작',
    ready: '준비됨',
    notReady: '준비 안 됨',
    startupPassed: 'startup 프로브 통과',
    startupFailed: 'startup 프로브 실패',
    livenessFailed: 'liveness 프로브 실패',
    nodeShutdown: '노드 종료',
    deadline: 'activeDeadlineSeconds 초과',
    restart: (count) => `재시작 ${String(count)}회`,
    grace: (duration) => `종료 중, 유예 기간 ${duration}`,
    exit: (code) => `종료 코드 ${String(code)}`,
  },
};
