// The end of a drain or a rollout first: is it through, what is in its way, and does anybody notice?
import { formatInstant, formatSeconds } from '../base/duration.ts';
import type { ClusterTimeline } from '../lifecycle/cluster/clusterTimeline.ts';
import { clusterSentences } from './clusterSentences.ts';
import type { Explain } from './explain.ts';
import { instantText } from './instantText.ts';
import { wordsOf } from './words.ts';

export function stageOutcomeTexts({ story, outcome }: ClusterTimeline, { locale }: Explain): readonly string[] {
  const words = wordsOf(locale);
  const { completedAt, latestCompletedAt, readyEndpoints, requestsAtRisk } = outcome;
  const blocked = story.flatMap((event) => {
    switch (event.type) {
      case 'drainBlocked':
        return [clusterSentences.drainBlocked(event, { words })];
      case 'drainFailed':
        return [clusterSentences.drainFailed(event, { words })];
      case 'rolloutBlocked':
        return [clusterSentences.rolloutBlocked(event, { words })];
      case 'rolloutPaused':
        return completedAt === null && event.detail.endsAfter === null
          ? [clusterSentences.rolloutPaused(event, { words })]
          : [];
      case 'podUnschedulable':
        return completedAt === null ? [clusterSentences.podUnschedulable(event, { words })] : [];
      default:
        return [];
    }
  });
  const ready = readyEndpoints.map((point) => point.ready);
  return [
    ...(completedAt === null
      ? []
      : [words.cluster.completed(instantText({ earliest: completedAt, latest: latestCompletedAt }, locale))]),
    ...blocked,
    words.cluster.leastReady(Math.min(...ready), ready[0] ?? 0),
    ...requestsAtRisk.map(({ from, to }) =>
      words.outcomeAtRisk(formatSeconds(to - from), formatInstant(from), formatInstant(to)),
    ),
    ...(requestsAtRisk.length === 0 && story.some(({ type }) => type === 'trafficStopped')
      ? [words.outcomeNoRisk()]
      : []),
  ];
}
