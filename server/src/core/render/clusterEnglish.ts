import type { UnschedulableReason } from '../lifecycle/events.ts';
import type { ClusterWords } from './clusterWords.ts';

const unschedulable: Readonly<Record<UnschedulableReason, string>> = {
  capacity: 'no node has room for it',
  hostPort: 'its hostPort is taken on every node',
  podAntiAffinity: 'every node has a pod that its podAntiAffinity keeps away from',
  volume: 'its volume is mounted elsewhere',
  noNode: 'no node takes pods',
};

export const clusterEnglish: ClusterWords = {
  podCreated: (pod, owner, revision) =>
    `${owner} makes ${pod}${revision === 'new' ? ' of the new template' : ' in its place'}`,
  podUnschedulable: (pod, reason) => `${pod} stays Pending: ${unschedulable[reason]}`,
  nodeCordoned: (node) => `${node} is cordoned: no pod is scheduled there any more`,
  evictionAccepted: (pod, budget) =>
    budget === null ? `${pod} is evicted` : `${pod} is evicted; PodDisruptionBudget ${budget} allows one less`,
  evictionRefused: (pod, message, retryAt) =>
    `The eviction of ${pod} is refused (${message})${retryAt === null ? '' : `; kubectl asks again at ${retryAt}`}`,
  nodeDrained: (node) => `${node} is drained`,
  drainBlocked: (node, pods, budgets) =>
    `The drain of ${node} waits for ever for ${pods}: PodDisruptionBudget ${budgets} allows no eviction, and nothing will change that`,
  drainFailed: (node, message) => `kubectl gives up on ${node}, which stays cordoned: ${message}`,
  rolloutCompleted: (owner) => `The rollout of ${owner} is complete`,
  rolloutBlocked: (owner, pods) => `The rollout of ${owner} waits for ever${pods === '' ? '' : ` for ${pods}`}`,
  progressDeadlineExceeded: (owner) =>
    `${owner} reports Progressing=False (ProgressDeadlineExceeded); nothing is rolled back`,
  rolloutPaused: (owner, field, duration) => `${owner} pauses for ${duration} (${field})`,
  rolloutAwaitsPromotion: (owner, field) =>
    `${owner} waits until somebody promotes it (${field}): kubectl argo rollouts promote`,
  rolloutAwaitsStep: (owner, field) => `${owner} waits for its step ${field}; how long, no manifest tells`,
  ownerScaled: (owner, autoscaler, from, to) => `${autoscaler} scales ${owner} from ${String(from)} to ${String(to)}`,
  trafficShifted: (owner, percent) =>
    percent === 100
      ? `${owner} sends all requests to the new pods`
      : `${owner} sends ${String(percent)} % of the requests to the new pods`,

  completed: (at) => `Complete at ${at}`,
  leastReady: (least, before) => `Never fewer than ${String(least)} of ${String(before)} ready`,
  nodes: 'Pods on their nodes:',
  noNode: 'no node',
  atFirst: 'before',
};
