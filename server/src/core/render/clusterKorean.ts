import type { UnschedulableReason } from '../lifecycle/events.ts';
import type { ClusterWords } from './clusterWords.ts';

const unschedulable: Readonly<Record<UnschedulableReason, string>> = {
  capacity: '자리가 있는 노드가 없음',
  hostPort: '모든 노드에서 hostPort가 이미 쓰이고 있음',
  podAntiAffinity: '모든 노드에 podAntiAffinity가 피하는 파드가 있음',
  volume: '볼륨이 다른 곳에 마운트되어 있음',
  noNode: '파드를 받는 노드가 없음',
};

export const clusterKorean: ClusterWords = {
  podCreated: (pod, owner, revision) => `${owner}: ${revision === 'new' ? '새 템플릿으로' : '대체 파드로'} ${pod} 생성`,
  podUnschedulable: (pod, reason) => `${pod}: Pending 상태로 남음 (${unschedulable[reason]})`,
  nodeCordoned: (node) => `${node}: cordon됨. 더 이상 파드가 배정되지 않음`,
  evictionAccepted: (pod, budget) =>
    budget === null ? `${pod}: 축출됨` : `${pod}: 축출됨. PodDisruptionBudget ${budget}의 허용 수가 하나 줄어듦`,
  evictionRefused: (pod, message, retryAt) =>
    `${pod}: 축출이 거부됨 (${message})${retryAt === null ? '' : `. kubectl은 ${retryAt}에 다시 시도함`}`,
  nodeDrained: (node) => `${node}: drain 완료`,
  drainBlocked: (node, pods, budgets) =>
    `${node}: drain이 ${pods} 파드를 끝없이 기다림. PodDisruptionBudget ${budgets} 예산이 축출을 허용하지 않고, 이를 바꿀 일도 더 없음`,
  drainFailed: (node, message) => `${node}: kubectl이 drain을 포기함. 노드는 cordon된 채로 남음: ${message}`,
  rolloutCompleted: (owner) => `${owner}: 롤아웃 완료`,
  rolloutBlocked: (owner, pods) => `${owner}: 롤아웃이 ${pods === '' ? '' : `${pods} 파드를 `}끝없이 기다림`,
  progressDeadlineExceeded: (owner) => `${owner}: Progressing=False (ProgressDeadlineExceeded). 되돌려지는 것은 없음`,
  rolloutPaused: (owner, field, duration) => `${owner}: ${duration} 동안 멈춤 (${field})`,
  rolloutAwaitsPromotion: (owner, field) =>
    `${owner}: 누군가 promote할 때까지 기다림 (${field}): kubectl argo rollouts promote`,
  rolloutAwaitsStep: (owner, field) => `${owner}: ${field} 단계를 기다림. 얼마나 걸릴지는 매니페스트로 알 수 없음`,
  ownerScaled: (owner, autoscaler, from, to) =>
    `${autoscaler}: ${owner} 레플리카를 ${String(from)}개에서 ${String(to)}개로 줄임`,
  trafficShifted: (owner, percent) =>
    percent === 100 ? `${owner}: 모든 요청을 새 파드로 보냄` : `${owner}: 요청의 ${String(percent)} %를 새 파드로 보냄`,

  completed: (at) => `${at}에 완료`,
  leastReady: (least, before) => `준비된 파드: ${String(before)}개 중 최소 ${String(least)}개 유지`,
  nodes: '노드별 파드:',
  noNode: '노드 없음',
  atFirst: '처음',
};
