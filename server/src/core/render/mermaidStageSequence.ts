// A drain or a rollout as a sequence diagram: kubectl and the controllers on the left, then a box for each node with the
// pods that stand there at any time.
import { formatInstant, formatSeconds, seconds } from '../base/duration.ts';
import type { Locale } from '../base/localized.ts';
import type { ClusterTimeline } from '../lifecycle/cluster/clusterTimeline.ts';
import type { TimelineEvent } from '../lifecycle/events.ts';
import { drawingWordsOf, type DrawingWords } from './drawingWords.ts';
import type { Explain } from './explain.ts';
import { instantText } from './instantText.ts';
import { mermaidName, mermaidText } from './mermaidText.ts';
import type { SequenceDiagram } from './mermaidSequence.ts';
import { podPhases, type PodPhases } from './podPhases.ts';
import { SequenceText } from './sequenceText.ts';
import { wordsOf } from './words.ts';

export function mermaidStageSequence(timeline: ClusterTimeline, { locale }: Explain): SequenceDiagram {
  const pods = podPhases(timeline).slice(0, mostPods);
  const idOf = new Map(pods.flatMap(({ events }, index) => events.map((event) => [event, podId(index)] as const)));
  const words = drawingWordsOf(locale);
  const text = new SequenceText();
  pods.forEach((pod, index) => {
    if (pod.phases[0]?.since.earliest === 0 && pod.phases[0].eventIds.length === 0) text.openBar(podId(index));
  });
  const refusals = refusalsOf(timeline.story);
  for (const event of timeline.story) {
    const id = idOf.get(event.id);
    if (event.pod !== undefined && id === undefined) continue;
    const told = messageOf(event, id ?? 'api', { words, locale, refusals });
    if (!told) continue;
    const [arrow, label] = told;
    text.message(arrow, `${mermaidText(instantText(event, locale))}  ${mermaidName(label)}`, event.id);
    if (event.type === 'podScheduled') text.openBar(arrow.split('>>')[1] ?? '');
    if (event.type === 'podRemoved' && id !== undefined) text.closeBar(id);
  }
  for (const risk of timeline.outcome.requestsAtRisk.slice(0, mostNotes)) {
    text.note('api', `${formatInstant(risk.from)} → ${formatInstant(risk.to)}: ${words.requests} – ${words.atRisk}`);
  }
  if (text.leftOut > 0) text.note('api', words.more(text.leftOut));
  return { text: text.end(participants(timeline, pods, locale)), messageEventIds: text.messageEventIds };
}

/** More do not stand beside each other on any screen. */
const mostPods = 40;
const mostNotes = 12;

function podId(index: number): string {
  return `p${String(index)}`;
}

function participants(
  { stage, story }: ClusterTimeline,
  pods: readonly PodPhases[],
  locale: Locale,
): readonly string[] {
  const drains = story.some(({ type }) => type === 'nodeCordoned');
  const ids = pods.map((pod, index) => ({ pod, id: podId(index) }));
  const line = ({ pod, id }: (typeof ids)[number]): string => `participant ${id} as ${mermaidName(pod.pod)}`;
  const boxes = stage.nodes.flatMap((node) => {
    const own = ids.filter(({ pod }) => pod.node === node);
    if (own.length === 0) return [];
    return [`box transparent ${mermaidName(drawingWordsOf(locale).node(node))}`, ...own.map(line), 'end'];
  });
  return [
    ...(drains ? ['participant kubectl'] : []),
    `participant api as ${wordsOf(locale).apiServer}`,
    `participant owner as ${drawingWordsOf(locale).controllers}`,
    ...boxes,
    ...ids.filter(({ pod }) => pod.node === undefined).map(line),
  ];
}

interface Telling {
  readonly words: DrawingWords;
  readonly locale: Locale;
  /** Refused evictions that are drawn, with how often the same was refused. */
  readonly refusals: ReadonlyMap<string, number>;
}

/** Who tells whom, and what; undefined for what a drain or a rollout does not turn on. */
function messageOf(event: TimelineEvent, pod: string, telling: Telling): readonly [string, string] | undefined {
  return ofPod(event, pod, telling) ?? ofCluster(event, pod, telling);
}

function ofPod(event: TimelineEvent, pod: string, { locale }: Telling): readonly [string, string] | undefined {
  const { picture } = wordsOf(locale);
  switch (event.type) {
    case 'podScheduled':
      return [`api->>${pod}`, picture.scheduled];
    case 'podReady':
      return [`${pod}->>api`, picture.ready];
    case 'podMarkedTerminating':
      return [`api->>${pod}`, picture.grace(formatSeconds(seconds(event.detail.gracePeriodSeconds)))];
    case 'sigkillSent':
      return [`api-x${pod}`, `SIGKILL ${event.container ?? ''}`];
    case 'podRemoved':
      return [`${pod}->>api`, picture.removed];
    default:
      return undefined;
  }
}

function ofCluster(
  event: TimelineEvent,
  pod: string,
  { words, refusals }: Telling,
): readonly [string, string] | undefined {
  switch (event.type) {
    case 'podCreated':
      return ['owner->>api', `${event.detail.owner} → ${event.pod ?? ''}`];
    case 'podUnschedulable':
      return [`api-x${pod}`, words.states.pending];
    case 'nodeCordoned':
      return ['kubectl->>api', `cordon ${event.detail.node}`];
    case 'evictionAccepted':
      return [`kubectl->>${pod}`, words.evicted];
    case 'evictionRefused': {
      const times = refusals.get(event.id);
      return times === undefined ? undefined : ['kubectl-xapi', words.refused(event.pod ?? '', times)];
    }
    case 'nodeDrained':
      return ['api->>kubectl', `${event.detail.node} – ${words.drained}`];
    case 'drainBlocked':
      return ['api-xkubectl', `${event.detail.node} – ${words.blocked}`];
    case 'drainFailed':
      return ['api-xkubectl', event.detail.message];
    default:
      return ofOwner(event, words);
  }
}

/** What a controller does with its pods. */
function ofOwner(event: TimelineEvent, words: Telling['words']): readonly [string, string] | undefined {
  switch (event.type) {
    case 'rolloutCompleted':
      return ['owner->>owner', `${event.detail.owner} ✓`];
    case 'rolloutBlocked':
      return ['owner-xowner', `${event.detail.owner} – ${words.blocked}`];
    case 'rolloutPaused': {
      const { field, endsAfter } = event.detail;
      return ['owner->>owner', `${field} – ${endsAfter === null ? words.blocked : formatSeconds(endsAfter)}`];
    }
    case 'ownerScaled':
      return ['owner->>owner', `${event.detail.owner}: ${String(event.detail.from)} → ${String(event.detail.to)}`];
    case 'trafficShifted':
      return ['owner->>api', `${String(event.detail.percent)} %`];
    case 'progressDeadlineExceeded':
      return ['owner-xowner', 'ProgressDeadlineExceeded'];
    default:
      return undefined;
  }
}

/** kubectl asks again every five seconds: what is refused of one pod in one way is drawn once. */
function refusalsOf(story: readonly TimelineEvent[]): ReadonlyMap<string, number> {
  const drawn = new Map<string, number>();
  const first = new Map<string, string>();
  for (const event of story) {
    if (event.type !== 'evictionRefused') continue;
    const key = JSON.stringify([event.pod, event.detail.message]);
    const id = first.get(key) ?? event.id;
    first.set(key, id);
    drawn.set(id, (drawn.get(id) ?? 0) + 1);
  }
  return drawn;
}
