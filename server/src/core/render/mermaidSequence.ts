// The story as a sequence diagram: who tells whom what, and at which instant.
import { formatSeconds, seconds } from '../base/duration.ts';
import type { Locale } from '../base/localized.ts';
import {
  forEvent,
  type EventType,
  type ForEveryEvent,
  type PodEventDetails,
  type Timeline,
  type TimelineEvent,
} from '../lifecycle/events.ts';
import { drawingWordsOf } from './drawingWords.ts';
import type { Explain } from './explain.ts';
import { instantText } from './instantText.ts';
import { mermaidName, mermaidText } from './mermaidText.ts';
import { foldRepeats, type Passage } from './repeats.ts';
import { SequenceNotes } from './sequenceNotes.ts';
import { SequenceText } from './sequenceText.ts';
import { wordsOf, type Words } from './words.ts';

export interface SequenceDiagram {
  readonly text: string;
  /** The event behind each message, in drawing order. */
  readonly messageEventIds: readonly string[];
}

/**
 * Draws a story. Every event is one message, so that a click on the n-th message is a click on the n-th event; of what
 * repeats itself only the first time is drawn.
 */
export function mermaidSequence(timeline: Timeline, explain: Explain): SequenceDiagram {
  return new PodSequence(timeline, explain).draw();
}

class PodSequence {
  readonly #timeline: Timeline;
  readonly #explain: Explain;
  readonly #text = new SequenceText();
  readonly #containers: ReadonlyMap<string, string>;
  readonly #services: ReadonlySet<string>;
  readonly #notes: SequenceNotes;

  constructor(timeline: Timeline, explain: Explain) {
    this.#timeline = timeline;
    this.#explain = explain;
    this.#containers = containersOf(timeline);
    this.#services = new Set(timeline.story.flatMap(({ detail }) => ('service' in detail ? [detail.service] : [])));
    this.#notes = new SequenceNotes(timeline, explain.locale, this.#text);
  }

  draw(): SequenceDiagram {
    // A container that the story does not start runs already.
    const starts = new Set(
      this.#timeline.story.flatMap(({ type, container }) => (type === 'containerStarted' ? [container] : [])),
    );
    for (const [name, id] of this.#containers) if (!starts.has(name)) this.#text.openBar(id);
    for (const passage of foldRepeats(this.#timeline.story.filter(isOfPod))) this.#passage(passage);
    this.#notes.end();
    const { leftOut } = this.#text;
    if (leftOut > 0) this.#text.note('kubelet', drawingWordsOf(this.#explain.locale).more(leftOut));
    const text = this.#text.end(participants(this.#timeline, this.#containers, this.#explain));
    return { text, messageEventIds: this.#text.messageEventIds };
  }

  #passage({ events, times, last }: Passage<PodEvent>): void {
    const [first] = events;
    if (!first) return;
    this.#notes.before(first);
    const each = (): void => {
      for (const event of events) this.#event(event);
    };
    if (times === 1) each();
    else
      this.#text.loop(
        drawingWordsOf(this.#explain.locale).repeated(times, instantText(last ?? first, this.#explain.locale)),
        each,
      );
  }

  #event(event: PodEvent): void {
    const probe = probeLoop(event, this.#explain.locale);
    if (probe === undefined) this.#message(event);
    else
      this.#text.loop(probe, () => {
        this.#message(event);
      });
  }

  #message(event: PodEvent): void {
    const { locale } = this.#explain;
    const id = this.#containers.get(event.container ?? '') ?? 'kubelet';
    const [arrow, label] = forEvent(messages, event, id, wordsOf(locale).picture);
    const text = `${mermaidText(instantText(event, locale))}  ${whose(event, this.#services)}${mermaidName(label)}`;
    this.#text.message(arrow, text, event.id);
    if (opening.has(event.type)) this.#text.openBar(id);
    if (closing.has(event.type)) this.#text.closeBar(id);
  }
}

type PodEvent = TimelineEvent & { readonly type: keyof PodEventDetails };

/** How often a probe was asked before it made a difference. */
function probeLoop(event: PodEvent, locale: Locale): string | undefined {
  if (event.type !== 'livenessFailed' && event.type !== 'startupProbeFailed') return undefined;
  const probe = event.type === 'livenessFailed' ? 'liveness' : 'startup';
  const values = event.causes.flatMap((cause) => (cause.type === 'value' ? [cause.value] : []));
  const period = values.find((value) => typeof value === 'number');
  const failures = values.find((value) => /^\d+×$/.test(String(value)));
  return drawingWordsOf(locale).probes(
    probe,
    period === undefined ? undefined : formatSeconds(seconds(period)),
    Number.parseInt(String(failures ?? 1), 10),
  );
}

function isOfPod(event: TimelineEvent): event is PodEvent {
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
  const routes = timeline.story.flatMap((event) => (event.type === 'trafficStopped' ? [event.detail.route] : []));
  const served = timeline.story.some(({ type }) => type.startsWith('endpoint'));
  return [
    ...(served ? [`participant clients as ${words.clients}`] : []),
    ...(routes.length > 0 ? [`participant route as ${routeNames(routes, explain.locale)}`] : []),
    ...(served ? ['participant slice as EndpointSlice'] : []),
    `participant api as ${words.apiServer}`,
    'participant kubelet',
    ...[...containers].map(([name, id]) => `participant ${id} as ${mermaidName(name)}`),
  ];
}

/** By route; behind each other it is a load balancer with its own health checks. */
const standsBetween: Readonly<Record<string, string | undefined>> = {
  headless: 'DNS',
  ClusterIP: 'kube-proxy',
  NodePort: 'kube-proxy',
  LoadBalancer: 'kube-proxy',
  'target group': 'kube-proxy',
  Ingress: 'Ingress',
  Gateway: 'Gateway',
  Route: 'Route',
};

/** What stands between clients and the pod: it hears of the EndpointSlice, and stops sending. */
function routeNames(routes: readonly string[], locale: Locale): string {
  const names = routes.map((route) => standsBetween[route] ?? drawingWordsOf(locale).loadBalancer);
  return [...new Set(names)].join(', ');
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
  trafficStopped: ({ detail }, _, words) => ['route-->>clients', `${words.lastRequest} (${detail.route})`],
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
