// Events of several pods in words, beside those of one pod in `sentences.ts`.
import { formatInstant, formatSeconds } from '../base/duration.ts';
import type { ClusterEventDetails, ForEveryEvent } from '../lifecycle/events.ts';
import type { ClusterWords } from './clusterWords.ts';

interface Telling {
  readonly words: { readonly cluster: ClusterWords };
}

/** Fields with which a Rollout waits for somebody. */
const promotable: ReadonlySet<string> = new Set(['pause', 'autoPromotionEnabled']);
/** Fields that tell how long a Rollout waits. */
const timed: ReadonlySet<string> = new Set(['pause', 'autoPromotionSeconds']);

export const clusterSentences: ForEveryEvent<readonly [Telling], string, keyof ClusterEventDetails> = {
  podCreated: ({ pod, detail }, { words }) => words.cluster.podCreated(pod ?? '', detail.owner, detail.revision),
  podUnschedulable: ({ pod, detail }, { words }) => words.cluster.podUnschedulable(pod ?? '', detail.reason),
  nodeCordoned: ({ detail }, { words }) => words.cluster.nodeCordoned(detail.node),
  evictionAccepted: ({ pod, detail }, { words }) => words.cluster.evictionAccepted(pod ?? '', detail.budget),
  evictionRefused: ({ pod, detail }, { words }) =>
    words.cluster.evictionRefused(
      pod ?? '',
      detail.message,
      detail.retryAt === null ? null : formatInstant(detail.retryAt),
    ),
  nodeDrained: ({ detail }, { words }) => words.cluster.nodeDrained(detail.node),
  drainBlocked: ({ detail }, { words }) =>
    words.cluster.drainBlocked(detail.node, detail.pods.join(', '), detail.budgets.join(', ')),
  drainFailed: ({ detail }, { words }) => words.cluster.drainFailed(detail.node, detail.message),
  rolloutCompleted: ({ detail }, { words }) => words.cluster.rolloutCompleted(detail.owner),
  rolloutBlocked: ({ detail }, { words }) => words.cluster.rolloutBlocked(detail.owner, detail.pods.join(', ')),
  progressDeadlineExceeded: ({ detail }, { words }) => words.cluster.progressDeadlineExceeded(detail.owner),
  rolloutPaused: ({ detail: { owner, field, endsAfter } }, { words: { cluster } }) => {
    if (promotable.has(field) && endsAfter === null) return cluster.rolloutAwaitsPromotion(owner, field);
    return timed.has(field)
      ? cluster.rolloutPaused(owner, field, formatSeconds(endsAfter ?? 0))
      : cluster.rolloutAwaitsStep(owner, field);
  },
  ownerScaled: ({ detail: { owner, autoscaler, from, to } }, { words }) =>
    words.cluster.ownerScaled(owner, autoscaler, from, to),
  trafficShifted: ({ detail }, { words }) => words.cluster.trafficShifted(detail.owner, detail.percent),
};
