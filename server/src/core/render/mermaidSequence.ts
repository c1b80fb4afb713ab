// The story as a sequence diagram: who tells whom what, and at which instant.
import { formatSeconds, seconds } from '../base/duration.ts';
import type { Timeline, TimelineEvent } from '../lifecycle/events.ts';
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
  for (const container of containers.values()) lines.push(`activate ${container}`);
  for (const event of timeline.story) {
    const id = containers.get(event.container ?? '') ?? 'kubelet';
    const at = mermaidText(instantText(event, explain.locale));
    lines.push(`${arrow(event, id)}: ${at}  ${mermaidText(label(event, wordsOf(explain.locale).picture))}`);
    if (event.type === 'containerExited') lines.push(`deactivate ${id}`);
  }
  return { text: `${lines.join('\n')}\n`, messageEventIds: timeline.story.map(({ id }) => id) };
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
  const served = timeline.story.some(({ type }) => type === 'endpointMarkedTerminating');
  return [
    ...(served ? [`participant clients as ${words.clients}`, 'participant slice as EndpointSlice'] : []),
    `participant api as ${words.apiServer}`,
    'participant kubelet',
    ...[...containers].map(([name, id]) => `participant ${id} as ${mermaidName(name)}`),
  ];
}

/** Who tells whom. `+` and `-` open and close the bar of a hook beside the bar of its container. */
function arrow(event: TimelineEvent, container: string): string {
  switch (event.type) {
    case 'podMarkedTerminating':
      return 'api->>kubelet';
    case 'endpointMarkedTerminating':
    case 'endpointRemoved':
      return 'api->>slice';
    case 'trafficStopped':
      return 'slice-->>clients';
    case 'preStopStarted':
      return `kubelet->>+${container}`;
    case 'preStopFinished':
      return `${container}-->>-kubelet`;
    case 'stopSignalSent':
      return `kubelet->>${container}`;
    case 'sigkillSent':
      return `kubelet-x${container}`;
    case 'containerExited':
      return `${container}-->>kubelet`;
    case 'podRemoved':
      return 'kubelet->>api';
  }
}

function label(event: TimelineEvent, words: Words['picture']): string {
  switch (event.type) {
    case 'podMarkedTerminating':
      return words.grace(formatSeconds(seconds(event.detail.gracePeriodSeconds)));
    case 'endpointMarkedTerminating':
      return `ready=${String(event.detail.ready)}, serving=${String(event.detail.serving)}`;
    case 'trafficStopped':
      return `${words.lastRequest} (${event.detail.route})`;
    case 'endpointRemoved':
    case 'podRemoved':
      return words.removed;
    case 'preStopStarted':
      return `preStop (${event.detail.handler})`;
    case 'preStopFinished':
      return event.detail.cutShort ? words.hookCut : event.detail.failed ? words.hookFails : words.hookEnds;
    case 'stopSignalSent':
      return event.detail.signal;
    case 'sigkillSent':
      return 'SIGKILL';
    case 'containerExited':
      return words.exit(event.detail.exitCode);
  }
}
