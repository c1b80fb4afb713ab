// Names of containers and Services stand before a colon or a noun: a particle behind them would have to know how they
// are spoken.
import { clusterKorean } from './clusterKorean.ts';
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
      return `${reason.after} 컨테이너가 끝났고, 사이드카는 그 뒤에 종료되기 때문`;
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
  podScheduled: () => '파드가 노드에 배정됨',
  containerStarted: (container) => `${container}: 시작`,
  containerRestarted: (container, restarts) => `${container}: 재시작 (${String(restarts)}번째)`,
  postStartStarted: (container, handler) => `${container}: postStart (${handler}) 시작, kubelet은 끝날 때까지 기다림`,
  postStartEnded: (container, failed) =>
    failed ? `${container}: postStart 실패, kubelet이 컨테이너를 종료함` : `${container}: postStart 끝남`,
  startupProbePassed: (container) => `${container}: startup 프로브 통과`,
  startupProbeFailed: (container, times) =>
    `${container}: startup 프로브 ${failures(times)}, kubelet이 컨테이너를 종료함`,
  livenessFailed: (container, times) => `${container}: liveness 프로브 ${failures(times)}, kubelet이 컨테이너를 종료함`,
  readinessChanged: (container, ready) => (ready ? `${container}: 준비됨` : `${container}: 더 이상 준비 상태가 아님`),
  podReady: () => '파드가 준비됨',
  endpointReady: (service) => `${service} EndpointSlice: 엔드포인트가 ready 상태가 되어 요청이 들어옴`,
  endpointChanged: (service, ready, serving) =>
    `${service} EndpointSlice: 엔드포인트가 바뀜 (ready=${String(ready)}, serving=${String(serving)})`,
  nodeShutdownStarted: (grace) => `노드가 종료되기 시작함. kubelet이 파드에 주는 시간은 ${grace}`,
  activeDeadlineExceeded: (limit) => `파드가 실행된 지 ${limit} 지남 (activeDeadlineSeconds). kubelet이 파드를 종료함`,
  podFinished: (phase) => `파드가 ${phase} 상태로 끝남. 오브젝트는 남음`,
  podMarkedTerminating: (grace, origin) => `파드가 종료 중으로 표시됨. 유예 기간은 ${grace} (${origin})`,
  podForceDeleted: () =>
    '파드가 강제 삭제됨. 오브젝트는 바로 사라지고, 노드는 컨테이너에 preStop 1 s, 종료 신호 뒤 2 s만 줌',
  endpointMarkedTerminating: (service, ready, serving) =>
    `${service} EndpointSlice: 엔드포인트가 종료 중 (ready=${String(ready)}, serving=${String(serving)})`,
  endpointRemoved: (service) => `${service} EndpointSlice: 엔드포인트가 제거됨`,
  trafficStopped: (service, route) => `${service} (${route}): 마지막 클라이언트가 더 이상 요청을 보내지 않음`,
  preStopStarted: (container, handler) => `${container}: preStop (${handler}) 시작`,
  preStopEnded: (container, failed) => (failed ? `${container}: preStop 실패` : `${container}: preStop 끝남`),
  preStopAbandoned: (container) => `${container}: preStop을 더 기다리지 않음 (유예 기간이 끝났기 때문)`,
  preStopDied: (container) => `${container}: preStop이 컨테이너와 함께 중단됨`,
  stopSignalSent: (container, signal, reason) =>
    `${container}: ${signalText(signal, 'ko')} 수신 (${stopReason(reason)})`,
  sigkillSent: (container, waited, { certain, least }) => {
    const when = `종료 신호 ${waited} 뒤${least ? ', kubelet이 주는 최소 시간' : ''}`;
    return `${container}: ${certain ? '' : '아직 실행 중이면 '}SIGKILL로 강제 종료 (${when})`;
  },
  containerExited: (container, exitCode, end) => {
    const code = `종료 코드 ${String(exitCode)}`;
    if (end === 'killed') return `${container}: 강제 종료됨 (${code})`;
    return `${container}: 종료됨 (${code}${end === 'maybeKilled' ? ', SIGKILL로 끝나면 137' : ''})`;
  },
  podRemoved: () => '파드 오브젝트가 제거됨',
  finalizersPending: (finalizers) => `finalizer를 모두 지울 때까지 파드 오브젝트가 남음: ${finalizers}`,

  outcomeStop: (container, signal, at, kill) => {
    const stop = `${container}: ${at}에 ${signalText(signal, 'ko')}`;
    return kill ? `${stop}, ${kill.certain ? '' : '아직 실행 중이면 '}${kill.at}에 SIGKILL` : stop;
  },
  outcomeHookCut: (container, takes, grace, hookLine, graceLine) =>
    `${container}: preStop은 ${takes} 걸리는데 (${hookLine}) 유예 기간은 ${grace} (${graceLine}). 훅이 제때 끝나지 않음`,
  outcomeReady: (at, again) => `파드는 ${at}에 ${again ? '다시 ' : ''}준비됨`,
  outcomeFinished: (phase, at) => `파드는 ${at}에 ${phase} 상태로 끝남. 오브젝트는 남음`,
  outcomeRemoved: (at) => `파드 오브젝트는 ${at}에 제거됨`,
  outcomeAtRisk: (duration, from, to) => `${duration} 동안 요청이 위험함: ${from}부터 ${to}까지`,
  outcomeNoRisk: () => '위험한 요청 없음',

  cause: (name, value, origin) => `${name}: ${value} (${origin})`,
  assumption: (key, value, given) => (given ? `${key} = ${value} (지정한 값)` : `${key} = ${value} (가정)`),
  assumptionUnknown: (key) => `${key}: 알 수 없음. 가장 좋은 경우와 가장 나쁜 경우를 모두 표시`,

  cluster: clusterKorean,

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
    restart: (count) => `재시작 (${String(count)}번째)`,
    grace: (duration) => `종료 중, 유예 기간 ${duration}`,
    exit: (code) => `종료 코드 ${String(code)}`,
  },
};

function failures(times: number): string {
  return times > 1 ? `${String(times)}회 연속 실패` : '실패';
}
