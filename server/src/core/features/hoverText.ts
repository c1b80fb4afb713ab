// What the numbers of termination come to, in a few lines of Markdown.
import { formatSeconds, seconds } from '../base/duration.ts';
import { isReadable, type Sourced } from '../base/origin.ts';
import type { Container, LifecycleHandler, Probe } from '../manifest/container.ts';
import type { Workload } from '../manifest/manifest.ts';
import type { TimelineEvent } from '../lifecycle/events.ts';
import { assumptionText } from '../render/assumptionText.ts';
import type { Explain } from '../render/explain.ts';
import { instantText } from '../render/instantText.ts';
import { signalText } from '../render/signalText.ts';
import { AssumptionReader, type AssumptionUse } from '../scenario/assumptions.ts';
import { originOf } from '../scenario/hookModel.ts';
import { hookDuration } from '../scenario/hookDuration.ts';
import { nodeGrace } from '../scenario/nodeGrace.ts';
import type { SyntaxDocument } from '../syntax/syntaxTree.ts';
import { hoverWords, originWords, plain } from './hoverWords.ts';
import { documentFindings, plainDeletion, workloadTimeline, type Snapshot } from './snapshot.ts';

/** Whom a hover speaks of, and to whom. */
export interface Subject {
  readonly snapshot: Snapshot;
  readonly document: SyntaxDocument;
  readonly workload: Workload;
  readonly explain: Explain;
}

type Paragraphs = readonly string[];

export function graceText(subject: Subject): Paragraphs {
  const { containers } = subject.workload.pod.spec;
  return [...graceLine(subject), ...verdict(subject), ...instants(subject, containers), ...nodeLine(subject)];
}

export function preStopText(subject: Subject, container: Container, preStop: LifecycleHandler): Paragraphs {
  const words = hoverWords(subject.explain.locale);
  const { action } = preStop;
  if (action.type === 'invalid') return [words.noHandler(plain(container.name))];
  const reader = new AssumptionReader(subject.snapshot.config.assumptions, subject.workload.ref);
  const stated = reader.duration(container.name, 'preStopTakes');
  const takes = words.takes(stated ? { lo: stated.value, hi: stated.value, fails: false } : hookDuration(action));
  const origin = originWords(stated?.origin ?? originOf(preStop), subject.explain);
  const hook = words.preStop(plain(container.name), action.type, takes, origin);
  return [hook, ...graceLine(subject), ...verdict(subject), ...instants(subject, [container])];
}

/** A probe's own grace period is one for its kills only (R23, R24). */
export function probeGraceText({ explain }: Subject, name: string, probe: Probe): string {
  const words = hoverWords(explain.locale);
  const grace = probe.terminationGracePeriodSeconds;
  if (name === 'readinessProbe') return words.readinessGrace();
  if (!grace || !isReadable(grace)) return words.probeGrace(name, '?', '');
  return words.probeGrace(name, formatSeconds(seconds(grace.value)), originWords(grace.origin, explain));
}

/** A negative grace period acts as 1 s (R2), and with 0 the object goes at once (R5). */
function graceLine({ workload, explain }: Subject): Paragraphs {
  const words = hoverWords(explain.locale);
  const grace = workload.pod.spec.terminationGracePeriodSeconds;
  if (!isReadable(grace)) return [];
  const note = grace.value < 0 ? words.actsAsOneSecond : grace.value === 0 ? words.forceDeletion : '';
  return [words.grace(formatSeconds(seconds(grace.value)), originWords(grace.origin, explain)) + note];
}

/** What the node leaves of it where the node decides; said only where that is less. */
function nodeLine({ snapshot, workload, explain }: Subject): Paragraphs {
  const { spec } = workload.pod;
  const grace = spec.terminationGracePeriodSeconds;
  if (!isReadable(grace)) return [];
  const reader = new AssumptionReader(snapshot.config.assumptions, workload.ref);
  const { hardPressure, softPressure, shutdown } = nodeGrace(spec, grace, reader);
  if (Math.min(hardPressure.value, softPressure.value, shutdown.value) >= grace.value) return [];
  const text = ({ value }: Sourced<number>): string => formatSeconds(seconds(value));
  const pressure = [...new Set([text(hardPressure), text(softPressure)])].join(' … ');
  return [hoverWords(explain.locale).nodeGrace(pressure, text(shutdown), originWords(shutdown.origin, explain))];
}

/** What the API server says of the object, where it refuses it. */
function verdict({ snapshot, document, workload, explain: { locale } }: Subject): Paragraphs {
  return documentFindings(snapshot, document)
    .filter(({ object, finding }) => object === workload && finding.rejectedByApiServer === true)
    .map(({ finding }) => hoverWords(locale).rejected(plain(finding.message[locale])));
}

function instants({ snapshot, workload, explain }: Subject, containers: readonly Container[]): Paragraphs {
  const words = hoverWords(explain.locale);
  const answer = workloadTimeline(snapshot, workload, plainDeletion);
  if (answer.type === 'unknown') return [words.noTimeline(plain(answer.why[explain.locale]))];
  const lines = containers.flatMap(({ name }) => {
    const events = answer.timeline.story.filter(({ container }) => container === name);
    const told = events.flatMap((event) => instant(event, explain));
    return told.length === 0 ? [] : [`- **${plain(name)}**: ${told.join(' · ')}`];
  });
  if (lines.length === 0) return [];
  const uses = usesOf(containers, answer.assumptions).map((use) => `*${plain(assumptionText(use, explain))}*`);
  return [`${words.afterDeletion}\n\n${lines.join('\n')}`, ...uses];
}

function instant(event: TimelineEvent, { locale }: Explain): readonly string[] {
  const words = hoverWords(locale);
  switch (event.type) {
    case 'stopSignalSent':
      return [words.stop(signalText(event.detail.signal, locale), instantText(event, locale))];
    case 'containerExited':
      return [words.exit(instantText(event, locale))];
    case 'sigkillSent': {
      const at = event.latest ?? event.earliest;
      return [words.kill(instantText({ earliest: at, latest: at }, locale))];
    }
    default:
      return [];
  }
}

/** Those that somebody stated, and those that nobody knows; what is merely usual goes without saying. */
function usesOf(containers: readonly Container[], uses: readonly AssumptionUse[]): readonly AssumptionUse[] {
  const names = new Set(containers.map(({ name }) => name));
  return uses.filter(
    ({ key, given, value }) => names.has(key.slice(0, key.lastIndexOf('.'))) && (given || value === 'unknown'),
  );
}
