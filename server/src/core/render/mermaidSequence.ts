// The story as a sequence diagram: who tells whom what, and at which instant.
import { formatSeconds, seconds } from '../base/duration.ts';
import {
  forEvent,
  type EventType,
  type ForEveryEvent,
  type PodEventDetails,
  type Timeline,
  type TimelineEvent,
} from '../lifecycle/events.ts';
import type { Explain } from './explain.ts';
import { instantText } from './instantText.ts';
import { mermaidName, mermaidText } from './mermaidText.ts';
import { wordsOf, type Words } from './words.ts';

export interface SequenceDiagram {
  readonly text: string;
  /** The event behind each message, in drawing order. */
  readonly messageEventIds: readonly string[];
}

/** Draws a story. Every event is one message, so that a click on the n-th message is a click on the n-th event. */
export function mermaidSequence(timeline: Timeline, explain: Explain): SequenceDiagram {
  const containers = containersOf(timeline);
  const lines = ['sequenceDiagram', ...participants(timeline, containers, explain)];
  const words = wordsOf(explain.locale).picture;
  const services = new Set(timeline.story.flatMap(({ detail }) => ('service' in detail ? [detail.service] : [])));
  const bars = new Bars();
  // A container that the story does not start runs already.
  const starts = new Set(
    timeline.story.flatMap(({ type, container }) => (type === 'containerStarted' ? [container] : [])),
  );
  for (const [name, id] of containers) if (!starts.has(name)) lines.push(...bars.open(id));
  const story = timeline.story.filter(isOfPod);
  for (const event of story) {
    const id = containers.get(event.container ?? '') ?? 'kubelet';
    const at = mermaidText(instantText(event, explain.locale));
    const [arrow, label] = forEvent(messages, event, id, words);
    lines.push(`${arrow}: ${at}  ${whose(event, services)}${mermaidName(label)}`);
    if (opening.has(event.type)) lines.push(...bars.open(id));
    if (closing.has(event.type)) lines.push(...bars.close(id));
  }
  lines.push(...bars.closeAll());
  return { text: `${lines.join('\n')}\n`, messageEventIds: story.map(({ id }) => id) };
}

function isOfPod(event: TimelineEvent): event is TimelineEvent & { readonly type: keyof PodEventDetails } {
  return event.type in messages;
}

/** Whose endpoint an event is about, where there are several. */
function whose({ detail }: TimelineEvent, services: ReadonlySet<string>): string {
  return 'service' in detail && services.size > 1 ? `${mermaidName(detail.service)} – ` : '';
}

/** A process and a hook in it are a bar each. */
const opening: ReadonlySet<EventType> = new Set([
  'containerStarted',
  'containerRestarted',
  'postStartStarted',
  'preStopStarted',
] as const);
const closing: ReadonlySet<EventType> = new Set(['containerExited', 'postStartFinished', 'preStopFinished'] as const);

/** Mermaid refuses to close what is not open, and leaves out what is never closed. */
class Bars {
  readonly #open = new Map<string, number>();

  open(id: string): readonly string[] {
    this.#open.set(id, (this.#open.get(id) ?? 0) + 1);
    return [`activate ${id}`];
  }

  close(id: string): readonly string[] {
    const count = this.#open.get(id) ?? 0;
    if (count === 0) return [];
    this.#open.set(id, count - 1);
    return [`deactivate ${id}`];
  }

  closeAll(): readonly string[] {
    return [...this.#open].flatMap(([id, count]) => Array.from({ length: count }, () => `deactivate ${id}`));
  }
}

/** Container name → participant id, in the order in which the story names them. */
function containersOf(timeline: Timeline): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { container } of timeline.story) {
    if (container !== undefined && !ids.has(container)) ids.set(container, `c${String(ids.size)}`);
  }
  return ids;
}

function participants(
  timeline: Timeline,
  containers: ReadonlyMap<string, string>,
  explain: Explain,
): readonly string[] {
  const words = wordsOf(explain.locale);
  const served = timeline.story.some(({ type }) => type.startsWith('endpoint'));
  return [
    ...(served ? [`participant clients as ${words.clients}`, 'participant slice as EndpointSlice'] : []),
    `participant api as ${words.apiServer}`,
    'participant kubelet',
    ...[...containers].map(([name, id]) => `participant ${id} as ${mermaidName(name)}`),
  ];
}

/** Who tells whom, and what. */
const messages: ForEveryEvent<
  readonly [container: string, words: Words['picture']],
  readonly [string, string],
  keyof PodEventDetails
> = {
  podScheduled: (_, __, words) => ['api->>kubelet', words.scheduled],
  containerStarted: (_, c, words) => [`kubelet->>${c}`, words.start],
  containerRestarted: ({ detail }, c, words) => [`kubelet->>${c}`, words.restart(detail.restarts)],
  postStartStarted: ({ detail }, c) => [`kubelet->>${c}`, `postStart (${detail.handler})`],
  postStartFinished: ({ detail }, c) => [`${c}-->>kubelet`, `postStart ${detail.failed ? '✗' : '✓'}`],
  startupProbePassed: (_, c, words) => [`kubelet->>${c}`, words.startupPassed],
  startupProbeFailed: (_, c, words) => [`kubelet-x${c}`, words.startupFailed],
  livenessFailed: (_, c, words) => [`kubelet-x${c}`, words.livenessFailed],
  readinessChanged: ({ detail }, c, words) => [`kubelet->>${c}`, detail.ready ? words.ready : words.notReady],
  podReady: (_, __, words) => ['kubelet->>api', words.ready],
  endpointReady: ({ detail }) => ['api->>slice', conditions({ ...detail, ready: true, serving: true })],
  endpointChanged: ({ detail }) => ['api->>slice', conditions(detail)],
  podMarkedTerminating: ({ detail }, _, words) => [
    'api->>kubelet',
    words.grace(formatSeconds(seconds(detail.gracePeriodSeconds))),
  ],
  nodeShutdownStarted: (_, __, words) => ['kubelet->>kubelet', words.nodeShutdown],
  activeDeadlineExceeded: (_, __, words) => ['kubelet->>kubelet', words.deadline],
  endpointMarkedTerminating: ({ detail }) => ['api->>slice', `${conditions(detail)}, terminating=true`],
  endpointRemoved: (_, __, words) => ['api->>slice', words.removed],
  trafficStopped: ({ detail }, _, words) => ['slice-->>clients', `${words.lastRequest} (${detail.route})`],
  preStopStarted: ({ detail }, c) => [`kubelet->>${c}`, `preStop (${detail.handler})`],
  preStopFinished: ({ detail }, c, words) => [
    `${c}-->>kubelet`,
    detail.cutShort ? words.hookCut : detail.failed ? words.hookFails : words.hookEnds,
  ],
  stopSignalSent: ({ detail }, c) => [`kubelet->>${c}`, detail.signal],
  sigkillSent: (_, c) => [`kubelet-x${c}`, 'SIGKILL'],
  containerExited: ({ detail }, c, words) => [`${c}-->>kubelet`, words.exit(detail.exitCode)],
  podRemoved: (_, __, words) => ['kubelet->>api', words.removed],
  finalizersPending: ({ detail }) => ['api->>api', `finalizers: ${detail.finalizers.join(', ')}`],
  podFinished: ({ detail }) => ['kubelet->>api', detail.phase],
};

function conditions(detail: { readonly ready: boolean; readonly serving: boolean }): string {
  return `ready=${String(detail.ready)}, serving=${String(detail.serving)}`;
}
