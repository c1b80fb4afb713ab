// Lanes of a drain or a rollout: what is drained or rolled out, a section for each node with the pods that stand there,
// how many are ready, and the requests at risk.
import type { Locale } from '../base/localized.ts';
import type { ClusterTimeline } from '../lifecycle/cluster/clusterTimeline.ts';
import type { EventRange, TimelineEvent } from '../lifecycle/events.ts';
import { drawingWordsOf, type DrawingWords } from './drawingWords.ts';
import { exactly, moment, riskBar, type Bar, type Lane } from './lanes.ts';
import { podPhases, type PodPhases } from './podPhases.ts';

export function stageLanes(timeline: ClusterTimeline, locale: Locale): readonly Lane[] {
  const words = drawingWordsOf(locale);
  const { story, outcome, stage } = timeline;
  const pods = podPhases(timeline);
  const on = (node: string | undefined): readonly Bar[] =>
    pods.filter((pod) => pod.node === node).flatMap((pod) => phaseBars(pod, words));
  return [
    { title: words.drains, bars: drainBars(story, words) },
    { title: words.rollout, bars: rolloutBars(story) },
    ...stage.nodes.map((node) => ({ title: words.node(node), bars: on(node) })),
    { title: words.noNode, bars: on(undefined) },
    { title: words.readyPods, bars: readyBars(timeline, words) },
    { title: words.requests, bars: outcome.requestsAtRisk.map((risk) => riskBar(risk, words)) },
  ].filter(({ bars }) => bars.length > 0);
}

function phaseBars({ pod, phases, removed }: PodPhases, words: DrawingWords): readonly Bar[] {
  return phases.map(({ state, since, eventIds }, index) => ({
    label: `${pod} – ${words.states[state]}`,
    from: since,
    to: phases[index + 1]?.since ?? removed,
    critical: state === 'pending',
    eventIds,
  }));
}

function drainBars(story: readonly TimelineEvent[], words: DrawingWords): readonly Bar[] {
  const ends = (node: string): TimelineEvent | undefined =>
    story.find(
      ({ type, detail }) =>
        (type === 'nodeDrained' || type === 'drainFailed') && 'node' in detail && detail.node === node,
    );
  const drains = story.flatMap((event): readonly Bar[] => {
    if (event.type === 'evictionAccepted') return [moment(event, `${event.pod ?? ''} ✓`)];
    if (event.type !== 'nodeCordoned') return [];
    const end = ends(event.detail.node);
    const eventIds = [event.id, ...(end ? [end.id] : [])];
    const label = `${event.detail.node} – ${words.draining}`;
    return [{ label, from: event, to: end, critical: end?.type !== 'nodeDrained', eventIds }];
  });
  return [
    ...drains.filter(({ from, to }) => from !== to),
    ...refusals(story, words),
    ...drains.filter(({ from, to }) => from === to),
  ];
}

/** kubectl asks again every five seconds: one bar from the first refusal to the last. */
function refusals(story: readonly TimelineEvent[], words: DrawingWords): readonly Bar[] {
  const refused = story.filter(({ type }) => type === 'evictionRefused');
  const pods = [...new Set(refused.map(({ pod }) => pod ?? ''))];
  return pods.map((pod) => {
    const own = refused.filter((event) => event.pod === pod);
    const [first, last] = [own[0], own.at(-1)];
    const from: EventRange = first ?? exactly(0);
    const to: EventRange | undefined = last && { earliest: last.earliest, latest: last.latest ?? last.earliest };
    const eventIds = own.map(({ id }) => id);
    return { label: words.refused(pod, own.length), from, to: own.length > 1 ? to : from, critical: true, eventIds };
  });
}

function rolloutBars(story: readonly TimelineEvent[]): readonly Bar[] {
  return story.flatMap((event): readonly Bar[] => {
    switch (event.type) {
      case 'rolloutCompleted':
        return [{ label: event.detail.owner, from: exactly(0), to: event, critical: false, eventIds: [event.id] }];
      case 'rolloutBlocked':
        return [{ label: event.detail.owner, from: exactly(0), to: undefined, critical: true, eventIds: [event.id] }];
      case 'rolloutPaused':
        return [pauseBar(event)];
      case 'ownerScaled':
        return [
          moment(event, `${event.detail.owner}: ${String(event.detail.from)} → ${String(event.detail.to)}`, false),
        ];
      case 'trafficShifted':
        return [moment(event, `${String(event.detail.percent)} %`, false)];
      case 'progressDeadlineExceeded':
        return [moment(event, 'ProgressDeadlineExceeded', true)];
      default:
        return [];
    }
  });
}

function pauseBar(event: Extract<TimelineEvent, { readonly type: 'rolloutPaused' }>): Bar {
  const { field, endsAfter } = event.detail;
  const shifted = (at: number | null): number | null => (at === null || endsAfter === null ? null : at + endsAfter);
  const to = endsAfter === null ? undefined : { earliest: event.earliest + endsAfter, latest: shifted(event.latest) };
  return { label: field, from: event, to, critical: endsAfter === null, eventIds: [event.id] };
}

/** In the worst case. */
function readyBars({ outcome: { readyEndpoints } }: ClusterTimeline, words: DrawingWords): readonly Bar[] {
  const before = readyEndpoints[0]?.ready ?? 0;
  return readyEndpoints.map(({ at, ready }, index) => {
    const next = readyEndpoints[index + 1];
    const to = next && exactly(next.at);
    return { label: words.readyOf(ready), from: exactly(at), to, critical: ready < before, eventIds: [] };
  });
}
